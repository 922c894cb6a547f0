/* Rules 2.1 and 2.6: computed goto is a jump like any other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

/* Interpret CODE: letters defer, digits jump forward that many, `b' goes
   back to the start once.  */
static void OPAQUE
interpret (const char *code)
{
  static void *const table[] = { &&op_a, &&op_c, &&op_end };
  const char *start = code;
  int back = 0;
  defer note (0);

next:
  switch (*code++)
    {
    case 'a':
      goto *table[0];
    case 'b':
      if (!back++)
	code = start;
      goto next;
    case 'c':
      goto *table[1];
    default:
      goto *table[2];
    }
op_a:
  defer note (1);
  goto next;
op_c:
  defer { note (3); }
  goto next;
op_end:
  defer note (9);
}

static void OPAQUE
forward (int n)
{
  void *target = n ? &&skip : &&go;
  defer note (1);
  goto *target;
go:
  defer note (2);
skip:
  defer note (3);
}

int
main (void)
{
  interpret ("");
  EXPECT ("9 0");
  interpret ("acb");
  EXPECT ("9 3 1 3 1 0");
  interpret ("aac");
  EXPECT ("9 3 1 1 0");
  forward (0);
  EXPECT ("3 2 1");
  forward (1);
  EXPECT ("3 1");
  return 0;
}
