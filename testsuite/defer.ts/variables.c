/* Rule 6.3: it sees variables by reference, those of its block and of all around it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static int file_scope;

static void OPAQUE
of_every_kind (int parameter)
{
  static int kept;
  int fast = 1;
  const int fixed = 2;
  int array[3] = { 1, 2, 3 };
  {
    volatile int inner = 4;
    defer
      {
	note (parameter);
	note (kept);
	note (fast);
	note (fixed);
	note (array[2]);
	note (inner);
	note (file_scope);
      }
    parameter++;
    kept += 10;
    fast += 20;
    array[2] += 30;
    inner += 40;
    file_scope += 50;
  }
}

/* Each runs while the variables that were declared before it live, and those of
   another block may share their place.  */

static void OPAQUE
share_their_place (int n)
{
  {
    char text[64];
    snprintf (text, sizeof text, "first %d", n);
    defer say (text);
  }
  {
    char text[64];
    snprintf (text, sizeof text, "second %d", n);
    defer say (text);
    {
      char other[64];
      snprintf (other, sizeof other, "third %d", n);
      defer say (other);
    }
  }
}

static void
cleaned (int *p)
{
  note (*p);
}

static void OPAQUE
with_cleanup (int n)
{
  defer note (1);
  int before __attribute__ ((cleanup (cleaned))) = 2;
  defer { note (3); before = n; }
  int behind __attribute__ ((cleanup (cleaned))) = 4;
  if (n)
    return;
  note (5);
}

static int OPAQUE
static_inside (void)
{
  for (int i = 0; i < 3; i++)
    defer { static int count; note (++count); }
  return 0;
}

int
main (void)
{
  of_every_kind (1);
  EXPECT ("2 10 21 2 33 44 50");
  share_their_place (1);
  EXPECT ("first 1 third 1 second 1");
  with_cleanup (7);
  EXPECT ("4 3 7 1");
  with_cleanup (0);
  EXPECT ("5 4 3 0 1");
  static_inside ();
  EXPECT ("1 2 3");
  return 0;
}
