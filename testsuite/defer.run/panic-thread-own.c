/* Rule 3.7: a thread does not recover from the panic of another one.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static void OPAQUE
returns (int n)
{
  defer { say_panic (recover ()); }
  defer handler (n);
}

static void OPAQUE
panics (int n)
{
  defer { say_panic (recover ()); }
  defer handler (n);
  panic ("other");
}

/* While a deferred call of its parent is run by a panic.  */
static void *
thread (void *argument)
{
  handler (1);
  returns (2);
  panics (3);
  return argument;
}

/* A handler, but not one that has recovered when it starts the thread.  */
static void
starts_a_thread (int number)
{
  in_thread (thread, NULL);
  note (number);
  say_panic (recover ());
}

static void OPAQUE
start (void)
{
  in_thread (thread, NULL);
}

static void OPAQUE
f (int n)
{
  defer handler (n);
  defer { panic ("B"); }
  defer starts_a_thread (n);
  defer start ();
  defer { in_thread (thread, NULL); }
  panic ("A");
}

int
main (void)
{
  f (opaque (5));
  EXPECT ("1 NULL 2 NULL NULL 3 other NULL "
	  "1 NULL 2 NULL NULL 3 other NULL "
	  "1 NULL 2 NULL NULL 3 other NULL 5 A 5 B");
  return 0;
}
