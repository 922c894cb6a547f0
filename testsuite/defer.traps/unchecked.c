/* Rule 5: the release is deferred before the check that there is something.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

int
call (void)
{
  FILE *f = input ();
  defer fclose (f); /* { dg-warning "3:'f' is released by a deferred call before the check that there is something to release" } */
  if (!f) /* { dg-note "checked here" } */
    return -1;
  return parse (f);
}

int
descriptor (const char *name)
{
  int fd = open (name, O_RDONLY);
  defer close (fd); /* { dg-warning "3:'fd' is released by a deferred call before the check" } */
  if (fd == -1) /* { dg-note "checked here" } */
    return -1;
  return serve (fd);
}

int
block (const char *name)
{
  DIR *d = opendir (name);
  defer { closedir (d); } /* { dg-warning "3:'d' is released by a deferred call before the check" } */
  if (d) /* { dg-note "checked here" } */
    return readdir (d) != NULL;
  return -1;
}

int
both (void)
{
  FILE *f = input (), *g = input ();
  defer fclose (f); /* { dg-warning "3:'f' is released by a deferred call before the check" } */
  if (!f || !g) /* { dg-note "checked here" } */
    return -1;
  defer fclose (g);
  return parse (f) + parse (g);
}

int
panics (void)
{
  FILE *f = input ();
  defer fclose (f); /* { dg-warning "3:'f' is released by a deferred call before the check" } */
  if (!f) /* { dg-note "checked here" } */
    panic ("no input");
  return parse (f);
}

void drop_some (struct thing *) __attribute__ ((nonnull));
struct thing *make_some (void) __attribute__ ((malloc (drop_some, 1)));

int
of_the_program (void)
{
  struct thing *t = make_some ();
  defer drop_some (t); /* { dg-warning "3:'t' is released by a deferred call before the check" } */
  if (t == NULL) /* { dg-note "checked here" } */
    return -1;
  return get ();
}

int
end_of_block (void)
{
  FILE *f = input ();
  _Defer fclose (f); /* { dg-warning "3:'f' is released by a deferred call before the check" } */
  if (!f) /* { dg-note "checked here" } */
    return -1;
  return parse (f);
}
