/* Rule 2.6: functions that return structs, in registers and in memory.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct pair { long a; double b; };
struct block { int numbers[64]; };

static struct pair OPAQUE
in_registers (int n)
{
  defer note (1);
  if (n)
    {
      struct pair early = { n, 0.5 };
      defer note (2);
      return early;
    }
  for (int i = 0; i < 2; i++)
    defer note (3 + i);
  return (struct pair) { 7, 1.5 };
}

static struct block OPAQUE
in_memory (int n)
{
  struct block block;
  for (int i = 0; i < 64; i++)
    {
      block.numbers[i] = n + i;
      if (i % 32 == 0)
	defer note (10 + i);
    }
  defer note (5);
  if (n > 1)
    {
      defer note (6);
      return in_memory (n - 1);
    }
  return block;
}

int
main (void)
{
  struct pair p = in_registers (3);
  CHECK (p.a == 3 && p.b == 0.5);
  EXPECT ("2 1");
  p = in_registers (0);
  CHECK (p.a == 7 && p.b == 1.5);
  EXPECT ("4 3 1");
  struct block b = in_memory (2);
  CHECK (b.numbers[0] == 1 && b.numbers[63] == 64);
  EXPECT ("5 42 10 6 5 42 10");
  return 0;
}
