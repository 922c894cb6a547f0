/* Rules 3.5 and 3.7: a panic is not passed on by promises and futures, which
   let forced unwinding go on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <future>
#include "panic.h"

static int OPAQUE
raises (int n)
{
  if (n)
    panic ("raised %d", n);
  return 5;
}

/* What is recovered inside gives a value as ever.  */
static int OPAQUE
recovers (int n)
{
  defer_result (int, result) = 6;
  defer { CHECK (recover ()); }
  return raises (n);
}

/* A task that panics in this thread leaves its promise broken.  */
static void OPAQUE
task ()
{
  std::future<int> future;
  {
    std::packaged_task<int (int)> task (raises);
    future = task.get_future ();
    [&task]
      {
	defer { say_panic (recover ()); }
	task (1);
      } ();
  }
  try
    {
      future.get ();
    }
  catch (const std::future_error &e)
    {
      CHECK (e.code () == std::future_errc::broken_promise);
      note (1);
    }
}

static void
child ()
{
  std::async (std::launch::async, raises, 2).wait ();
}

int
main ()
{
  CHECK (std::async (std::launch::async, raises, 0).get () == 5);
  CHECK (std::async (std::launch::async, recovers, 1).get () == 6);
  task ();
  EXPECT ("raised 1 1");
  CHECK (in_child (child) == 2);
  CHECK (child_began ("panic: raised 2\n\nthread "));
  return 0;
}
