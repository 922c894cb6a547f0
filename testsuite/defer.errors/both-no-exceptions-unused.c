/* Rule 5: -fno-exceptions is fine in a unit that defers nothing.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fno-exceptions" } */

#include <defer.h>

int
not_deferring (int defer_count)
{
  return defer_count;
}
