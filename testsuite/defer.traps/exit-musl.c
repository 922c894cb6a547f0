/* Rule 5: musl ends a thread without running what has been deferred.  Its <pthread.h>
   declares both functions.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

#ifdef __cplusplus
extern "C" {
#endif
struct __ptcb;
void _pthread_cleanup_push (struct __ptcb *, void (*) (void *), void *);
void pthread_exit (void *) __attribute__ ((noreturn));
#ifdef __cplusplus
}
#endif

int
ends_thread (void)
{
  char *p = space (10);
  defer free (p); /* { dg-note "3:deferred here" } */
  if (fill (p))
    pthread_exit (NULL); /* { dg-warning "'pthread_exit' does not run what this function has deferred" } */
  return get ();
}

int
not_yet (void)
{
  char *p = space (10);
  if (!p)
    pthread_exit (NULL);
  defer free (p);
  return fill (p);
}
