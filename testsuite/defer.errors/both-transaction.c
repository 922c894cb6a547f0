/* Rule 2.6: no defer inside a transaction.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fgnu-tm" } */

#include <defer.h>

void use (int) __attribute__ ((transaction_safe));

void
atomic (int n)
{
  __transaction_atomic
  {
    defer use (1); /* { dg-error "5:'defer' in a transaction" } */
    use (n);
  }
  __transaction_relaxed
  {
    defer { use (2); } /* { dg-error "5:'defer' in a transaction" } */
    use (n);
  }
}

void
allowed (int n)
{
  defer use (1);
  __transaction_atomic { use (n); }
}
