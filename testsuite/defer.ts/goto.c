/* Rule 6.6, TS semantics 1, TS example 1: goto leaves a scope, backward too; the first example, as far as it is legal.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static int OPAQUE
g (void)
{
  say ("cat says");
  return 1;
  defer { say ("meow"); }
}

static int OPAQUE
h (void)
{
  goto target;
  {
    defer { say ("meow"); }
  }
target:
  say ("cat says");
  return 1;
}

static int OPAQUE
i (void)
{
  {
    defer { say ("cat says"); }
    goto target;
  }
target:
  say ("meow");
  return 1;
}

static int OPAQUE
m (void)
{
  goto target;
  {
  target:
    defer { say ("cat says"); }
  }
  say ("meow");
  return 1;
}

static int OPAQUE
o (void)
{
  {
    defer say ("cat says");
    goto target;
  }
target:;
  say ("meow");
  return 1;
}

static int OPAQUE
p (void)
{
  {
    goto target;
    defer say ("meow");
  }
target:;
  say ("cat says");
  return 1;
}

/* In the example r and s do not end.  */

static int OPAQUE
r (int times)
{
  {
  target:
    defer { say ("cat says"); }
    if (times-- == 0)
      return 1;
  }
  goto target;
  say ("meow");
  return 1;
}

static int OPAQUE
s (int times)
{
  {
  target:
    defer { say ("cat says"); }
    if (times-- == 0)
      return 1;
    goto target;
  }
  say ("meow");
  return 1;
}

static int OPAQUE
t (void)
{
  int count = 0;
  {
  target:
    defer { say ("cat says"); }
    ++count;
    if (count <= 2)
      goto target;
  }
  say ("meow");
  return 1;
}

static int OPAQUE
u (void)
{
  int count = 0;
  {
    defer { say ("cat says"); }
  target:
    if (count < 5)
      {
	++count;
	goto target;
      }
  }
  say ("meow");
  return 1;
}

static int OPAQUE
v (void)
{
  int count = 0;
target:
  if (count >= 2)
    {
      say ("meow");
      return 1;
    }
  defer { say ("cat says"); }
  count++;
  goto target;
  return 0;
}

/* Out of several scopes at once, and into the middle of an outer one.  */

static int OPAQUE
out_of_several (int n)
{
  defer note (1);
  {
    defer note (2);
    {
      defer note (3);
      if (n == 1)
	goto in_two;
      {
	defer note (4);
	if (n == 2)
	  goto in_one;
	if (n == 3)
	  return n;
	if (n == 4)
	  goto in_two;
      }
    }
  in_two:
    note (20);
  }
in_one:
  note (10);
  return 0;
}

int
main (void)
{
  CHECK (g () == 1);
  EXPECT ("cat says");
  CHECK (h () == 1);
  EXPECT ("cat says");
  CHECK (i () == 1);
  EXPECT ("cat says meow");
  CHECK (m () == 1);
  EXPECT ("cat says meow");
  CHECK (o () == 1);
  EXPECT ("cat says meow");
  CHECK (p () == 1);
  EXPECT ("cat says");
  CHECK (r (2) == 1);
  EXPECT ("cat says cat says cat says");
  CHECK (s (2) == 1);
  EXPECT ("cat says cat says cat says");
  CHECK (t () == 1);
  EXPECT ("cat says cat says cat says meow");
  CHECK (u () == 1);
  EXPECT ("cat says meow");
  CHECK (v () == 1);
  EXPECT ("cat says cat says meow");

  out_of_several (0);
  EXPECT ("4 3 20 2 10 1");
  out_of_several (1);
  EXPECT ("3 20 2 10 1");
  out_of_several (2);
  EXPECT ("4 3 2 10 1");
  CHECK (out_of_several (3) == 3);
  EXPECT ("4 3 2 1");
  out_of_several (4);
  EXPECT ("4 3 20 2 10 1");
  return 0;
}
