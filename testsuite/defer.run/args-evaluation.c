/* Rule 1.1: arguments are evaluated once, now, in the order of a call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

typedef void (*function) (int, int, int);

static void OPAQUE
use (int a, int b, int c)
{
  note (a * 100 + b * 10 + c);
}

static function OPAQUE
chosen (void)
{
  say ("fn");
  return use;
}

static void OPAQUE
plain_call (void)
{
  chosen () (noted (1), noted (2), noted (3));
}

static void OPAQUE
keyword (void)
{
  defer chosen () (noted (1), noted (2), noted (3));
  say ("body");
}

static void OPAQUE
builtin (void)
{
  __defer (chosen (), noted (1), noted (2), noted (3));
  say ("body");
}

int
main (void)
{
  char order[64], wanted[sizeof order + 16];

  /* What a call does is the yardstick; its last event is use's.  */
  plain_call ();
  strcpy (order, trace);
  EXPECT (order);
  CHECK (strlen (order) > 4);
  order[strlen (order) - 4] = '\0';
  snprintf (wanted, sizeof wanted, "%s body 123", order);

  keyword ();
  EXPECT (wanted);
  builtin ();
  EXPECT (wanted);
  return 0;
}
