/* Rule 1.3: only a call or a block can be deferred.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);
extern int a[4], b;
extern volatile int v;

void
deferring (int x)
{
  defer ; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer b; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer v; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer a[1]; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer b = call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer b++; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer call (1), call (2); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer x ? call (1) : call (2); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer x && call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer call (1) + 1; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer !call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer ({ call (1); }); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer if (x) call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer for (; x; ) call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer while (x) call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer do call (1); while (x); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer switch (x) { case 1: call (1); } /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer label: call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer __asm__ volatile (""); /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer return; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer goto out; /* { dg-error "3:deferred statement must be a function call or a block" } */
  defer defer call (1); /* { dg-error "3:deferred statement must be a function call or a block" } */
  while (x)
    {
      defer break; /* { dg-error "7:deferred statement must be a function call or a block" } */
      defer continue; /* { dg-error "7:deferred statement must be a function call or a block" } */
    }
out:
  if (x)
    defer b; /* { dg-error "5:deferred statement must be a function call or a block" } */
  else
    defer (void) 0; /* { dg-error "5:deferred statement must be a function call or a block" } */
}
