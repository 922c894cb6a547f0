/* Rule 5: what is returned is not released, or there is nothing.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

char *
only_after_an_error (void)
{
  char *p = space (10);
  int error = -1;
  defer
    {
      if (error)
        free (p);
    }
  error = fill (p);
  return error ? NULL : p;
}

char *
handed_over (void)
{
  char *p = space (10), *result;
  defer { free (p); }
  if (fill (p) < 0)
    return NULL;
  result = p;
  p = NULL;
  return result;
}

char *
nothing_there (void)
{
  char *p = space (10);
  defer free (p);
  if (!p)
    return p;
  fill (p);
  return NULL;
}

int
no_descriptor (const char *name)
{
  int fd = open (name, O_RDONLY);
  defer
    {
      if (fd >= 0)
        close (fd);
    }
  if (fd < 0 || get () < 0)
    return fd;
  return serve (fd);
}

char *
other_value (void)
{
  char *p = space (10);
  defer free (p);
  fill (p);
  p = strdup ("other");
  return p;
}

char *
only_sometimes (void)
{
  char *p = space (10);
  if (get ())
    {
      defer free (p);
      return NULL;
    }
  return p;
}

char *
named (void)
{
  defer_result (char *, p) = space (10);
  defer
    {
      if (get ())
        {
          free (p);
          p = NULL;
        }
    }
  return p;
}

FILE *
other_block (void)
{
  FILE *f = input ();
  if (get ())
    {
      _Defer fclose (f);
      return NULL;
    }
  return f;
}

struct thing *
shared (void)
{
  struct thing *t = share_thing ();
  defer unref_thing (t);
  return t;
}
