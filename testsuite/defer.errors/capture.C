/* Rule 1.7: what a block may capture in C++.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

struct owner { owner (); ~owner (); int value; };
struct range { int *begin (); int *end (); };
void use (int);
bool more ();

void
destructor (bool b)
{
  owner outermost;
  defer { use (outermost.value); }
  if (b)
    {
      owner inner;
      defer { use (inner.value); } /* { dg-error "7:deferred block captures 'inner'" } */
      defer use (inner.value);
    }
}

void
range_for (range r)
{
  for (int i : r)
    defer { use (i); } /* { dg-error "5:deferred block captures 'i', whose lifetime ends with each iteration" } */
  for (int i : r)
    defer use (i);
}

void
condition ()
{
  while (int i = more ())
    defer { use (i); } /* { dg-error "5:deferred block captures 'i', whose lifetime ends with each iteration" } */
}

struct member
{
  int field;
  void
  method (range r)
  {
    for (int i : r)
      {
        use (i);
        defer { use (field); }
      }
  }
};

template<typename T> void
generic (T t)
{
  while (more ())
    {
      T inside = t;
      defer { use (inside); } /* { dg-error "7:deferred block captures 'inside', whose lifetime ends with each iteration" } */
    }
}
template void generic (int);
template void generic (char);

void
in_a_lambda (range r)
{
  auto lambda = [=] () mutable
    {
      for (int i : r)
        defer { use (i); } /* { dg-error "9:deferred block captures 'i', whose lifetime ends with each iteration" } */
    };
  lambda ();
}
