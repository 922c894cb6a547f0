/* A plug-in for host.c: number settings, and write `NAME = VALUE' closely.
   SPDX-License-Identifier: MIT

   It has a mistake, which a line without `=' finds.  The lock is released
   even then, and the copy of the line freed: the deferred calls of the
   function that faults run, too.  */

#include "plugin.h"

#include <defer.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int settings;

void
transform (const char *line, FILE *out)
{
  pthread_mutex_lock (&lock);
  defer pthread_mutex_unlock (&lock);
  char *name = strdup (line);
  if (!name)
    panic ("no memory");
  defer free (name);

  char *value = strchr (name, '=');
  *value++ = '\0';
  name[strcspn (name, " \t")] = '\0';
  value += strspn (value, " \t");
  fprintf (out, "%d: %s=%s", ++settings, name, value);
}
