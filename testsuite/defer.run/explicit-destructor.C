/* Rule 1.1: an explicit destructor call is a call like any other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <new>
#include "check.h"

struct object
{
  int number;
  ~object () { note (number); }
};

template <typename T>
static void OPAQUE
f (T *p, int n)
{
  defer p->~T ();
  if (n)
    defer note (n);
}

int
main ()
{
  alignas (object) char place[sizeof (object)];
  object *p = new (place) object { 5 };
  f (p, 1);
  EXPECT ("1 5");
  return 0;
}
