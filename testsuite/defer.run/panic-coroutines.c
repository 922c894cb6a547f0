/* Rule 3.1: a coroutine panics while others are suspended in deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "coroutine.h"
#include "panic.h"

static int handled[COROUTINES];

static void
handler (int who)
{
  yield (who);
  const struct defer_panic *p = recover ();
  yield (who);
  CHECK (p && atoi (p->message) == who);
  handled[who]++;
}

static void
yields_and_panics (int who)
{
  yield (who);
  panic ("%d replaced", who);
}

static int OPAQUE
panics (int who)
{
  defer_result (int, result) = 1;
  defer yield (who);
  defer
    {
      yield (who);
      const struct defer_panic *p = recover ();
      yield (who);
      CHECK (p && atoi (p->message) == who && p->replaced == NULL);
      result = 2;
    }
  defer yields_and_panics (who);
  defer handler (who);
  defer { yield (who); }
  yield (who);
  panic ("%d", who);
}

/* Different numbers of frames and calls make them meet in every way.  */
static void
run (int who)
{
  defer { ended[who]++; }
  for (int i = 0; i <= who + 1; i++)
    {
      defer yield (who);
      CHECK (panics (who) == 2);
      for (int k = 0; k < who; k++)
	yield (who);
    }
}

int
main (void)
{
  run_coroutines (run);
  for (int i = 0; i < COROUTINES; i++)
    CHECK (handled[i] == i + 2);
  return 0;
}
