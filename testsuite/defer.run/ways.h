/* Functions that end their thread, in each way that there is.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef WAYS_H
#define WAYS_H

#include <defer.h>
#include "thread.h"

struct way_test
{
  void (*fn) (int);
  int way;
};

static void *
way_thread (void *argument)
{
  const struct way_test *test = (const struct way_test *) argument;
  defer note (0);
  test->fn (test->way);
  note (100);
  return NULL;
}

/* Call FN (WAY) for each WAY, in a thread that this ends: what is noted must be
   WANTED, with 0 for the thread's own deferred call.  */
static void
expect_each_way (const char *file, int line, void (*fn) (int),
		 const char *wanted)
{
  for (int way = 0; way < WAYS; way++)
    {
      struct way_test test = { fn, way };
      if (in_thread (way_thread, &test) != ended (way))
	fail (file, line, "a thread that ended that way", "another result");
      expect (file, line, wanted);
    }
}

#define EXPECT_EACH_WAY(fn, text) expect_each_way (__FILE__, __LINE__, fn, text)

#endif /* WAYS_H */
