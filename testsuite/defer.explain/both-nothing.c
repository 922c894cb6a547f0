/* Rule 4.1: there is nothing to say about a function that does not defer.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

int
not_deferring (int x)
{
  while (x--)
    if (call (x))
      return 1;
  return 2;
}
