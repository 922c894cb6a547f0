/* Rule 6.2, TS example 4, TS example 5, TS example 6, TS example 8, TS example 9: the other examples, as far as they are legal.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

typedef struct meow *handle;

/* Secondary blocks without braces.  */

static void OPAQUE
cat (void)
{
  {
    defer { say ("meow"); }
    if (opaque (1))
      defer say ("cat");
    say ("says");
  }
}

static void OPAQUE
cats (void)
{
  const char *names[] = { "cat", "kitty", "ferocious little baby" };
  defer { say ("meow"); }
  for (unsigned int i = 0; i < 3; ++i)
    defer say (names[i]);
  say ("says");
}

/* Reverse order, nested ones at the end of theirs.  */

static int OPAQUE
nested (void)
{
  int r = 0;
  {
    defer
      {
	defer r *= 4;
	r *= 2;
	defer { r += 3; }
      }
    defer r += 1;
  }
  return r;
}

/* A switch.  */

static int OPAQUE
in_switch (void)
{
  switch (1)
    {
    default:
      defer note (1);
      break;
    }
  return 0;
}

/* Not reached.  */

static int OPAQUE
not_reached (void)
{
  return 0;
  defer note (1);
}

/* Other compound statements.  */

static int OPAQUE
purr (handle *h)
{
  *h = (handle) &purr;
  return 0;
}

static void OPAQUE
un_purr (handle h)
{
  CHECK (h == (handle) &purr);
  note (1);
}

static int OPAQUE
handles (void)
{
  handle h;
  int err = purr (&h);
  defer if (!err) un_purr (h);
  return 0;
}

int
main (void)
{
  cat ();
  EXPECT ("cat says meow");
  cats ();
  EXPECT ("cat kitty ferocious little baby says meow");
  CHECK (nested () == 20);
  in_switch ();
  EXPECT ("1");
  not_reached ();
  EXPECT ("");
  handles ();
  EXPECT ("1");
  return 0;
}
