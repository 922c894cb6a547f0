/* A network service whose handlers may panic: the client gets an error, and
   the service keeps serving.
   SPDX-License-Identifier: MIT

     service                    serve on a free port of this machine; print it
     service PORT < REQUESTS    send each line there, and print the replies

   It keeps series of numbers.  A line of REQUESTS is

     add NAME NUMBER            append to a series; the reply is its length
     get NAME INDEX             one of its numbers, counted from 0
     mean NAME                  their mean

   The handler does not ask first whether a request can be met.  What cannot,
   as an index out of range in at (), panics: far from the client, and with the
   table locked.  The lock is released on the way (rule 3.1 in defer(7)), and
   reply_error (), which is deferred by its name, recovers and tells the client
   (rule 3.2).  At SIGTERM the service says what it has done, and ends.  */

#include <arpa/inet.h>
#include <defer.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Nobody waits longer than PATIENCE seconds for the other side.  */
enum { THREADS = 4, SERIES = 8, LONGEST = 1024, PATIENCE = 30 };

struct series
{
  char name[16];
  int length;
  double numbers[LONGEST];
};

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static struct series table[SERIES];

static atomic_long served, failed;

/* Return the series called NAME.  It is new if it has no numbers.  */

static struct series *
find (const char *name)
{
  for (int i = 0; i < SERIES; i++)
    {
      if (table[i].length == 0)
	strcpy (table[i].name, name);
      if (strcmp (table[i].name, name) == 0)
	return &table[i];
    }
  panic ("no room for more than %d series", SERIES);
}

/* Return the place of number I in S, which is LENGTH long.  */

static double *
at (struct series *s, double i, int length)
{
  if (!(i >= 0 && i < length))
    panic ("index %g out of range with length %d", i, length);
  return &s->numbers[(int) i];
}

static double
mean (struct series *s)
{
  double sum = 0;
  for (int i = 0; i < s->length; i++)
    sum += *at (s, i, s->length);
  if (s->length == 0)
    panic ("mean of no numbers");
  return sum / s->length;
}

/* Do what REQUEST says, and return the number to reply.  */

static double
handle (const char *request)
{
  char command[8], name[sizeof table->name];
  double x = 0;
  if (sscanf (request, "%7s %15s %lf", command, name, &x) < 2)
    panic ("no request: %s", request);

  pthread_mutex_lock (&table_lock);
  defer pthread_mutex_unlock (&table_lock);

  struct series *s = find (name);
  if (strcmp (command, "add") == 0)
    {
      *at (s, s->length, LONGEST) = x;
      return ++s->length;
    }
  if (strcmp (command, "get") == 0)
    return *at (s, x, s->length);
  if (strcmp (command, "mean") == 0)
    return mean (s);
  panic ("no such command: %s", command);
}

/* Deferred by answer (): a panic becomes the reply to REQUEST.  */

static void
reply_error (int client, const char *request)
{
  const struct defer_panic *p = recover ();
  if (!p)
    return;
  failed++;
  fprintf (stderr, "service: %s: %s\n", request, p->message);
  dprintf (client, "error: %s\n", p->message);
}

static void
answer (int client, const char *request)
{
  defer reply_error (client, request);
  served++;
  dprintf (client, "%g\n", handle (request));
}

/* Return a stream to read from the socket FD, which belongs to it, or NULL:
   then FD is closed.  */

static FILE *
open_stream (int fd)
{
  struct timeval limit = { .tv_sec = PATIENCE };
  setsockopt (fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt (fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  FILE *stream = fdopen (fd, "r");
  if (!stream)
    close (fd);
  return stream;
}

/* Answer what CLIENT asks until it has no more to ask.  */

static void
converse (int client)
{
  FILE *requests = open_stream (client);
  if (!requests)
    return;
  defer fclose (requests);

  char *request = NULL;
  size_t size = 0;
  defer { free (request); }
  while (getline (&request, &size, requests) > 0)
    {
      request[strcspn (request, "\n")] = '\0';
      answer (client, request);
    }
}

/* Serve one client after the other, until *LISTENER is shut down.  */

static void *
work (void *listener)
{
  int client;
  while ((client = accept (*(int *) listener, NULL, NULL)) >= 0
	 || errno == ECONNABORTED)
    if (client >= 0)
      converse (client);
  return NULL;
}

static struct sockaddr_in
loopback (int port)
{
  return (struct sockaddr_in) {
    .sin_family = AF_INET,
    .sin_port = htons (port),
    .sin_addr.s_addr = htonl (INADDR_LOOPBACK)
  };
}

/* Serve until SIGTERM comes.  Return 0 or an errno.  */

static int
serve (void)
{
  int listener = socket (AF_INET, SOCK_STREAM, 0);
  if (listener < 0)
    return errno;
  defer close (listener);

  struct sockaddr_in address = loopback (0);
  socklen_t size = sizeof address;
  if (bind (listener, (struct sockaddr *) &address, size) != 0
      || listen (listener, SOMAXCONN) != 0
      || getsockname (listener, (struct sockaddr *) &address, &size) != 0)
    return errno;

  sigset_t end;
  sigemptyset (&end);
  sigaddset (&end, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &end, NULL);

  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    if (pthread_create (&threads[i], NULL, work, &listener) != 0)
      abort ();
  printf ("%d\n", ntohs (address.sin_port));
  fflush (stdout);

  int received;
  sigwait (&end, &received);
  shutdown (listener, SHUT_RD);
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  printf ("%ld requests, %ld failed\n", served, failed);
  return 0;
}

/* Send what is on standard input to PORT, and print the replies.  Return 0
   or an errno.  */

static int
ask (int port)
{
  int server = socket (AF_INET, SOCK_STREAM, 0);
  FILE *replies = server < 0 ? NULL : open_stream (server);
  if (!replies)
    return errno;
  defer fclose (replies);

  struct sockaddr_in address = loopback (port);
  if (connect (server, (struct sockaddr *) &address, sizeof address) != 0)
    return errno;

  char *request = NULL, *reply = NULL;
  size_t request_size = 0, reply_size = 0;
  defer { free (request); free (reply); }
  while (getline (&request, &request_size, stdin) > 0)
    {
      request[strcspn (request, "\n")] = '\0';
      if (dprintf (server, "%s\n", request) < 0
	  || getline (&reply, &reply_size, replies) <= 0)
	return ECONNRESET;
      printf ("%s: %s", request, reply);
    }
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc > 2)
    {
      fprintf (stderr, "usage: %s [PORT]\n", argv[0]);
      return 2;
    }

  signal (SIGPIPE, SIG_IGN);
  int error = argc == 1 ? serve () : ask (atoi (argv[1]));
  if (error != 0)
    {
      fprintf (stderr, "service: %s\n", strerror (error));
      return 1;
    }
  return 0;
}
