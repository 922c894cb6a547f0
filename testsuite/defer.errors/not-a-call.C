/* Rule 1.3: nor can expressions of C++ that merely call something be deferred.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

struct s { s (); ~s (); };
void call ();

void
deferring (int *p, int (&array)[2])
{
  defer delete p; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer new int; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer throw 1; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer int i = 1; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer s local; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer try { call (); } catch (...) { } /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer for (int i : array) call (); /* { dg-error "3:deferred statement must be a function call or a block" } */
}

template<typename T> void
dependent (T t)
{
  defer t; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer t + 1; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer if (t) call (); /* { dg-error "3:deferred statement must be a function call or a block" } */
}
template void dependent (int);
template void dependent (long);
