/* Rule 3.3: trivially copyable classes: the named result, or zero.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* In registers, and in memory.  */
template <int N> struct object
{
  int numbers[N];

  bool all (int n) const
  {
    for (int number : numbers)
      if (number != n)
	return false;
    return true;
  }
};

struct with_constructor
{
  int number;
  with_constructor () : number (8) { }
  explicit with_constructor (int n) : number (n) { }
};

template <typename T> static T OPAQUE
filled (int n)
{
  T o;
  memset (&o, n, sizeof o);
  return o;
}

static void OPAQUE
raises (int n)
{
  if (n)
    panic ("raised");
}

template <typename T> static T OPAQUE
unnamed (int n)
{
  defer { CHECK (!recover () == !n); }
  raises (n);
  return filled<T> (1);
}

/* What a return has stored before the panic.  */
template <typename T> static T OPAQUE
stored (int n)
{
  defer { CHECK (!recover () == !n); }
  defer raises (n);
  return filled<T> (1);
}

template <typename T> static T OPAQUE
named (int n)
{
  defer_result (T, result) = filled<T> (2);
  if (n)
    defer { CHECK (recover ()); }
  raises (n);
  return filled<T> (1);
}

static with_constructor OPAQUE
zero (int n)
{
  defer { CHECK (!recover () == !n); }
  raises (n);
  return with_constructor (n);
}

template <typename T> static void
test ()
{
  CHECK (unnamed<T> (0).all (0x01010101) && unnamed<T> (1).all (0));
  CHECK (stored<T> (0).all (0x01010101) && stored<T> (1).all (0x01010101));
  CHECK (named<T> (0).all (0x01010101) && named<T> (1).all (0x02020202));
}

int
main ()
{
  test<object<1>> ();
  test<object<4>> ();
  test<object<50>> ();
  CHECK (zero (1).number == 0);
  return 0;
}
