/* Rule 3.8: with the heap exhausted and the reserve as well a panic aborts.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include "panic.h"
#include "exhausted.h"

static void OPAQUE
fails (int n)
{
  panic ("%d", n);
}

/* Each panic is raised in the deferred call that the one before it runs.  */
static void OPAQUE
nest (int n)
{
  defer { if (n) nest (n - 1); }
  fails (n);
}

static void
without_heap (void)
{
  exhausted = 1;
  nest (1000);
}

int
main (void)
{
  CHECK (in_child (without_heap) == -SIGABRT);
  CHECK (strcmp (child_said, "defer: too many panics at once\n") == 0);
  return 0;
}
