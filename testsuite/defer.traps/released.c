/* Rule 5: a resource is released by hand, and by a deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

int
on_one_way (void)
{
  FILE *f = input ();
  if (!f)
    return -1;
  defer fclose (f); /* { dg-note "3:deferred here" } */
  if (parse (f) < 0)
    {
      fclose (f); /* { dg-warning "'f' is released here and by a deferred call" } */
      return -1;
    }
  return 0;
}

int
no_use_to_forget (void)
{
  FILE *f = input ();
  if (!f)
    return -1;
  defer fclose (f); /* { dg-note "3:deferred here" } */
  parse (f);
  fclose (f); /* { dg-warning "'f' is released here and by a deferred call" } */
  f = NULL;
  return f != NULL;
}

int
block (void)
{
  char *p = space (10);
  defer { free (p); } /* { dg-note "3:deferred here" } */
  int result = fill (p);
  free (p); /* { dg-warning "'p' is released here and by a deferred call" } */
  return result;
}

int
twice_deferred (void)
{
  char *p = space (10);
  defer free (p); /* { dg-note "3:deferred here" } */
  if (get ())
    return 1;
  defer free (p); /* { dg-warning "3:'p' is released here and by a deferred call" } */
  return fill (p);
}

int
moved (void)
{
  char *p = space (10);
  defer free (p); /* { dg-note "3:deferred here" } */
  char *q = (char *) realloc (p, 20); /* { dg-warning "'p' is released here and by a deferred call" } */
  return q ? fill (q) : -1;
}

int
end_of_block (int fd)
{
  {
    _Defer close (fd); /* { dg-note "5:deferred here" } */
    serve (fd);
    close (fd); /* { dg-warning "'fd' is released here and by a deferred call" } */
  }
  return get ();
}
