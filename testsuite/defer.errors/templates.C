/* Rule 1.2: an error in a template is given once, however often it is instantiated.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (int);

template<typename T> void
in_a_function (T t)
{
  defer { return; } /* { dg-error "11:'return' may not leave a deferred block" } */
  defer t = 1; /* { dg-error "3:deferred statement must be a function call or a block" } */
}
template void in_a_function (int);
template void in_a_function (long);

template<typename T> struct holder
{
  T t;
  void
  method (bool again)
  {
    while (again)
      defer { break; } /* { dg-error "15:'break' may not leave a deferred block" } */
  }
};
template struct holder<int>;
template struct holder<char>;

template<typename T> void
never_instantiated (T t)
{
  defer use (t);
  defer t.method ();
  defer { t++; }
}
