/* A pool of threads that outlives a corrupt message: a panic deep in the
   parser ends as the error of that message, with a stack in the log.
   SPDX-License-Identifier: MIT

     workers < MESSAGES

   A line of MESSAGES is a value in bencoding, as in `d4:nameli7ei-1eee';
   four threads translate them to JSON.  The parser is recursive, and none of
   its functions can say that something is wrong: they panic.  That unwinds
   as far as answer (), where a deferred block recovers the panic, keeps its
   message and logs the stack as it was at the panic (rule 3.2 in defer(7)).
   On the way there the deferred calls of every function run.  The thread
   takes the next message.  */

#include <ctype.h>
#include <defer.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS = 4, DEEPEST = 64 };

struct message
{
  char *text;
  char *json;			/* Incomplete if there is an error.  */
  char error[80];
};

struct reader
{
  const char *start, *next, *end;	/* *END is 0.  */
  int depth;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct message *messages;
static size_t number, taken;

static _Noreturn void
corrupt (const struct reader *in, const char *what)
{
  panic ("%s at byte %td", what, in->next - in->start);
}

/* Each of these reads what it is called after from IN, and writes it to OUT
   as JSON.  */

static void read_value (struct reader *in, FILE *out);

static long
read_number (struct reader *in, char end)
{
  char *after;
  errno = 0;
  long n = strtol (in->next, &after, 10);
  if (after == in->next || *after != end || errno != 0)
    corrupt (in, "no number");
  in->next = after + 1;
  return n;
}

static void
read_string (struct reader *in, FILE *out)
{
  long length = read_number (in, ':');
  if (length < 0 || length > in->end - in->next)
    corrupt (in, "a string longer than the message");

  putc ('"', out);
  for (; length > 0; length--, in->next++)
    if (*in->next == '"' || *in->next == '\\')
      fprintf (out, "\\%c", *in->next);
    else if (iscntrl ((unsigned char) *in->next))
      fprintf (out, "\\u%04x", *in->next);
    else
      putc (*in->next, out);
  putc ('"', out);
}

static void
read_list (struct reader *in, FILE *out)
{
  putc ('[', out);
  for (const char *comma = ""; *in->next != 'e'; comma = ", ")
    {
      fputs (comma, out);
      read_value (in, out);
    }
  in->next++;
  putc (']', out);
}

static void
read_dictionary (struct reader *in, FILE *out)
{
  putc ('{', out);
  for (const char *comma = ""; *in->next != 'e'; comma = ", ")
    {
      fputs (comma, out);
      read_string (in, out);
      fputs (": ", out);
      read_value (in, out);
    }
  in->next++;
  putc ('}', out);
}

static void
read_value (struct reader *in, FILE *out)
{
  if (in->depth == DEEPEST)
    corrupt (in, "too many levels");
  in->depth++;
  defer { in->depth--; }

  switch (*in->next)
    {
    case 'i':
      in->next++;
      fprintf (out, "%ld", read_number (in, 'e'));
      break;
    case 'l':
      in->next++;
      read_list (in, out);
      break;
    case 'd':
      in->next++;
      read_dictionary (in, out);
      break;
    default:
      if (!isdigit ((unsigned char) *in->next))
	corrupt (in, "no value");
      read_string (in, out);
    }
}

/* Log that P has ended the work on MESSAGE, undisturbed by other threads.  */

static void
log_panic (const struct message *message, const struct defer_panic *p)
{
  flockfile (stderr);
  defer funlockfile (stderr);
  fprintf (stderr, "workers: message %td: %s\n", message - messages + 1,
	   p->message);
  defer_print_stack (p, STDERR_FILENO);
}

/* Translate MESSAGE.  This is where panics end.  */

static void
answer (struct message *message)
{
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
	{
	  snprintf (message->error, sizeof message->error, "%s", p->message);
	  log_panic (message, p);
	}
    }

  size_t size;
  FILE *out = open_memstream (&message->json, &size);
  if (!out)
    panic ("%s", strerror (errno));
  defer fclose (out);

  const char *text = message->text;
  struct reader in = { text, text, text + strlen (text), 0 };
  read_value (&in, out);
  if (in.next != in.end)
    corrupt (&in, "more than one value");
}

/* Return a message that nobody has taken yet, or NULL.  */

static struct message *
take_message (void)
{
  pthread_mutex_lock (&lock);
  defer pthread_mutex_unlock (&lock);
  return taken < number ? &messages[taken++] : NULL;
}

static void *
work (void *unused)
{
  struct message *message;
  while ((message = take_message ()) != NULL)
    answer (message);
  return unused;
}

/* Read all messages.  Return 0 or an errno.  */

static int
read_messages (void)
{
  char *line = NULL;
  size_t size = 0;
  defer { free (line); }

  ssize_t length;
  while ((length = getline (&line, &size, stdin)) > 0)
    {
      if (line[length - 1] == '\n')
	line[length - 1] = '\0';
      void *grown = realloc (messages, (number + 1) * sizeof *messages);
      if (!grown)
	return ENOMEM;
      messages = grown;
      messages[number] = (struct message) { .text = strdup (line) };
      if (!messages[number].text)
	return ENOMEM;
      number++;
    }
  return ferror (stdin) ? errno : 0;
}

static void
free_messages (void)
{
  for (size_t i = 0; i < number; i++)
    {
      free (messages[i].text);
      free (messages[i].json);
    }
  free (messages);
}

int
main (void)
{
  defer free_messages ();
  int error = read_messages ();
  if (error != 0)
    {
      fprintf (stderr, "workers: %s\n", strerror (error));
      return 2;
    }

  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    if (pthread_create (&threads[i], NULL, work, NULL) != 0)
      abort ();
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);

  size_t errors = 0;
  for (size_t i = 0; i < number; i++)
    if (messages[i].error[0] != '\0')
      {
	printf ("error: %s\n", messages[i].error);
	errors++;
      }
    else
      puts (messages[i].json);
  printf ("%zu messages, %zu corrupt\n", number, errors);
  return errors == 0 ? 0 : 1;
}
