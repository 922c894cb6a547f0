/* Rule 3.2: a handler is deferred by an alias, and by a weak name.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

#ifdef __cplusplus
extern "C" {
#endif
extern void handler (int number);
extern void other_name (int number) __attribute__ ((alias ("handler")));
extern void weak_name (int number) __attribute__ ((weak, alias ("handler")));
extern void not_there (int number) __attribute__ ((weak));
extern void weak_handler (int number) __attribute__ ((weak));
#ifdef __cplusplus
}
#endif

void
handler (int number)
{
  note (number);
  say_panic (recover ());
}

void
weak_handler (int number)
{
  handler (number);
  say_panic (recover ());
}

static void OPAQUE
f (void)
{
  if (not_there)
    defer not_there (1);
  defer weak_handler (2);
  defer { panic ("C"); }
  defer weak_name (3);
  defer { panic ("B"); }
  defer other_name (4);
  panic ("A");
}

int
main (void)
{
  f ();
  EXPECT ("4 A 3 B 2 NULL C");
  return 0;
}
