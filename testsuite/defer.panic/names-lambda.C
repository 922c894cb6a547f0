/* The report: lambdas are shown as C++ writes them.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: 6" } */
/* { dg-variants "-O0" } */

static void
operate (int n)
{
  auto lambda = [&] (int more) {
    panic ("%d", n + more); /* { dg-frame "operate(int)::{lambda(int)#1}::operator()" } */
  };
  lambda (5); /* { dg-frame "operate" } */
}

int
main (int argc, char **)
{
  operate (argc); /* { dg-frame "main" } */
}
