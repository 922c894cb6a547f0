/* Rule 5: the check comes first, or nothing is as good as something.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

#define likely(x) __builtin_expect (!!(x), 1)

int
checked_twice (void)
{
  FILE *f = input ();
  if (!f)
    return -1;
  defer fclose (f);
  if (!f)
    return -2;
  return parse (f);
}

int
checked_likely (void)
{
  FILE *f = input ();
  if (likely (f))
    {
      defer fclose (f);
      if (!f)
        return -2;
      return parse (f);
    }
  return -1;
}

int
checked_together (void)
{
  FILE *f = input ();
  DIR *d = opendir ("input");
  if (!f || !d)
    return -1;
  defer fclose (f);
  defer closedir (d);
  if (f == NULL)
    return -2;
  return d ? parse (f) : 3;
}

int
checked_by_name (void)
{
  FILE *f = input ();
  int bad = f == NULL;
  if (bad)
    return -1;
  defer fclose (f);
  if (f == NULL)
    return -2;
  return parse (f);
}

int
block_checks (void)
{
  FILE *f = input ();
  defer
    {
      if (f)
        fclose (f);
    }
  if (!f)
    return -1;
  return parse (f);
}

int
null_is_fine (void)
{
  char *p = space (10);
  defer free (p);
  if (!p)
    return -1;
  return fill (p);
}

struct thing *try_thing (void) __attribute__ ((malloc (drop_thing, 1)));

int
unknown (void)
{
  struct thing *t = try_thing ();
  defer drop_thing (t);
  if (!t)
    return -1;
  return get ();
}

int
aborts (void)
{
  FILE *f = input ();
  defer fclose (f);
  if (!f)
    abort ();
  return parse (f);
}

int
used_where_there (void)
{
  FILE *f = input ();
  defer fclose (f);
  if (f)
    parse (f);
  return get ();
}

int
another (void)
{
  FILE *f = input ();
  if (!f)
    return -1;
  defer fclose (f);
  parse (f);
  f = input ();
  if (!f)
    return -1;
  defer fclose (f);
  return parse (f);
}

int
replaced (void)
{
  FILE *f = input ();
  defer { fclose (f); }
  if (!f)
    f = tmpfile ();
  return parse (f);
}

int
where_it_is (void)
{
  FILE *f = input ();
  if (f)
    defer fclose (f);
  if (!f)
    return -1;
  return parse (f);
}
