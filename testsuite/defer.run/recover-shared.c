/* Rule 3.2: functions that several defers call, as one thunk does on unwinding:
   arguments of all widths, handlers, handlers that only blocks call, and calls
   that panic themselves.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <limits.h>
#include <stdbool.h>
#include "panic.h"

/* A number that needs the upper half of a long.  */
#define LARGE (1L << (sizeof (long) * CHAR_BIT - 24))

static int OPAQUE
wide (int i, unsigned u, long l, unsigned long ul, const char *p)
{
  CHECK (i < 0 && u > INT_MAX && l == -LARGE && ul == (unsigned long) -LARGE);
  say (p);
  return i;
}

static void OPAQUE
narrow (bool b, signed char c, unsigned char uc, short s, unsigned short us)
{
  CHECK (b && c < 0 && uc > SCHAR_MAX && s < 0 && us > SHRT_MAX);
  say ("narrow");
}

static void OPAQUE
floating (double d, float f)
{
  note ((int) (d * f));
}

static void OPAQUE
handler (int n)
{
  const struct defer_panic *p = recover ();
  note (n);
  say (p ? p->message : "-");
}

static void OPAQUE
blow (const char *message)
{
  panic ("%s", message);
}

static void OPAQUE
values (int minus, long large)
{
  defer wide (minus, (unsigned) minus, -large, (unsigned long) -large, "1");
  defer narrow (true, (signed char) minus, (unsigned char) minus, (short) minus,
		(unsigned short) minus);
  defer floating (minus, 2.0f);
  if (large)
    {
      defer wide (minus, (unsigned) minus, -large, (unsigned long) -large, "2");
      defer narrow (large, (signed char) minus, (unsigned char) minus,
		    (short) minus, (unsigned short) minus);
      defer floating (3.0, 2.0f);
    }
  blow ("A");
}

static int OPAQUE
named (int n)
{
  defer handler (n);
  if (n)
    defer handler (n + 1);
  blow ("B");
  return 1;
}

/* Their handler is not what is deferred.  */
static void OPAQUE
blocks (int n)
{
  defer { handler (n); }
  defer { if (n) handler (n + 1); }
  blow ("C");
}

/* Each takes the place of the one before it.  */
static void OPAQUE
replacing (void)
{
  defer { say_panics (recover ()); }
  defer blow ("3");
  defer { blow ("2"); }
  defer blow ("1");
  blow ("0");
}

#ifdef __cplusplus
struct counter
{
  int count;
  void OPAQUE add (int n) { count += n; note (count); }
  virtual void OPAQUE add_virtual (int n) { count += n; note (count); }
};

static void OPAQUE
members (counter *c, int n)
{
  defer c->add (n);
  defer c->add (10 * n);
  defer c->add_virtual (100 * n);
  defer c->add_virtual (1000 * n);
  blow ("D");
}

static void OPAQUE
blow_through (int n)
{
  defer { say_panic (recover ()); }
  counter c;
  c.count = 0;
  members (&c, n);
}

static void OPAQUE
throwing (int n)
{
  throw n;
}

static void OPAQUE
replaced_by_exception (int n)
{
  defer note (5);
  defer throwing (n);
  blow ("E");
}
#endif

static void OPAQUE
recovering (void (*fn) (int), int n)
{
  defer { say_panic (recover ()); }
  fn (n);
}

static void OPAQUE
run_values (int n)
{
  values (n, LARGE);
}

int
main (void)
{
  recovering (run_values, -2);
  EXPECT ("6 narrow 2 -4 narrow 1 A");
  CHECK (named (7) == 0);
  EXPECT ("8 B 7 -");
  CHECK (named (0) == 0);
  EXPECT ("0 B");
  recovering (blocks, 4);
  EXPECT ("5 - 4 - C");
  replacing ();
  EXPECT ("3<2<1<0");
#ifdef __cplusplus
  blow_through (1);
  EXPECT ("1000 1100 1110 1111 D");
  try
    {
      replaced_by_exception (6);
    }
  catch (int i)
    {
      note (i);
    }
  EXPECT ("5 6");
#endif
  return 0;
}
