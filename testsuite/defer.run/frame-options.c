/* Rule 2.6: functions with optimization and target attributes of their own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#define BODY(base) \
  { \
    defer note (base); \
    if (n) \
      defer { note (base + 1); } \
    for (int i = 0; i < n; i++) \
      defer note (base + 2 + i); \
    return n; \
  }

static int OPAQUE __attribute__ ((optimize ("O0")))
unoptimized (int n)
BODY (10)

static int OPAQUE __attribute__ ((optimize ("O3", "unroll-loops")))
optimized (int n)
BODY (20)

static int OPAQUE __attribute__ ((cold))
cold (int n)
BODY (30)

static int OPAQUE __attribute__ ((section (".text.elsewhere")))
elsewhere (int n)
BODY (40)

#pragma GCC push_options
#pragma GCC optimize ("Os")
static int OPAQUE
pragma (int n)
BODY (50)
#pragma GCC pop_options

int
main (void)
{
  CHECK (unoptimized (1) == 1 && optimized (2) == 2 && cold (1) == 1
	 && elsewhere (0) == 0 && pragma (1) == 1);
  EXPECT ("12 11 10 23 22 21 20 32 31 30 40 52 51 50");
  return 0;
}
