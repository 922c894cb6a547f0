/* Rule 3.2: recover is an expression, in any place of the deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

#define SAY_RECOVERED say_panic (recover ())

static const char *
message_of (const struct defer_panic *p)
{
  return p ? p->message : "NULL";
}

static void OPAQUE
f (int n)
{
  const struct defer_panic *p = NULL;
  defer { say (message_of (p)); }
  defer { recover (); }
  defer { panic ("J"); }
  defer { (void) recover (); }
  defer { panic ("I"); }
  defer { SAY_RECOVERED; }
  defer { panic ("H"); }
  defer { say (__extension__ ({ recover (); })->message); }
  defer { panic ("G"); }
  defer { if (n && (p = recover ())) say (p->message); p = NULL; }
  defer { panic ("F"); }
  defer { do say ("turn"); while (recover ()); }
  defer { panic ("E"); }
  defer { switch (n) { case 1: say (recover ()->message); } }
  defer { panic ("D"); }
  defer { say (n ? message_of (recover ()) : "not reached"); }
  defer { panic ("C"); }
  defer { say ((note (n), recover ())->message); }
  defer { panic ("B"); }
  defer { for (; (p = recover ()) != NULL; note (n)) say (p->message); }
  panic ("A");
}

int
main (void)
{
  f (opaque (1));
  EXPECT ("A 1 1 B C D turn turn F G H NULL");
  return 0;
}
