/* Rules 2.3, 3.2, 3.3, 3.4: random programs do what the model says.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic-model.h"

enum { PROGRAMS = 1500 };

static void act (void);

/* The body of a deferred call: it recovers, calls and panics.  */
#define CALL(f) \
  { \
    begin (f); \
    for (int n = pick (3); n; n--) \
      if (pick (3) == 0) \
	recovers (f, recover ()); \
      else \
	act (); \
    end (f); \
  }

static void
call (struct frame *f)
CALL (f)

static void
helper (void)
{
  CHECK (!recover ());
}

static int OPAQUE
function (void)
{
  struct frame f = { 0, 0, 0 };
  registers (&f);
  defer { begin (&f); end (&f); leave (&f); }
  defer call (registers (&f));
  act ();
  if (pick (2))
    defer call (registers (&f));
  if (pick (2))
    {
      registers (&f);
      defer CALL (&f)
    }
  if (pick (8) == 0)
    return f.result = 1;
  act ();
  for (int n = pick (4); n; n--)
    {
      defer call (registers (&f));
      if (pick (3) == 0)
	{
	  registers (&f);
	  defer CALL (&f)
	}
      if (pick (4) == 0)
	act ();
    }
  registers (&f);
  defer CALL (&f)
  if (pick (2))
    act ();
  return f.result = 2;
}

/* Do something.  */
static void OPAQUE
act (void)
{
  switch (pick (6))
    {
    case 0:
      if (m.raised < PANICS - 1)
	raise_one ();
      break;
    case 1:
      helper ();
      break;
    default:
      if (m.budget-- > 0)
	{
	  int result = function ();
	  CHECK (result == m.result);
	  CHECK (!m.moving);
	}
    }
}

static void OPAQUE
program (unsigned long number)
{
  struct frame f = { 0, 0, 0 };
  memset (&m, 0, sizeof m);
  m.seed = number;
  m.budget = 100;
  defer { m.executed--; begin (&f); recovers (&f, recover ()); }
  for (int i = 0; i < 5; i++)
    act ();
}

int
main (void)
{
  for (unsigned long number = 0; number < PROGRAMS; number++)
    {
      program (number);
      CHECK (m.registered == m.executed);
    }
  return 0;
}
