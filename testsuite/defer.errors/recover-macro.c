/* Rule 5: inside a macro of the user's the position is that of the word recover there.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

#define RECOVERED (recover () != 0) /* { dg-warning "20:'recover' outside a deferred call always returns NULL" } */

int
main (void)
{
  return RECOVERED;
}
