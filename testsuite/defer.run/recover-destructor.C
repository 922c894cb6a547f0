/* Rule 3.2: a destructor as the deferred call, also of a class with bases.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <new>
#include "panic.h"

struct plain
{
  int number;
  ~plain () { note (number); say_panic (recover ()); }
};

struct base
{
  int number = 2;
  virtual ~base () { note (number); say_panic (recover ()); }
};

struct derived : base
{
  ~derived () override { note (3); say_panic (recover ()); }
};

struct with_virtual_base : virtual base
{
  ~with_virtual_base () override { note (4); say_panic (recover ()); }
};

template <typename T>
static void OPAQUE
destroy (T *object)
{
  defer { recover (); }
  defer object->~T ();
  panic ("A");
}

/* One that the block itself destroys is a helper.  */
static void OPAQUE
destroyed_by_block ()
{
  defer { plain local = { 5 }; say_panic (recover ()); }
  defer { plain local = { 6 }; }
  panic ("B");
}

int
main ()
{
  alignas (with_virtual_base) char storage[sizeof (with_virtual_base)];
  destroy (new (storage) plain { 1 });
  EXPECT ("1 A");
  destroy (new (storage) base);
  EXPECT ("2 A");
  destroy (new (storage) derived);
  EXPECT ("3 A 2 NULL");
  destroy<base> (new (storage) derived);
  EXPECT ("3 A 2 NULL");
  destroy (new (storage) with_virtual_base);
  EXPECT ("4 A 2 NULL");
  destroyed_by_block ();
  EXPECT ("6 NULL B 5 NULL");
  return 0;
}
