/* What tests of faults fault with.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef FAULT_H
#define FAULT_H

#include <signal.h>
#include "panic.h"

/* Nothing is there; the compiler does not know.  */
static int *volatile nowhere;
static volatile int zero;

/* The texts.  */
#define INVALID \
  "runtime error: invalid memory address or null pointer dereference"
#define DIVIDE "runtime error: integer divide by zero"
#define BUS "runtime error: bus error"
#define ILLEGAL "runtime error: illegal instruction"

/* The fault recovered last; and the handler that recovers it.  */
static struct defer_panic last;
static int recovered;

static void MAY_BE_UNUSED
recover_fault (void)
{
  const struct defer_panic *p = recover ();
  if (!p)
    return;
  last = *p;
  recovered++;
  CHECK (p->kind == DEFER_PANIC_FAULT);
  CHECK (p->value == NULL);
  /* The message does not outlive this call; the texts do.  */
  last.message = (!strcmp (p->message, INVALID) ? INVALID
		  : !strcmp (p->message, DIVIDE) ? DIVIDE
		  : !strcmp (p->message, BUS) ? BUS
		  : !strcmp (p->message, ILLEGAL) ? ILLEGAL : "another message");
}

/* Was the fault recovered last, by the COUNTth recovery, one of SIGNO with TEXT
   about ADDRESS?  */
static int OPAQUE MAY_BE_UNUSED
faulted (int count, int signo, const char *text, const void *address)
{
  if (recovered == count && last.signo == signo
      && strcmp (last.message, text) == 0
      && last.address == address)
    return 1;
  fprintf (stderr, "%d recovered; the last: signal %d, `%s', about %p\n",
	   recovered, last.signo, last.message, (void *) last.address);
  return 0;
}

#endif /* FAULT_H */
