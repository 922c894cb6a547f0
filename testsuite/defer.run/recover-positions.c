/* Rule 3.3: recovery at each position: the other calls run once, in order.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* Calls are numbered in the order in which they are registered.  */
enum { NOBODY = -1, BODY = 12 };

/* Which call recovers, and which panics: then those above it are run by the
   return.  */
static int recovers, raises;

#define STEP(number) \
  { \
    pop (number); \
    if (number == recovers) \
      CHECK (recover ()); \
    else if (number < recovers || number >= raises) \
      CHECK (!recover ()); \
    if (number == raises) \
      panic ("%d", number); \
  }

static void
step (int number)
STEP (number)

static int OPAQUE
f (int n)
{
  push (0);
  defer STEP (0)
  defer step (push (1));
  if (n)
    defer step (push (2));
  if (n)
    {
      push (3);
      defer STEP (3)
    }
  for (int i = 0; i < n; i++)
    defer step (push (4 + i));
  push (6);
  defer STEP (6)
  if (n)
    defer step (push (7));
  for (int i = 0; i < n; i++)
    defer step (push (8 + i));
  defer step (push (10));
  for (int i = 1; i < n; i++)
    {
      push (11);
      defer STEP (11)
    }
  if (raises == BODY)
    panic ("body");
  return n;
}

static int OPAQUE
call (int n)
{
  defer_result (int, result) = -1;
  defer { CHECK (!!recover () == (recovers == NOBODY)); }
  result = f (n);
}

int
main (void)
{
  for (raises = 0; raises <= BODY; raises++)
    for (recovers = NOBODY; recovers < raises; recovers++)
      {
	int result = call (opaque (2));
	EXPECT_EMPTY ();
	CHECK (result == (recovers == NOBODY ? -1 : raises == BODY ? 0 : 2));
      }
  return 0;
}
