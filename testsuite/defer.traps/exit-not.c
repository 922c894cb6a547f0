/* Rule 5: nothing is lost, or it has been done.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"
#include <pthread.h>

static jmp_buf env;

int
given_back (void)
{
  char *p = space (10);
  defer free (p);
  FILE *f = input ();
  if (!f)
    exit (1);
  defer fclose (f);
  defer { report (1); }
  if (parse (f) < 0)
    exit (2);
  return 0;
}

int
not_yet (const char *temporary)
{
  if (get ())
    exit (1);
  defer unlink (temporary);
  return get ();
}

int
either (const char *temporary, int keep)
{
  if (!keep)
    defer unlink (temporary);
  if (keep)
    exit (0);
  return get ();
}

int
child (const char *temporary)
{
  defer unlink (temporary);
  if (fork () == 0)
    _exit (get ());
  return get ();
}

int
by_hand (const char *temporary)
{
  defer unlink (temporary);
  if (get ())
    {
      unlink (temporary);
      exit (1);
    }
  return 0;
}

int
aborts (const char *temporary)
{
  defer unlink (temporary);
  if (get ())
    abort ();
  return 0;
}

int
freed (void)
{
  char *p = space (10);
  defer free (p);
  if (fill (p))
    {
      free (p);
      longjmp (env, 1);
    }
  return 0;
}

int
jumps_here (void)
{
  jmp_buf here;
  defer report (1);
  if (setjmp (here))
    return 1;
  longjmp (here, 1);
}

int
ends_thread (const char *temporary)
{
  defer unlink (temporary);
  if (get ())
    pthread_exit (NULL);
  return 0;
}
