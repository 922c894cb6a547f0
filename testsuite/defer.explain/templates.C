/* Rule 5: one note for each place in the source, however often it is instantiated.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void call (int);

template<typename T> void
function (T t)
{
  defer call (t); /* { dg-note "3:open-coded defer, unconditional" } */
  if (t)
    defer { t++; } /* { dg-note "5:open-coded defer, bit 0" } */
  while (t--)
    defer call (1); /* { dg-note "5:runtime chain defer: in a loop" } */
}
template void function (int);
template void function (long);
template void function (char);

template<typename T> struct holder
{
  T t;
  holder () { defer call (t); } /* { dg-note "15:open-coded defer, unconditional" } */
  ~holder () { defer { call (t); } } /* { dg-note "16:open-coded defer, unconditional" } */
};
template struct holder<int>;
template struct holder<unsigned>;

struct base { base () { defer call (1); } }; /* { dg-note "25:open-coded defer, unconditional" } */
struct derived : virtual base { derived () { defer call (2); } }; /* { dg-note "46:open-coded defer, unconditional" } */
derived object;

auto lambda = [] (auto x)
  {
    defer call (x); /* { dg-note "5:open-coded defer, unconditional" } */
  };

void
use ()
{
  lambda (1);
  lambda ('a');
}
