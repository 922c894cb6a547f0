/* Rule 3.2: what returns in a destructor that a panic runs recovers nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <new>
#include "panic.h"

static void OPAQUE
handler (int number)
{
  note (number);
  say_panic (recover ());
}

struct object
{
  ~object ()
  {
    defer { say_panic (recover ()); }
    defer handler (1);
    for (int i = 0; i < 2; i++)
      defer handler (2 + i);
  }
};

/* Nor does the destructor itself, or what it calls.  */
struct other
{
  ~other ()
  {
    say_panic (recover ());
    handler (4);
  }
};

static void OPAQUE
f ()
{
  other before;
  defer handler (5);
  object after;
  panic ("raised");
}

/* Unless it is what was deferred.  */
static void OPAQUE
destructor ()
{
  alignas (other) char storage[sizeof (other)];
  other *o = new (storage) other;
  defer o->~other ();
  panic ("destroyed");
}

int
main ()
{
  f ();
  EXPECT ("3 NULL 2 NULL 1 NULL NULL 5 raised NULL 4 NULL");
  destructor ();
  EXPECT ("destroyed 4 NULL");
  return 0;
}
