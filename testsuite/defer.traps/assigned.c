/* Rule 5: a variable that a deferred call has copied is set for nothing.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

void
status (void)
{
  int status = 0;
  defer report (status); /* { dg-note "3:copied here; 'defer \{ \}' reads variables when it runs" } */
  if (get ())
    status = 1; /* { dg-warning "the deferred call has copied 'status', and nothing reads its new value" } */
}

int
kept (char **result)
{
  char *p = space (10);
  defer free (p); /* { dg-note "3:copied here" } */
  if (fill (p) < 0)
    return -1;
  *result = p;
  p = NULL; /* { dg-warning "the deferred call has copied 'p', and nothing reads its new value" } */
  return 0;
}

void
result (void)
{
  int error = 0;
  __defer (report, error); /* { dg-note "3:copied here" } */
  error = get (); /* { dg-warning "the deferred call has copied 'error', and nothing reads its new value" } */
}
