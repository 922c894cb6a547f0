/* Rule 1.1: a deferred call is checked as the call is, in C++ too.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

struct s { int i; void method (int); };
int take (int, const char *);
void nothing ();

void
builtin (s object, void (*pointer) (int))
{
  __defer (take, 1); /* { dg-error "too few arguments to function 'int take\\(int, const char\\*\\)'" } */
  __defer (take, 1, "a", 3); /* { dg-error "too many arguments to function 'int take\\(int, const char\\*\\)'" } */
  __defer (take, object, "a"); /* { dg-error "18:cannot convert 's' to 'int'" } */
  __defer (take, 1, 2); /* { dg-error "21:invalid conversion from 'int' to 'const char\\*'" } */
  __defer (pointer); /* { dg-error "too few arguments to function" } */
}

void
keyword (s object, void (*pointer) (int))
{
  defer take (1); /* { dg-error "14:too few arguments to function 'int take\\(int, const char\\*\\)'" } */
  defer take (1, "a", 3); /* { dg-error "14:too many arguments to function 'int take\\(int, const char\\*\\)'" } */
  defer take (object, "a"); /* { dg-error "15:cannot convert 's' to 'int'" } */
  defer take (1, 2); /* { dg-error "18:invalid conversion from 'int' to 'const char\\*'" } */
  defer take (nothing (), "a"); /* { dg-error "invalid use of void expression" } */
  defer pointer (); /* { dg-error "too few arguments to function" } */
  defer object.method (); /* { dg-error "no matching function for call to|too few arguments" } */
  defer object (1); /* { dg-error "no match for call to '\\(s\\) \\(int\\)'" } */
  defer take (unknown, "a"); /* { dg-error "15:'unknown' was not declared in this scope" } */
}
