/* Rule 5: the new value is read, or the copy is needed because of it.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

int
returned (void)
{
  int n = get ();
  defer report (n);
  n = get ();
  return n;
}

void
read_later (void)
{
  int n = get ();
  defer report (n);
  defer { report (n + 1); }
  n = get ();
}

char
walked (const char *s)
{
  char *p = strdup (s);
  defer free (p);
  char a = *p++, b = *p++;
  return a + b > 0 ? 'x' : 'y';
}

void
walked_by_defers (const int *a)
{
  int i = 0;
  defer report (a[i++]);
  defer report (a[i++]);
  defer report (a[i++]);
}

void
counted (int n)
{
  for (int i = 0; i < n; i++)
    defer report (i);
}

void
taken (const char **list)
{
  const char *s;
  while ((s = *list++))
    defer say (s);
}

void
copied_again (int n)
{
  int value = 0;
  while (n--)
    {
      defer report (value);
      value = n * 2;
    }
}

void
set_where_not_deferred (int n)
{
  int value = get ();
  if (n)
    defer report (value);
  else
    value = 0;
}

void
end_of_block (void)
{
  int n = get ();
  _Defer report (n);
  n = get ();
}
