/* Rule 3.5: a noexcept function may recover by its own deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct object
{
  int number;
  ~object () { note (number); }
};

static void OPAQUE
leaf (int n)
{
  object o = { 1 };
  if (n)
    panic ("leaf %d", n);
}

static void OPAQUE
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static int OPAQUE
block (int n) noexcept
{
  defer { say_panic (recover ()); }
  leaf (n);
  return 5;
}

static int OPAQUE
by_name (int n) noexcept
{
  defer_result (int, result) = 6;
  defer note (2);
  defer handler (3);
  leaf (n);
  return 7;
}

static void OPAQUE
conditional (int n) noexcept
{
  object o = { 4 };
  if (n)
    defer { say_panic (recover ()); }
  if (n > 1)
    defer handler (5);
  leaf (n);
}

static void OPAQUE
loop (int n) noexcept
{
  for (int i = 0; i < n; i++)
    {
      object o = { 6 };
      defer handler (10 + i);
      leaf (i);
    }
}

/* The panic is raised in the function itself.  */
static int OPAQUE
own (int n) noexcept
{
  object o = { 7 };
  defer { say_panic (recover ()); }
  if (n)
    panic ("own");
  return n;
}

/* What is inlined brings its own terminate.  */
static inline void
inlined (int n) noexcept
{
  defer { say_panic (recover ()); }
  leaf (n);
}

static void OPAQUE
inlines (int n) noexcept
{
  defer note (8);
  inlined (n);
  note (9);
}

/* Nothing leaves a function that recovers.  */
static int OPAQUE
caller (int n) noexcept
{
  object o = { 20 };
  int result = block (n);
  conditional (n);
  return result;
}

int
main ()
{
  CHECK (block (0) == 5 && block (1) == 0);
  EXPECT ("1 NULL 1 leaf 1");
  CHECK (by_name (0) == 7 && by_name (2) == 6);
  EXPECT ("1 3 NULL 2 1 3 leaf 2 2");
  conditional (0);
  conditional (1);
  conditional (2);
  EXPECT ("1 4 1 leaf 1 4 1 5 leaf 2 NULL 4");
  loop (2);
  EXPECT ("1 6 1 6 11 leaf 1 10 NULL");
  CHECK (own (0) == 0 && own (1) == 0);
  EXPECT ("NULL 7 own 7");
  inlines (1);
  EXPECT ("1 leaf 1 9 8");
  CHECK (caller (1) == 0);
  EXPECT ("1 leaf 1 1 leaf 1 4 20");
  return 0;
}
