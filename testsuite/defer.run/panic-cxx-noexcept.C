/* Rule 3.5: a panic that leaves a noexcept function terminates.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static int OPAQUE
leaf (int n)
{
  defer note (1);
  if (n)
    panic ("leaf");
  return n;
}

static void OPAQUE
no_defers (int n) noexcept
{
  leaf (n);
}

/* Its deferred calls have run, too.  */
static void OPAQUE
does_not_recover (int n) noexcept
{
  defer note (2);
  if (n)
    defer { note (3); }
  for (int i = 0; i < n; i++)
    defer note (4 + i);
  leaf (n);
}

static void OPAQUE
helper ()
{
  say_panic (recover ());
}

static void OPAQUE
in_vain (int n) noexcept
{
  defer { helper (); }
  leaf (n);
}

struct object
{
  int n;
  ~object () { leaf (n); }
};

static void OPAQUE
destroys (int n)
{
  object o = { n };
}

/* The panic gets no further, where it could be recovered.  */
static void OPAQUE
recovers (void (*fn) (int), int n)
{
  defer { say_panic (recover ()); }
  fn (n);
}

static void (*tested) (int);
static const char *wanted;

static void
child ()
{
  std::set_terminate ([] { EXPECT (wanted); _exit (50); });
  recovers (tested, 1);
}

static void
test (void (*fn) (int), const char *text)
{
  recovers (fn, 0);
  trace[trace_length = 0] = '\0';
  tested = fn;
  wanted = text;
  CHECK (in_child (child) == 50);
}

int
main ()
{
  test (no_defers, "1");
  test (does_not_recover, "1 4 3 2");
  test (in_vain, "1 NULL");
  test (destroys, "1");
  return 0;
}
