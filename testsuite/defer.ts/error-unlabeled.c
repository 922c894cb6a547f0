/* Rule 6.5, TS syntax: what is deferred is a statement without a label, and no declaration.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-Wno-unused-variable" } */

#include <stddefer.h>

typedef int number;
struct point { int x; };
void use (int);

void
labels (int x)
{
  defer a: use (x); /* { dg-error "9:deferred statement may not have a label" } */
  defer b: {} /* { dg-error "9:deferred statement may not have a label" } */
  defer { c: use (1); if (x--) goto c; }
  switch (x)
    {
      defer case 12: use (2); /* { dg-error "13:jump into a deferred statement" } */
      /* { dg-warning "statement will never be executed" "" { target *-*-* } .-1 } */
      defer case 13 ... 15: use (3); /* { dg-error "13:jump into a deferred statement" } */
      defer default: use (4); /* { dg-error "13:jump into a deferred statement" } */
    }
  if (x == 100)
    goto a; /* { dg-error "jump into a deferred statement" } */
  if (x == 101)
    goto b; /* { dg-error "jump into a deferred statement" } */
}

void
declarations (void)
{
  defer int x; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer number y = 1; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer struct point p; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer extern int z; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer typedef int t; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer static int kept; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer number *pointer; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer __extension__ int extended; /* { dg-error "expected expression|deferred statement may not be a declaration" } */
  defer __label__ local; /* { dg-error "__label__" } */
}

void
legal (int x)
{
  defer __extension__ (void) x;
  defer (void) (number) x;
  defer { int own = 1; use (own); }
  switch (x)
    {
    case 1:
      defer use (1);
    }
before:
  defer use (2);
  if (x--)
    goto before;
}
