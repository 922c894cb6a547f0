/* Rule 5: deferred calls of a loop may be meant to run together, later.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

int
stay_open (int n)
{
  for (int i = 0; i < n; i++)
    {
      FILE *f = input ();
      if (!f)
        return -1;
      defer fclose (f);
    }
  return get ();
}

int
until_the_end (void)
{
  for (;;)
    {
      int client = get ();
      if (client < 0)
        break;
      defer close (client);
    }
  return 0;
}

void end_thread (void) __attribute__ ((noreturn));

void
until_the_thread_ends (void)
{
  for (;;)
    {
      if (get ())
        end_thread ();
      defer report (1);
    }
}

void
until_a_panic (void)
{
  for (;;)
    {
      defer report (1);
      if (get ())
        panic ("end");
    }
}

void
before_the_loop (void)
{
  defer report (1);
  for (;;)
    serve (get ());
}

void
each_turn (void)
{
  for (;;)
    {
      _Defer report (1);
      serve (get ());
    }
}
