/* Rule 3.3: a function that recovers returns from itself, inlined or not.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

#define INLINED static inline __attribute__ ((always_inline))

static void OPAQUE
fails (int n)
{
  if (n)
    panic ("%d", n);
}

INLINED int
by_block (int n)
{
  defer { say_panic (recover ()); }
  fails (n);
  return 5;
}

static void
handler (int number)
{
  note (number);
  say_panic (recover ());
}

INLINED int
by_handler (int n)
{
  defer_result (int, result) = 6;
  defer handler (n);
  if (n > 1)
    defer handler (n + 100);
  fails (n);
  result = 7;
}

/* Several times in one function, which has calls of its own.  */
static int OPAQUE
outer (int n)
{
  int sum = 0;
  defer { say_panic (recover ()); note (sum); }
  sum += by_block (n);
  sum += 10 * by_handler (n);
  for (int i = 0; i < 2; i++)
    {
      defer note (i);
      sum += 100 * by_block (i);
    }
  return sum;
}

/* In a deferred block that a panic runs.  */
static int OPAQUE
in_block (int n)
{
  int sum = 0;
  defer { note (sum); }
  defer
    {
      sum += by_block (n);
      sum += 10 * by_handler (n);
      say_panic (recover ());
      sum += 100 * by_block (n);
    }
  panic ("A");
}

/* In a handler, which is itself inlined.  */
INLINED void
inlined_handler (int n)
{
  note (by_block (n));
  say_panic (recover ());
  note (by_handler (n));
}

static void OPAQUE
in_handler (int n)
{
  defer inlined_handler (n);
  defer { inlined_handler (n); }
  panic ("B");
}

int
main (void)
{
  CHECK (outer (opaque (0)) == 575);
  EXPECT ("NULL 0 NULL NULL 1 1 0 NULL 575");
  CHECK (outer (opaque (2)) == 560);
  EXPECT ("2 102 2 2 NULL NULL 1 1 0 NULL 560");
  CHECK (in_block (opaque (0)) == 0);
  EXPECT ("NULL 0 NULL A NULL 575");
  CHECK (in_block (opaque (1)) == 0);
  EXPECT ("1 1 1 A 1 60");
  in_handler (opaque (0));
  EXPECT ("NULL 5 NULL 0 NULL 7 NULL 5 B 0 NULL 7");
  in_handler (opaque (1));
  EXPECT ("1 0 NULL 1 1 6 1 0 B 1 1 6");
  return 0;
}
