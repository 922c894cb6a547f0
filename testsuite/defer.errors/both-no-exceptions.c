/* Rule 5: -fno-exceptions on the command line contradicts a defer.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fno-exceptions" } */

#include <defer.h>

void use (int);

void
deferring (void)
{
  defer use (1); /* { dg-error "3:'defer' and '-fno-exceptions'" } */
}
