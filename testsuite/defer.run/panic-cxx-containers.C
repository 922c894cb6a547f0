/* Rule 3.5: containers clean up after an element that panics, and rethrow.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <map>
#include <memory>
#include <vector>
#include "panic.h"

/* Elements alive, and how many copies can be made.  */
static int alive, copies;

struct element
{
  int number;

  element (int n) : number (n) { alive++; }

  element (const element &other) : number (other.number)
  {
    if (copies-- == 0)
      panic ("copy of %d", number);
    alive++;
  }

  ~element () { alive--; }
};

static void OPAQUE
fill (std::vector<element> &vector, int n)
{
  defer { say_panic (recover ()); }
  copies = n;
  for (int i = 0; i < 10; i++)
    {
      element e (i);
      vector.push_back (e);
    }
}

static void OPAQUE
copy (const std::vector<element> &vector, int n)
{
  defer { say_panic (recover ()); }
  copies = n;
  std::vector<element> other = vector;
  std::map<int, std::vector<element>> map;
  map.insert ({ 1, other });
  map.insert ({ 2, other });
}

static void OPAQUE
share (const element &e)
{
  defer { say_panic (recover ()); }
  copies = 0;
  std::make_shared<element> (e);
}

int
main ()
{
  for (int n = 0; n < 4; n++)
    {
      std::vector<element> vector;
      fill (vector, n);
      CHECK (alive == static_cast<int> (vector.size ()));
    }
  EXPECT ("copy of 0 copy of 1 copy of 0 copy of 2");
  CHECK (alive == 0);
  std::vector<element> vector;
  fill (vector, 1000);
  EXPECT ("NULL");
  for (int n = 0; n < 50; n++)
    {
      copy (vector, n);
      CHECK (alive == 10);
    }
  trace[trace_length = 0] = '\0';
  share (vector[7]);
  EXPECT ("copy of 7");
  CHECK (alive == 10);
  return 0;
}
