/* Rule 1.3: the braces decide inside macros, whoever writes them.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#define LATER_CALL(x) defer note (x)
#define LATER_BLOCK(x) defer { note (x); }
#define LATER(...) defer __VA_ARGS__
#define WORD defer
#define BLOCK { note (x); }
#define CALL note (x)
#define BLOCK_OF(x) { note (x); }
#define CALL_OF(fn, x) fn (x)
#define NOTHING
#define TWICE(x) defer note (x); defer { note (x); }

static void OPAQUE
from_one_macro (int x)
{
  LATER_CALL (x);
  LATER_BLOCK (x)
  TWICE (x)
  x = 2;
}

static void OPAQUE
as_an_argument (int x)
{
  LATER (note (x));
  LATER ({ note (x); })
  x = 2;
}

static void OPAQUE
word_from_a_macro (int x)
{
  WORD note (x);
  WORD { note (x); }
  x = 2;
}

static void OPAQUE
body_from_a_macro (int x)
{
  defer CALL;
  defer BLOCK
  defer CALL_OF (note, x);
  defer BLOCK_OF (x)
  defer NOTHING note (x);
  defer NOTHING { note (x); }
  x = 2;
}

int
main (void)
{
  from_one_macro (1);
  EXPECT ("2 1 2 1");
  as_an_argument (1);
  EXPECT ("2 1");
  word_from_a_macro (1);
  EXPECT ("2 1");
  body_from_a_macro (1);
  EXPECT ("2 1 2 1 2 1");
  return 0;
}
