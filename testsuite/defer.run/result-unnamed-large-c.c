/* Rule 2.5: C: nor can a deferred call change a large struct result.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct large { int a, numbers[50]; };

static struct large OPAQUE
of_local (int n)
{
  struct large l = { 1, { 2 } };
  defer { l.a = 9; }
  if (n)
    defer { l.numbers[0] = 9; }
  return l;
}

static void OPAQUE
spoil (struct large *l)
{
  l->a = 9;
}

static struct large OPAQUE
by_address (int n)
{
  struct large l = { 1, { 2 } };
  if (n)
    defer spoil (&l);
  for (int i = 0; i < n; i++)
    defer { l.numbers[0] = 9; }
  return l;
}

static struct large OPAQUE
of_parameter (struct large l)
{
  defer { memset (&l, 9, sizeof l); }
  return l;
}

static struct large shared;

static struct large OPAQUE
of_global (void)
{
  defer { shared.a = 9; }
  return shared;
}

int
main (void)
{
  struct large l = of_local (1);
  CHECK (l.a == 1 && l.numbers[0] == 2);
  l = by_address (2);
  CHECK (l.a == 1 && l.numbers[0] == 2);
  l = of_parameter (l);
  CHECK (l.a == 1 && l.numbers[0] == 2);
  shared = l;
  l = of_global ();
  CHECK (l.a == 1 && shared.a == 9);
  shared.a = 4;
  shared = of_global ();
  CHECK (shared.a == 4);
  return 0;
}
