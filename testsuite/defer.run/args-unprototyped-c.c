/* Rule 1.1: callees without a prototype, in the style of K&R.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

static int count ();
static int describe ();

static void OPAQUE
f (n)
  int n;
{
  char c = 'c';
  float x = 0.5f;
  defer count ();
  defer describe (c, x, "text");
  __defer (describe, c, x, "more");
  if (n)
    defer describe (c, 2.5, "text");
  while (n-- > 0)
    defer describe (n, x, "loop");
  c = 0;
  x = 0;
}

static int OPAQUE
count ()
{
  note (1);
  return 1;
}

static int OPAQUE
describe (c, x, text)
  char c;
  float x;
  char *text;
{
  note (c);
  note (x * 10);
  say (text);
  return 0;
}

int
main ()
{
  f (1);
  EXPECT ("0 5 loop 99 25 text 99 5 more 99 5 text 1");
  return 0;
}
