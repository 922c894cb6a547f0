/* Rule 1.2: the same classes of defer in member functions, lambdas and handlers.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void call (int);

struct s
{
  int field;
  void close (int);
  void method (bool b);
};

void
s::method (bool b)
{
  defer close (1); /* { dg-note "3:open-coded defer, unconditional" } */
  if (b)
    defer this->close (2); /* { dg-note "5:open-coded defer, bit 0" } */
  auto lambda = [this]
    {
      defer close (3); /* { dg-note "7:open-coded defer, unconditional" } */
    };
  lambda ();
}

struct guard { ~guard (); };

void
with_destructors (int x)
{
  guard g;
  defer call (1); /* { dg-note "3:open-coded defer, unconditional" } */
  {
    guard inner;
    defer call (x); /* { dg-note "5:open-coded defer" } */
  }
}

void
with_handlers (int x)
{
  try
    {
      call (0);
      defer call (1); /* { dg-note "7:open-coded defer, bit \[01\]" } */
    }
  catch (int)
    {
      defer call (x); /* { dg-note "7:open-coded defer, bit \[01\]" } */
    }
}

void
range_for (int (&array)[3])
{
  for (int i : array)
    defer call (i); /* { dg-note "5:runtime chain defer: in a loop" } */
}
