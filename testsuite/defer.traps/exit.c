/* Rule 5: the process, or control, leaves without what has been deferred.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

static jmp_buf env;

int
ends (const char *temporary)
{
  defer unlink (temporary); /* { dg-note "3:deferred here" } */
  if (get ())
    exit (1); /* { dg-warning "'exit' does not run what this function has deferred" } */
  return get ();
}

int
ends_at_once (const char *temporary)
{
  defer { remove (temporary); } /* { dg-note "3:deferred here" } */
  if (get ())
    _exit (1); /* { dg-warning "'_exit' does not run what this function has deferred" } */
  return get ();
}

int
jumps (void)
{
  char *p = space (10);
  defer free (p); /* { dg-note "3:deferred here" } */
  if (fill (p))
    longjmp (env, 1); /* { dg-warning "'\[_a-z\]*longjmp' does not run what this function has deferred" } */
  return get ();
}

int
end_of_block (const char *temporary)
{
  {
    _Defer unlink (temporary); /* { dg-note "5:deferred here" } */
    if (get ())
      exit (1); /* { dg-warning "'exit' does not run what this function has deferred" } */
  }
  if (get ())
    exit (2);
  return get ();
}
