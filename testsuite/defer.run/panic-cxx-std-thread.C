/* Rule 3.7: panics in std::threads, each recovered by its own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <atomic>
#include <string>
#include <thread>
#include <vector>
#include "panic.h"

enum { THREADS = 8, ROUNDS = 200 };

static std::atomic<int> recovered;

static void OPAQUE
raises (int id, int round)
{
  defer { std::this_thread::yield (); }
  panic ("thread %d round %d", id, round);
}

static void
handler (const std::string &wanted)
{
  const struct defer_panic *p = recover ();
  CHECK (p && p->message == wanted);
  recovered++;
}

static void
work (int id)
{
  for (int round = 0; round < ROUNDS; round++)
    [&]
      {
	std::string wanted = "thread " + std::to_string (id) + " round "
			     + std::to_string (round);
	defer handler (wanted);
	raises (id, round);
      } ();
}

/* Nobody recovers: std::thread does not catch it.  */
static void
child ()
{
  std::thread ([] { raises (1, 2); }).join ();
}

int
main ()
{
  std::vector<std::thread> threads;
  for (int id = 0; id < THREADS; id++)
    threads.emplace_back (work, id);
  for (auto &thread : threads)
    thread.join ();
  CHECK (recovered == THREADS * ROUNDS);
  CHECK (in_child (child) == 2);
  CHECK (child_began ("panic: thread 1 round 2\n\nthread "));
  return 0;
}
