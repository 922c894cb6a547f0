/* Enter and exit tracing: one line per function, and the exit line knows
   the result.
   SPDX-License-Identifier: MIT

     trace EXPRESSION

   A calculator that shows how it reads + - * / ( ) and numbers.  In

     defer leave (enter (__func__, *text), &value);

   the arguments are evaluated where the defer stands, and the call is made
   on the way out (rule 1.1 in defer(7)): enter () prints now, leave () prints
   what the named result holds in the end, whichever return gave it its
   value.  */

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

static int depth;

/* Print that FUNCTION begins at TEXT.  Return FUNCTION.  */

static const char *
enter (const char *function, const char *text)
{
  printf ("%*s%s \"%s\"\n", 2 * depth++, "", function, text);
  return function;
}

/* Print that FUNCTION ends with *VALUE.  */

static void
leave (const char *function, const double *value)
{
  printf ("%*s%s = %g\n", 2 * --depth, "", function, *value);
}

/* Each of these reads the longest thing of its kind at *TEXT, moves *TEXT
   past it and returns its value.  */

static double sum (const char **text);

static double
operand (const char **text)
{
  defer_result (double, value) = 0;
  defer leave (enter (__func__, *text), &value);

  if (**text != '(')
    {
      char *end;
      value = strtod (*text, &end);
      *text = end;
      return value;
    }

  ++*text;
  value = sum (text);
  if (**text == ')')
    ++*text;
  return value;
}

static double
product (const char **text)
{
  defer_result (double, value) = 0;
  defer leave (enter (__func__, *text), &value);

  value = operand (text);
  for (;;)
    switch (**text)
      {
      case '*':
	++*text;
	value *= operand (text);
	break;
      case '/':
	++*text;
	value /= operand (text);
	break;
      default:
	return value;
      }
}

static double
sum (const char **text)
{
  defer_result (double, value) = 0;
  defer leave (enter (__func__, *text), &value);

  value = product (text);
  for (;;)
    switch (**text)
      {
      case '+':
	++*text;
	value += product (text);
	break;
      case '-':
	++*text;
	value -= product (text);
	break;
      default:
	return value;
      }
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "usage: %s EXPRESSION\n", argv[0]);
      return 2;
    }

  const char *text = argv[1];
  double value = sum (&text);
  if (*text != '\0')
    {
      fprintf (stderr, "trace: cannot read \"%s\"\n", text);
      return 1;
    }
  printf ("%s is %g\n", argv[1], value);
  return 0;
}
