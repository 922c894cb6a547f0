/* Rule 2.4: on a panic cleanups of variables run in turn, and do not recover.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* Not a deferred call.  */
static void
cleanup (const int *p)
{
  note (*p);
  say_panic (recover ());
}

#define CLEANUP __attribute__ ((cleanup (cleanup)))

static void OPAQUE
fails (int n)
{
  if (n)
    panic ("%d", n);
}

static int OPAQUE
f (int n)
{
  int first CLEANUP = 1;
  defer { note (2); first += 10; }
  int second CLEANUP = 3;
  defer { say_panic (recover ()); }
  int third CLEANUP = 4;
  {
    int inner CLEANUP = 5;
    fails (n);
    inner++;
  }
  return n + first;
}

/* A cleanup may panic, too.  */
static void
panics (const int *p)
{
  fails (*p);
}

static int OPAQUE
g (int n)
{
  defer { say_panics (recover ()); }
  int first __attribute__ ((cleanup (panics))) = n;
  defer { note (first); }
  return n;
}

int
main (void)
{
  CHECK (f (opaque (0)) == 1);
  EXPECT ("6 NULL 4 NULL NULL 3 NULL 2 11 NULL");
  CHECK (f (opaque (9)) == 0);
  EXPECT ("5 NULL 4 NULL 9 3 NULL 2 11 NULL");
  CHECK (g (opaque (0)) == 0);
  EXPECT ("0 NULL");
  CHECK (g (opaque (7)) == 7);
  EXPECT ("7 7");
  return 0;
}
