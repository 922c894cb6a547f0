/* Rule 2.2: a deferred call works while its thread is being cancelled.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <time.h>
#include <unistd.h>
#include "thread.h"

static int out[2];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void OPAQUE
report (const char *text)
{
  struct timespec moment = { 0, 1000 };
  pthread_testcancel ();
  nanosleep (&moment, NULL);
  CHECK (write (out[1], text, strlen (text)) == (ssize_t) strlen (text));
}

/* Has defers of its own, run by a normal return below a deferred call.  */
static void OPAQUE
nested (int n)
{
  defer report ("nested ");
  for (int i = 0; i < n; i++)
    defer report (i ? "loop1 " : "loop0 ");
}

static void *
thread (void *argument)
{
  int n = *(int *) argument;
  pthread_mutex_lock (&mutex);
  defer pthread_mutex_unlock (&mutex);
  defer report ("call ");
  if (n)
    defer nested (n);
  defer { report ("block "); nested (1); }
  cancel_here ();
  return NULL;
}

int
main (void)
{
  char text[100] = "";
  int n = 2;
  CHECK (pipe (out) == 0);
  CHECK (in_thread (thread, &n) == PTHREAD_CANCELED);
  CHECK (read (out[0], text, sizeof text) > 0);
  CHECK (strcmp (text, "block loop0 nested loop1 loop0 nested call ") == 0);
  CHECK (pthread_mutex_trylock (&mutex) == 0);
  return 0;
}
