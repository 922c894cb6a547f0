/* Rules 2.1 and 4.4: twenty conditional defers, more than the mask holds.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#define PASS(n) \
  if (passed >> n & 1) \
    defer pop (push (n)); \
  if (passed >> n & 2) \
    { \
      push (100 + n); \
      defer { pop (100 + n); } \
    }

static void OPAQUE
twenty (unsigned passed)
{
  PASS (0) PASS (1) PASS (2) PASS (3) PASS (4)
  PASS (5) PASS (6) PASS (7) PASS (8) PASS (9)
}

/* The ninth is the first that the mask does not hold.  */
static void OPAQUE
nine (unsigned passed)
{
  PASS (0) PASS (1) PASS (2) PASS (3)
  if (passed & 16)
    defer pop (push (50));
}

int
main (void)
{
  unsigned passed = 1;
  for (int i = 0; i < 2048; i++)
    {
      twenty (i);
      EXPECT_EMPTY ();
      nine (i);
      EXPECT_EMPTY ();
      passed = passed * 1103515245 + 12345;
      twenty (passed >> 8);
      EXPECT_EMPTY ();
    }
  return 0;
}
