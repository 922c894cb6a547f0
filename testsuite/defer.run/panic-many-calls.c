/* Rule 3.4: 20000 panicking calls in one frame: linear time, bounded stack.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdint.h>
#include "panic.h"

enum { CALLS = 20000, STACK = 1 << 14 };

static uintptr_t lowest, highest;
static int calls;

static void OPAQUE
raise_one (int number)
{
  char here;
  uintptr_t address = (uintptr_t) &here;
  if (calls++ == 0)
    lowest = highest = address;
  if (address < lowest)
    lowest = address;
  if (address > highest)
    highest = address;
  panic ("%d", number);
}

static void
recover_and_raise_one (int number)
{
  const struct defer_panic *p = recover ();
  CHECK (p && atoi (p->message) == number + 1);
  raise_one (number);
}

static void OPAQUE
panicking (int n)
{
  defer { raise_one (-1); }
  for (int i = 0; i < n; i++)
    defer raise_one (i);
}

static void OPAQUE
recovering (int n)
{
  for (int i = 0; i < n; i++)
    defer recover_and_raise_one (i);
  panic ("%d", n);
}

/* Run FN; the panic that leaves it has replaced all others, newest first.  */
static void OPAQUE
run (void (*fn) (int), int last)
{
  int number = last;
  calls = 0;
  defer
    {
      const struct defer_panic *p = recover ();
      for (; p; p = p->replaced)
	CHECK (atoi (p->message) == number++);
      CHECK (number - last >= CALLS);
      CHECK (highest - lowest < STACK);
    }
  fn (CALLS);
}

int
main (void)
{
  run (panicking, -1);
  CHECK (calls == CALLS + 1);
  run (recovering, 0);
  CHECK (calls == CALLS);
  return 0;
}
