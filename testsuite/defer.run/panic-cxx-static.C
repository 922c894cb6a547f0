/* Rule 3.5: a static or thread-local variable whose initializer panics is
   initialized by the next who passes.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <mutex>
#include "panic.h"

/* How often it panics.  */
static int panics;

static int OPAQUE
value (int n)
{
  if (panics-- > 0)
    panic ("value %d", n);
  return n;
}

struct object
{
  int number;
  object (int n) : number (value (n)) { }
  ~object () { number = 0; }
};

static int OPAQUE
local_static ()
{
  static object o (1);
  return o.number;
}

static int OPAQUE
local_thread ()
{
  static thread_local object o (2);
  return o.number;
}

static int OPAQUE
once ()
{
  static std::once_flag flag;
  static int result;
  std::call_once (flag, [] { result = value (3); });
  return result;
}

static int OPAQUE
recovers (int (*fn) ())
{
  defer_result (int, result) = -1;
  defer { say_panic (recover ()); }
  return fn ();
}

int
main ()
{
  panics = 2;
  CHECK (recovers (local_static) == -1 && recovers (local_static) == -1);
  CHECK (recovers (local_static) == 1 && recovers (local_static) == 1);
  EXPECT ("value 1 value 1 NULL NULL");
  panics = 1;
  CHECK (recovers (local_thread) == -1 && recovers (local_thread) == 2);
  EXPECT ("value 2 NULL");
  panics = 2;
  CHECK (recovers (once) == -1 && recovers (once) == -1);
  CHECK (recovers (once) == 3 && recovers (once) == 3);
  EXPECT ("value 3 value 3 NULL NULL");
  return 0;
}
