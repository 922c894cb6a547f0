/* The unit with <defer.h>.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include "panics.h"

void
panics (const char *text)
{
  defer note_here (1);
  for (int i = 0; i < 2; i++)
    defer note_here (i + 2);
  panic ("%s", text);
}

int
guarded (int (*fn) (int), int n)
{
  defer_result (int, result) = 0;
  defer
    {
      char text[256] = "none";
      size_t length = 0;
      for (const struct defer_panic *p = recover (); p; p = p->replaced)
	length += (size_t) snprintf (text + length, sizeof text - length,
				     "%s%s", length ? "<" : "", p->message);
      say_here (text);
    }
  return fn (n);
}

static void *
start (void *fn)
{
  (*(void (**) (void)) fn) ();
  return fn;
}

void
in_ending_thread (void (*fn) (void))
{
  pthread_t thread;
  void *result;
  if (pthread_create (&thread, NULL, start, &fn) != 0
      || pthread_join (thread, &result) != 0 || result != NULL)
    abort ();
}

void
end_this_thread (void)
{
  defer note_here (4);
  pthread_exit (NULL);
}
