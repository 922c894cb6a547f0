/* Rule 3.1: panics through std::function, std::sort, and smart pointers.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>
#include "panic.h"

static void OPAQUE
call (const std::function<void ()> &fn)
{
  defer { say_panic (recover ()); }
  fn ();
}

/* What is wrapped is not called directly by the deferred call.  */
static void OPAQUE
wrapped ()
{
  std::function<void ()> fn = [] { say_panic (recover ()); };
  defer fn ();
  panic ("wrapped");
}

struct object
{
  ~object () { note (1); }
};

int
main ()
{
  int n = 2;
  auto shared = std::make_shared<object> ();
  call ([shared, n] { panic ("function %d", n); });
  EXPECT ("function 2");
  CHECK (shared.use_count () == 1);

  call ([] { auto owner = std::make_unique<object> (); panic ("owned"); });
  EXPECT ("1 owned");

  std::vector<int> numbers = { 3, 1, 2 };
  call ([&]
	  {
	    std::sort (numbers.begin (), numbers.end (),
		       [] (int, int) -> bool { panic ("compared"); });
	  });
  EXPECT ("compared");

  std::mutex mutex;
  call ([&] { std::lock_guard<std::mutex> guard (mutex); panic ("locked"); });
  EXPECT ("locked");
  CHECK (mutex.try_lock ());

  call (wrapped);
  EXPECT ("NULL wrapped");
  return 0;
}
