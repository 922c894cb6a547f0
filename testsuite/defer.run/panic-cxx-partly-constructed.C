/* Rule 3.5: a panic in a constructor destroys what has been constructed.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* How many more parts can be constructed.  */
static int parts;

/* How often storage was given back.  */
static int deleted;

struct part
{
  int number;

  part (int n) : number (n)
  {
    if (parts-- == 0)
      panic ("part %d", n);
  }

  part () : part (100 + parts) { }
  ~part () { note (number); }
};

struct base
{
  part p = { 1 };
  ~base () { note (2); }
};

struct whole : base
{
  part q = { 3 }, r = { 4 };

  whole ()
  {
    part local (5);
    panic ("body");
  }

  ~whole () { note (6); }

  static void *operator new (size_t size) { return malloc (size); }
  static void operator delete (void *p) { free (p); deleted++; }
};

static void OPAQUE
local ()
{
  whole w;
}

static void OPAQUE
allocated ()
{
  whole *w = new whole;
  note (w->q.number);
}

static void OPAQUE
array ()
{
  part array[3];
  note (array[1].number);
}

static void OPAQUE
allocated_array ()
{
  part *array = new part[3];
  note (array[1].number);
}

static void OPAQUE
recovers (void (*fn) (), int n)
{
  defer { say_panic (recover ()); }
  parts = n;
  fn ();
}

int
main ()
{
  void (*const wholes[]) () = { local, allocated };
  for (int i = 0; i < 2; i++)
    {
      recovers (wholes[i], 0);
      EXPECT ("part 1");
      recovers (wholes[i], 1);
      EXPECT ("2 1 part 3");
      recovers (wholes[i], 2);
      EXPECT ("3 2 1 part 4");
      recovers (wholes[i], 3);
      EXPECT ("4 3 2 1 part 5");
      recovers (wholes[i], 4);
      EXPECT ("5 4 3 2 1 body");
      CHECK (deleted == (i ? 5 : 0));
    }
  recovers (array, 2);
  EXPECT ("101 102 part 100");
  recovers (allocated_array, 1);
  EXPECT ("101 part 100");
  return 0;
}
