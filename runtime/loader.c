/* What the dynamic loader has loaded.
   SPDX-License-Identifier: MIT

   The loader answers under a lock, for which this thread would wait for ever if

     it has the lock itself, and a signal handler panics: no handler may come;

     it is the child of a fork, and a thread that is no more had the lock: the
     loader is not asked.  What its answers are cached for is then found out
     anew each time, and a report has addresses in place of names.  */

#include "runtime.h"

#include <link.h>
#include <pthread.h>
#include <signal.h>

#if __has_include (<sys/single_threaded.h>)
# include <sys/single_threaded.h>
# pragma weak __libc_single_threaded
#endif

/* May the lock be one that nobody gives back?  */
static bool may_be_locked;

/* Had the process that forks other threads?  */
static bool had_threads;

static void
before_fork (void)
{
#if __has_include (<sys/single_threaded.h>)
  had_threads = !&__libc_single_threaded || !__libc_single_threaded;
#else
  had_threads = true;
#endif
}

static void
in_child (void)
{
  may_be_locked |= had_threads;
}

static void __attribute__ ((constructor))
watch_forks (void)
{
  pthread_atfork (before_fork, NULL, in_child);
}

bool
defer_loader_locked_p (void)
{
  return may_be_locked;
}

/* Have the loader call CALLBACK with DATA for each object that is loaded, until it
   returns something else than 0.  Return that, or 0.  */

int
defer_ask_loader (int (*callback) (struct dl_phdr_info *, size_t, void *),
		  void *data)
{
  sigset_t all, before;

  if (may_be_locked)
    return 0;
  sigfillset (&all);
  pthread_sigmask (SIG_BLOCK, &all, &before);
  int answer = dl_iterate_phdr (callback, data);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return answer;
}
