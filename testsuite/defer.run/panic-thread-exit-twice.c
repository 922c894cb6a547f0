/* Rule 3.6: pthread_exit again while the thread ends, with panics in between:
   the last value counts.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static char values[4];

static void OPAQUE
leave (int number)
{
  note (number);
  pthread_exit (&values[number]);
}

static void OPAQUE
raises (void)
{
  panic ("raised");
}

static void OPAQUE
handler (void)
{
  say_panic (recover ());
}

/* In a call that a panic runs which cut short the first exit.  */
static void OPAQUE
dropped (void)
{
  defer handler ();
  defer leave (2);
  defer raises ();
  leave (1);
}

/* After that panic has been recovered, in the same function.  */
static void OPAQUE
recovered (void)
{
  defer leave (2);
  defer handler ();
  defer raises ();
  leave (1);
}

/* In the call that recovers.  */
static void OPAQUE
recovering (void)
{
  defer { handler (); }
  defer { say_panic (recover ()); leave (2); }
  defer raises ();
  leave (1);
}

/* The second exit is cut short, too.  */
static void OPAQUE
both (void)
{
  defer handler ();
  defer raises ();
  defer leave (2);
  defer handler ();
  defer raises ();
  leave (1);
}

static void OPAQUE
outer (void)
{
  defer leave (3);
  defer handler ();
  defer raises ();
  both ();
}

static const struct
{
  void (*fn) (void);
  int value;
  const char *wanted;
} tests[] = {
  { dropped, 2, "1 2 NULL 0" },
  { recovered, 2, "1 raised 2 0" },
  { recovering, 2, "1 raised 2 NULL 0" },
  { both, 2, "1 raised 2 raised 0" },
  { outer, 3, "1 raised 2 raised raised 3 0" }
};

static void *
thread (void *argument)
{
  defer note (0);
  tests[*(int *) argument].fn ();
  note (100);
  return NULL;
}

int
main (void)
{
  for (int test = 0; test < 5; test++)
    {
      CHECK (in_thread (thread, &test) == &values[tests[test].value]);
      EXPECT (tests[test].wanted);
    }
  return 0;
}
