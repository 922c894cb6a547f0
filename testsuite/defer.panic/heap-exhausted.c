/* Rule 3.8: panic works with the heap exhausted, and so does the report; what is
   left of it is told by symbols.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdlib.h>
#include <sys/resource.h>

/* { dg-report "panic: out of memory" } */

int
main (void)
{
  struct rlimit limit = { 0, 0 };
  /* What is mapped already, stays.  */
  setrlimit (RLIMIT_AS, &limit);
  for (size_t size = 1 << 20; size > 0; size /= 2)
    for (void *block; (block = malloc (size)); *(void *volatile *) &block = NULL)
      continue;
  panic ("out of memory"); /* { dg-symbol "main" } */
}
