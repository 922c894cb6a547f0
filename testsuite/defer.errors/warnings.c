/* Rule 1.1: a deferred call gets the warnings of the call: -Wformat, -Wnonnull, warn_unused_result.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -Wall" } */

#include <defer.h>

void log_line (const char *, ...) __attribute__ ((format (printf, 1, 2)));
int must_check (int) __attribute__ ((warn_unused_result));
void wants_pointer (const char *) __attribute__ ((nonnull));
void old (void) __attribute__ ((deprecated));

void
keyword (void)
{
  defer log_line ("%d", "x"); /* { dg-warning "21:format '%d' expects argument of type 'int'" } */
  defer must_check (1); /* { dg-warning "9:ignoring return value of 'must_check'" } */
  defer wants_pointer (0); /* { dg-warning "9:argument 1 null where non-null expected" } */
  defer old (); /* { dg-warning "3:'old' is deprecated" } */
}

void
builtin (void)
{
  __defer (log_line, "%d", "x"); /* { dg-warning "24:format '%d' expects argument of type 'int'" } */
  __defer (must_check, 1); /* { dg-warning "ignoring return value of 'must_check'" } */
  __defer (wants_pointer, 0); /* { dg-warning "argument 1 null where non-null expected" } */
  __defer (old); /* { dg-warning "3:'old' is deprecated" } */
}
