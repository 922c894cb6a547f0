/* A program that is correct: every kind of defer in every kind of exit, in C and in C++.
   SPDX-License-Identifier: MIT  */

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <defer.h>

static char trace[256];
static size_t length;

static void
note (const char *text)
{
  size_t n = strlen (text);
  if (length + n >= sizeof trace)
    abort ();
  memcpy (trace + length, text, n + 1);
  length += n;
}

static void
note_number (const char *text, int number)
{
  char line[32];
  snprintf (line, sizeof line, "%s%d ", text, number);
  note (line);
}

static void
expect (const char *wanted)
{
  if (strcmp (trace, wanted) != 0)
    {
      fprintf (stderr, "wanted %s\ngot    %s\n", wanted, trace);
      abort ();
    }
  length = 0;
  trace[0] = '\0';
}

static void *
allocate (size_t size)
{
  void *memory = malloc (size);
  if (!memory)
    abort ();
  return memory;
}

static void
release (void *memory)
{
  note ("free ");
  free (memory);
}

static int
unconditional (int fail)
{
  char *first = (char *) allocate (16);
  defer release (first);
  if (fail == 1)
    return 1;
  char *second = (char *) allocate (32);
  defer
    {
      free (second);
      note ("block ");
    }
  first[15] = second[31] = 0;
  return fail;
}

static int
conditional (int bits)
{
  char *memory = NULL;
  if (bits & 1)
    {
      memory = (char *) allocate (8);
      defer release (memory);
    }
  if (bits & 2)
    defer { note_number ("bits ", bits); }
  if (bits & 4)
    __defer (note_number, "four ", 4);
  return memory != NULL;
}

static int
looping (int n)
{
  int sum = 0;
  for (int i = 0; i < n; i++)
    {
      defer note_number ("i", i);
      defer { sum += n; }
      sum += i;
    }
  return sum;
}

static int
mixed (int n)
{
  defer_result (int, result) = 0;
  defer note ("first ");
  if (n > 1)
    defer { result *= 2; note ("double "); }
  while (n-- > 0)
    defer note_number ("n", n);
  defer
    {
      result++;
      defer note ("inner ");
      note ("last ");
    }
  return 20;
}

#define LATER(statement) defer statement
#define NOTE_LATER(text) defer { note (text); }
#define PREFIX defer

static void
macros (const char *text)
{
  LATER (note (text));
  LATER ({ note (text); });
  NOTE_LATER (text)
  PREFIX note (text);
  PREFIX { note (text); }
  text = "then ";
}

static void
leave (int depth)
{
  defer note_number ("leave", depth);
  for (int i = 0; i < 2; i++)
    defer note_number ("loop", i);
  if (depth & 1)
    defer { note ("odd "); }
  if (depth > 0)
    leave (depth - 1);
  else if (depth == 0)
    pthread_exit (NULL);
}

static void *
start (void *argument)
{
  defer note ("start ");
  leave (1);
  return argument;
}

static void
touch (int *numbers, int n)
{
  numbers[n] = n;
}

/* At a label AddressSanitizer marks all variables that are in scope, here also
   one that the deferred block does not read.  */
static void
labels (int n)
{
  for (int i = 0; i < n; i++)
    {
      int numbers[10];
      touch (numbers, i);
      defer
	{
	  if (n > 2)
	    goto behind;
	  note ("before ");
	behind:
	  note ("behind ");
	}
    }
}

#ifdef __cplusplus
static void
throwing (int n)
{
  for (int i = 0; i < n; i++)
    defer note_number ("i", i);
  if (n)
    defer { note ("throwing "); }
  throw n;
}

static void
catching (int n)
{
  defer note ("catching ");
  try
    {
      throwing (n);
    }
  catch (int caught)
    {
      note_number ("caught ", caught);
    }
}
#endif

int
main (void)
{
  unconditional (1);
  expect ("free ");
  unconditional (2);
  expect ("block free ");
  conditional (7);
  expect ("four 4 bits 7 free ");
  conditional (2);
  expect ("bits 2 ");
  if (looping (3) != 3)
    abort ();
  expect ("i2 i1 i0 ");
  if (mixed (2) != 42)
    abort ();
  expect ("last inner n0 n1 double first ");
  labels (1);
  labels (3);
  expect ("before behind behind behind behind ");
  macros ("now ");
  expect ("then now then then now ");

#ifdef __cplusplus
  catching (2);
  expect ("throwing i1 i0 caught 2 catching ");
#endif

  pthread_t thread;
  if (pthread_create (&thread, NULL, start, NULL) != 0)
    abort ();
  pthread_join (thread, NULL);
  expect ("loop1 loop0 leave0 odd loop1 loop0 leave1 start ");
  return 0;
}
