/* Rule 3.3: a result that a return was still making is not returned: zero is.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct pair { long a, b; };
struct large { int first, numbers[50], last; };

static int OPAQUE
fails (void)
{
  if (opaque (1))
    panic ("A");
  return 9;
}

static struct pair OPAQUE
small (int n)
{
  defer { CHECK (recover ()); }
  return (struct pair) { n, fails () };
}

static struct large OPAQUE
large (int n)
{
  defer { CHECK (recover ()); }
  return (struct large) { n, { n, n }, fails () };
}

/* Fills its result before it fails.  */
static struct large OPAQUE
filled (int n)
{
  struct large l = { n, { n }, n };
  l.last = fails ();
  return l;
}

static struct large OPAQUE
of_another (int n)
{
  defer { CHECK (recover ()); }
  if (n)
    return filled (n);
  return filled (2);
}

static int OPAQUE
chosen (int n)
{
  defer { CHECK (recover ()); }
  return n ? n + fails () : 1;
}

static _Complex double OPAQUE
two_parts (int n)
{
  defer { CHECK (recover ()); }
  return n + fails () * 1.0i;
}

int
main (void)
{
  struct large l;
  CHECK (small (opaque (5)).a == 0);
  l = large (opaque (5));
  CHECK (l.first == 0 && l.numbers[0] == 0 && l.last == 0);
  memset (&l, 1, sizeof l);
  l = of_another (opaque (5));
  CHECK (l.first == 0 && l.numbers[0] == 0 && l.last == 0);
  CHECK (chosen (opaque (5)) == 0);
  CHECK (two_parts (opaque (5)) == 0);
  return 0;
}
