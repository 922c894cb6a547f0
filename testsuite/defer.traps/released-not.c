/* Rule 5: what is released by hand is not released again, or it is another.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

int
set_to_nothing (void)
{
  FILE *f = input ();
  if (!f)
    return 1;
  defer
    {
      if (f)
        fclose (f);
    }
  if (parse (f) < 0)
    {
      fclose (f);
      f = NULL;
      return 2;
    }
  return parse (f);
}

int
set_to_null (void)
{
  char *p = space (10);
  defer { free (p); }
  fill (p);
  free (p);
  p = NULL;
  return get ();
}

int
used_again (void)
{
  char *p = NULL;
  defer { free (p); }
  for (int i = 0; i < 5; i++)
    {
      free (p);
      p = space (i + 1);
      fill (p);
    }
  return 0;
}

int
grown (void)
{
  char *p = space (10);
  defer { free (p); }
  char *q = (char *) realloc (p, 20);
  if (q)
    p = q;
  return fill (p);
}

int
no_way_back (void)
{
  FILE *f = input ();
  if (!f)
    return 1;
  defer fclose (f);
  if (parse (f) < 0)
    {
      fclose (f);
      exit (1);
    }
  return 0;
}

int
with_a_flag (int fd)
{
  int mine = 1;
  defer
    {
      if (mine)
        close (fd);
    }
  if (get ())
    {
      mine = 0;
      close (fd);
    }
  return 0;
}

int
either (int now)
{
  char *p = space (10);
  if (!now)
    defer free (p);
  fill (p);
  if (now)
    free (p);
  return 0;
}

int
another (void)
{
  char *p = space (10);
  defer free (p);
  fill (p);
  p = space (20);
  fill (p);
  free (p);
  return 0;
}

int
each_turn (int n)
{
  while (n--)
    {
      char *p = space (10);
      if (get ())
        defer free (p);
      else
        free (p);
    }
  return 0;
}

int
behind_its_block (int fd)
{
  {
    int copy = dup (fd);
    if (copy < 0)
      return -1;
    _Defer close (copy);
    serve (copy);
  }
  close (fd);
  return 0;
}
