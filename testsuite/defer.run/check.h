/* What a run test records and what it compares with.
   SPDX-License-Identifier: GPL-3.0-or-later

   A test either notes events and compares the trace with the one the rule
   gives:

     defer note (1);
     defer note (2);		-> EXPECT ("2 1")

   or, where the order is known only at run time, pushes a number on a model
   stack when control passes the defer and pops it in the deferred call:

     defer pop (push (1));	-> EXPECT_EMPTY ()

   which is wrong unless calls run last in, first out, once each.  Everything
   here is opaque to the optimizer: nothing is known to be nothrow.  */

#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OPAQUE __attribute__ ((noipa))
#define MAY_BE_UNUSED __attribute__ ((unused))

/* The widest numbers of the target, and the value of a bit that no narrower ones
   have.  */
#ifdef __SIZEOF_INT128__
typedef __int128 wide_int;
typedef unsigned __int128 wide_unsigned;
#else
typedef long long wide_int;
typedef unsigned long long wide_unsigned;
#endif
#ifdef __SIZEOF_FLOAT128__
typedef __float128 wide_float;
#else
typedef long double wide_float;
#endif
#define WIDE_BIT ((wide_int) 1 << (sizeof (wide_int) * 8 - 28))

/* The events so far, separated by spaces.  */
static char trace[1 << 16];
static size_t trace_length;

/* The model stack.  */
static int model[1 << 12];
static int model_depth;

static void OPAQUE __attribute__ ((noreturn))
fail (const char *file, int line, const char *wanted, const char *got)
{
  fprintf (stderr, "%s:%d: expected `%s', got `%s'\n", file, line, wanted,
	   got);
  abort ();
}

/* Append the event TEXT.  */
static void OPAQUE MAY_BE_UNUSED
say (const char *text)
{
  size_t left = sizeof trace - trace_length;
  int length = snprintf (trace + trace_length, left, "%s%s",
			 trace_length ? " " : "", text);
  if (length < 0 || (size_t) length >= left)
    abort ();
  trace_length += (size_t) length;
}

/* Append the event NUMBER.  */
static void OPAQUE MAY_BE_UNUSED
note (int number)
{
  char text[16];
  snprintf (text, sizeof text, "%d", number);
  say (text);
}

/* Append the event NUMBER and return it: an argument that shows when it is
   evaluated.  */
static int OPAQUE MAY_BE_UNUSED
noted (int number)
{
  note (number);
  return number;
}

/* Return VALUE, which the optimizer then does not know.  */
static int OPAQUE MAY_BE_UNUSED
opaque (int value)
{
  return value;
}

static int OPAQUE MAY_BE_UNUSED
push (int number)
{
  if (model_depth == sizeof model / sizeof *model)
    abort ();
  return model[model_depth++] = number;
}

static void OPAQUE MAY_BE_UNUSED
pop (int number)
{
  char wanted[16] = "nothing", got[16];
  snprintf (got, sizeof got, "%d", number);
  if (model_depth > 0)
    {
      if (model[--model_depth] == number)
	return;
      snprintf (wanted, sizeof wanted, "%d", model[model_depth]);
    }
  fail (__FILE__, __LINE__, wanted, got);
}

static void OPAQUE MAY_BE_UNUSED
expect_empty (const char *file, int line)
{
  if (model_depth)
    fail (file, line, "every deferred call has run", "some are missing");
}

/* Compare the trace with WANTED and start a new one.  */
static void OPAQUE MAY_BE_UNUSED
expect (const char *file, int line, const char *wanted)
{
  if (strcmp (trace, wanted) != 0)
    fail (file, line, wanted, trace);
  trace[trace_length = 0] = '\0';
}

#define EXPECT(text) expect (__FILE__, __LINE__, text)
#define EXPECT_EMPTY() expect_empty (__FILE__, __LINE__)
#define CHECK(condition) \
  ((condition) ? (void) 0 : fail (__FILE__, __LINE__, #condition, "false"))

#endif /* CHECK_H */
