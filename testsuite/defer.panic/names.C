/* The report: C++ functions are shown as C++ writes them.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: names" } */

namespace space
{
  template <typename T>
  struct box
  {
    T value;
    __attribute__ ((noinline)) void
    open (T more) const
    {
      panic (more > value ? "names" : "no names"); /* { dg-frame "space::box<int>::open" } */
    }
  };
}

__attribute__ ((noinline)) static void
operate (const space::box<int> &box, int more)
{
  box.open (more + 1); /* { dg-frame "operate" } */
}

int
main (int argc, char **)
{
  space::box<int> box = { argc };
  operate (box, argc); /* { dg-frame "main" } */
}
