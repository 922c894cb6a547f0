/* Rule 6.6: a computed goto may stay in one scope, in that of a function or in a block.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static void OPAQUE
interpret (const char *program)
{
  static void *const code[] = { &&stop, &&increment, &&twice };
  int value = 0;
  defer note (value);
  goto *code[*program - '0'];
increment:
  value++;
  goto *code[*++program - '0'];
twice:
  {
    value *= 2;
  }
  goto *code[*++program - '0'];
stop:
  note (-1);
}

/* The labels are where no defer is.  */

static int OPAQUE
between_scopes (int n)
{
  static void *const code[] = { &&end, &&work };
next:
  goto *code[n > 0];
work:
  {
    defer n--;
    defer note (n);
    if (n == 2)
      goto next;
    note (10 + n);
  }
  goto *code[n > 0];
end:
  return n;
}

int
main (void)
{
  interpret ("11220");
  EXPECT ("-1 8");
  CHECK (between_scopes (3) == 0);
  EXPECT ("13 3 2 11 1");
  return 0;
}
