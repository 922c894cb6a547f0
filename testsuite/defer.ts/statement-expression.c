/* Rule 6.2: a statement expression is a block, and has its value before that ends.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

struct large { int numbers[20]; };

static int OPAQUE
value (int x)
{
  int y = ({ defer x = 5; x + 1; });
  return 10 * y + x;
}

static int OPAQUE
with_variables (int x)
{
  return ({
    int y = x;
    defer note (y);
    y++;
    defer y += 10;
    y;
  }) + ({ defer note (x); x; });
}

static struct large OPAQUE
of_structs (int x)
{
  struct large s = { { x } };
  struct large t = ({ defer s.numbers[0] = 9; s; });
  CHECK (s.numbers[0] == 9);
  return t;
}

static int OPAQUE
without_value (int x)
{
  ({ defer note (1); });
  ({ defer note (2); note (3); (void) 0; });
  ({ defer note (4); if (x) note (5); });
  return ({ note (6); { defer note (8); note (7); } x; });
}

static int OPAQUE
left_by_return (int x)
{
  defer note (1);
  return x + ({ defer note (2); if (x) return -1; 3; });
}

static int OPAQUE
inside_the_deferred_statement (int x)
{
  {
    defer x += 1 + ({ defer note (x); 0; });
  }
  defer note (({ defer note (9); x; }));
  return x;
}

static int OPAQUE
nested_inside_the_deferred_statement (int x)
{
  defer note (({ defer { int y = x; defer { int z = y; note (z); } } note (x + 1); x + 2; }));
  return x;
}

/* In what controls a statement it ends each time that this is evaluated.  */

static void OPAQUE
in_control (int n)
{
  for (int i = ({ defer note (1); 0; }); ({ defer note (2); i < n; });
       ({ defer note (3); i++; }))
    defer note (10 + i);
  do
    defer note (4);
  while (({ defer n--; n > 1; }));
  while (({ defer n++; n < 2; }))
    defer note (20 + n);
  if (({ defer note (5); n; }))
    defer note (6);
  else
    defer note (7);
  switch (({ defer note (8); 2; }))
    case 2:
      defer note (9);
}

static int OPAQUE
left_by_jumps (int n)
{
  defer note (100);
  for (int i = 0; i < n; i++)
    {
      defer note (10 + i);
      note (1 + ({
	defer note (20 + i);
	if (i == 1)
	  continue;
	if (i == 2)
	  break;
	if (i == 3)
	  goto out;
	if (n == 2)
	  goto out;
	30 + i;
      }));
    }
  return 0;
out:
  return ({ defer n = 0; n; });
}

int
main (void)
{
  CHECK (value (1) == 25);
  CHECK (with_variables (3) == 7);
  EXPECT ("14 3");
  CHECK (of_structs (4).numbers[0] == 4);
  CHECK (without_value (1) == 1);
  EXPECT ("1 3 2 5 4 6 7 8");
  CHECK (left_by_return (1) == -1);
  EXPECT ("2 1");
  CHECK (left_by_return (0) == 3);
  EXPECT ("2 1");
  CHECK (inside_the_deferred_statement (1) == 2);
  EXPECT ("1 9 2");
  CHECK (nested_inside_the_deferred_statement (1) == 1);
  EXPECT ("2 1 3");
  in_control (2);
  EXPECT ("1 2 10 3 2 11 3 2 4 4 21 22 5 6 8 9");
  CHECK (left_by_jumps (2) == 2);
  EXPECT ("20 10 100");
  CHECK (left_by_jumps (3) == 0);
  EXPECT ("20 31 10 21 11 22 12 100");
  return 0;
}
