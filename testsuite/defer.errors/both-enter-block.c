/* Rule 1.5: no jump enters a deferred block.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (int);

void
by_goto (int x)
{
  if (x)
    goto inside; /* { dg-error "jump into a deferred block" } */
  defer
    {
      use (1);
    inside:
      use (2);
    }
}

void
by_goto_backward (int x)
{
  defer
    {
      use (1);
    inside:
      use (2);
    }
  if (x)
    goto inside; /* { dg-error "jump into a deferred block" } */
}

void
from_one_to_another (int x)
{
  defer
    {
    inside:
      use (x);
    }
  defer
    {
      if (x)
        goto inside; /* { dg-error "'goto' may not leave a deferred block" } */
    }
}

void
by_switch (int x)
{
  switch (x)
    {
    case 0:
      defer
        {
          use (0);
        case 1: /* { dg-error "9:jump into a deferred block" } */
          use (1);
        default: /* { dg-error "9:jump into a deferred block" } */
          use (2);
        }
    }
}

void
into_a_nested_one (int x)
{
  defer
    {
      if (x)
        goto inside; /* { dg-error "jump into a deferred block" } */
      defer
        {
        inside:
          use (x);
        }
    }
}
