/* The ordered shutdown of a small service: what was started last stops first,
   and the log closes last.
   SPDX-License-Identifier: MIT

     journal LOG STORE < EVENTS

   Three parts: a log; a file, the store; and a thread that writes events to
   the store, out of a queue.  Each is stopped by a deferred call beside its
   start, and needs only parts that were started before it.  So the order is
   right whatever happens: at the end of the input; when a part cannot be
   started, and only those before it are stopped; and on a panic, which an
   event `crash' raises.  The events that are in the queue are written even
   then, and the log has a line for everything, its own end included.

   open_store () hands the file over to its caller, and closes it only when it
   fails half way.  */

#include <defer.h>
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 8 };

/* The log.  It outlives all other parts.  */

static FILE *log_file;

__attribute__ ((format (printf, 1, 2))) static void
note (const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  flockfile (log_file);
  defer funlockfile (log_file);
  vfprintf (log_file, format, arguments);
  putc ('\n', log_file);
  va_end (arguments);
}

/* Return 0 or an errno.  */

static int
open_log (const char *name)
{
  log_file = fopen (name, "w");
  if (!log_file)
    return errno;
  note ("log opened");
  return 0;
}

static void
close_log (void)
{
  note ("log closed");
  fclose (log_file);
}

/* The store.  */

/* Return the file NAME with the first line of a store in it, or NULL with
   errno.  It belongs to the caller.  */

static FILE *
open_store (const char *name)
{
  defer_result (FILE *, store) = NULL;
  FILE *file = fopen (name, "w");
  if (!file)
    return NULL;
  defer
    {
      if (!store)
	{
	  int kept = errno;
	  fclose (file);
	  errno = kept;
	}
    }
  if (fputs ("events\n", file) < 0 || fflush (file) != 0)
    return NULL;
  note ("store opened");
  return file;
}

static void
close_store (FILE *store)
{
  note ("store closed%s", fclose (store) == 0 ? "" : ", and incomplete");
}

/* The writer: a thread, and a queue of at most ROOM events.  */

struct writer
{
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  FILE *store;
  char *queue[ROOM];
  int first, number, written;
  int stopping;
};

/* Return the next event, to be freed, or NULL when there will be none.  */

static char *
take (struct writer *writer)
{
  pthread_mutex_lock (&writer->lock);
  defer pthread_mutex_unlock (&writer->lock);
  while (writer->number == 0 && !writer->stopping)
    pthread_cond_wait (&writer->changed, &writer->lock);
  if (writer->number == 0)
    return NULL;
  char *event = writer->queue[writer->first];
  writer->first = (writer->first + 1) % ROOM;
  writer->number--;
  pthread_cond_signal (&writer->changed);
  return event;
}

/* Put EVENT, which the writer will free, into the queue.  */

static void
put (struct writer *writer, char *event)
{
  pthread_mutex_lock (&writer->lock);
  defer pthread_mutex_unlock (&writer->lock);
  while (writer->number == ROOM)
    pthread_cond_wait (&writer->changed, &writer->lock);
  writer->queue[(writer->first + writer->number++) % ROOM] = event;
  pthread_cond_signal (&writer->changed);
}

static void *
write_events (void *argument)
{
  struct writer *writer = argument;
  char *event;
  while ((event = take (writer)) != NULL)
    {
      fprintf (writer->store, "%s\n", event);
      writer->written++;
      free (event);
    }
  return NULL;
}

/* Return 0 or an errno.  */

static int
start_writer (struct writer *writer)
{
  int error = pthread_create (&writer->thread, NULL, write_events, writer);
  if (error == 0)
    note ("writer started");
  return error;
}

/* Let the writer write what it has, and wait until it has ended.  */

static void
stop_writer (struct writer *writer)
{
  pthread_mutex_lock (&writer->lock);
  writer->stopping = 1;
  pthread_cond_signal (&writer->changed);
  pthread_mutex_unlock (&writer->lock);
  pthread_join (writer->thread, NULL);
  note ("writer stopped, %d events written", writer->written);
}

/* The service.  */

static void
accept_events (struct writer *writer)
{
  char *line = NULL;
  size_t size = 0;
  defer { free (line); }
  while (getline (&line, &size, stdin) > 0)
    {
      line[strcspn (line, "\n")] = '\0';
      if (strcmp (line, "crash") == 0)
	panic ("an event that nobody has thought of");
      char *event = strdup (line);
      if (!event)
	panic ("%s", strerror (errno));
      put (writer, event);
    }
}

/* Keep the events on standard input.  Return 0 or an errno.  */

static int
serve (const char *log_name, const char *store_name)
{
  int error = open_log (log_name);
  if (error != 0)
    return error;
  defer close_log ();

  struct writer writer = { .lock = PTHREAD_MUTEX_INITIALIZER,
			   .changed = PTHREAD_COND_INITIALIZER };
  writer.store = open_store (store_name);
  if (!writer.store)
    {
      error = errno;
      note ("no store: %s", strerror (error));
      return error;
    }
  defer close_store (writer.store);

  error = start_writer (&writer);
  if (error != 0)
    return error;
  defer stop_writer (&writer);

  defer note ("shutting down");
  accept_events (&writer);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    {
      fprintf (stderr, "usage: %s LOG STORE < EVENTS\n", argv[0]);
      return 2;
    }

  int error = serve (argv[1], argv[2]);
  if (error != 0)
    {
      fprintf (stderr, "journal: %s\n", strerror (error));
      return 1;
    }
  return 0;
}
