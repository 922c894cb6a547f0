/* Correct code about which tools could err: what a deferred call releases is in use before, and not lost.
   SPDX-License-Identifier: MIT  */

#include <defer.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif
extern int errno_kept (const char *name);
extern char *handed_over (const char *text);
extern int opened (const char *from, const char *to);
extern int result_set_late (int n);
extern int end_of_body (int n);
extern int in_loop (char **names, int n);
extern int forms (int n);
extern int recovered (void);
extern void note (const char *text, int n, ...);
#ifdef __cplusplus
}
#endif

/* A variable whose value only a deferred block uses.  */

int
errno_kept (const char *name)
{
  int kept = errno;
  defer { errno = kept; }
  return remove (name);
}

/* What is released only on failure.  */

char *
handed_over (const char *text)
{
  defer_result (char *, result) = NULL;
  char *copy = (char *) malloc (strlen (text) + 1);
  if (!copy)
    return NULL;
  defer
    {
      if (!result)
        free (copy);
    }
  strcpy (copy, text);
  if (copy[0] == '#')
    return NULL;
  return copy;
}

/* Used between the defer and the end.  */

int
opened (const char *from, const char *to)
{
  FILE *in = fopen (from, "r");
  if (!in)
    return 1;
  defer fclose (in);
  char *line = (char *) malloc (80);
  if (!line)
    return 2;
  defer free (line);
  FILE *out = fopen (to, "w");
  if (!out)
    return 3;
  defer fclose (out);
  while (fgets (line, 80, in))
    if (fputs (line, out) < 0)
      return 4;
  return ferror (in) ? 5 : 0;
}

/* A result that has no value yet where the block stands.  */

int
result_set_late (int n)
{
  defer_result (int, result);
  defer { note ("%d", result); }
  if (n > 2)
    return n;
  return n + 1;
}

#ifndef __cppcheck__
/* A result that is returned without a return.  */

int
end_of_body (int n)
{
  defer_result (int, result) = n;
  defer { result++; }
  if (n > 2)
    return 2;
  note ("end", 0);
}
#endif

int
in_loop (char **names, int n)
{
  for (int i = 0; i < n; i++)
    {
      FILE *file = fopen (names[i], "r");
      if (!file)
        return i;
      defer fclose (file);
      if (i == 3)
        defer note ("three", i);
      else
        defer { note ("another", n); }
    }
  return n;
}

int
forms (int n)
{
  __defer (note, "builtin", n);
  __defer (note, "three %d %d", n, 1, 2);
  __defer (recovered);
  defer (void) recovered ();
  if (n)
    __defer (puts, "end");
  switch (n)
    {
    case 1:
      defer note ("one", 1);
      break;
    default:
      break;
    }
  return n;
}

int
recovered (void)
{
  defer_result (int, result) = 0;
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
        result = (int) strlen (p->message);
      defer note ("inner", result);
    }
  panic ("%d", 17);
}
