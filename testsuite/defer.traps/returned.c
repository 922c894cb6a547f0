/* Rule 5: a resource is returned although its release is deferred.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

FILE *
call (void)
{
  FILE *f = input ();
  if (!f)
    return NULL;
  defer fclose (f); /* { dg-note "3:deferred here" } */
  if (parse (f) < 0)
    return NULL;
  return f; /* { dg-warning "10:'f' is returned although a deferred call releases it" } */
}

char *
block (void)
{
  char *p = space (10);
  defer { free (p); } /* { dg-note "3:deferred here" } */
  fill (p);
  return p; /* { dg-warning "10:'p' is returned although a deferred call releases it" } */
}

FILE *
block_with_check (int n)
{
  FILE *f = input ();
  if (!f || n < 0)
    return NULL;
  defer /* { dg-note "3:deferred here" } */
    {
      if (f)
        fclose (f);
    }
  return f; /* { dg-warning "10:'f' is returned although a deferred call releases it" } */
}

int
descriptor (const char *name)
{
  int fd = open (name, O_RDONLY);
  if (fd < 0)
    return fd;
  __defer (close, fd); /* { dg-note "3:deferred here" } */
  return fd; /* { dg-warning "10:'fd' is returned although a deferred call releases it" } */
}

struct thing *
of_the_program (void)
{
  struct thing *t = make_thing ();
  defer drop_thing (t); /* { dg-note "3:deferred here" } */
  return t; /* { dg-warning "10:'t' is returned although a deferred call releases it" } */
}

FILE *
end_of_block (void)
{
  FILE *f = input ();
  if (!f)
    return NULL;
  _Defer fclose (f); /* { dg-note "3:deferred here" } */
  return f; /* { dg-warning "10:'f' is returned although a deferred call releases it" } */
}
