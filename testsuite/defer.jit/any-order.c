/* Section 7: deferred calls run last in, first out, in whatever order control
   comes to the places, whether the compiler can foresee it or not: on a return,
   on a panic, and on a panic of one of them.  None is lost where control passes
   again what it should pass once.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "2 0 1 3" } */

#include "lib/gen.h"

/* Nine places that control passes at most once, the last of which is too much
   for open-coding, and one of any number.  */
enum { ONCE_PLACES = 9, PLACES };

/* What control does: it passes a place, returns, or panics.  */
enum { RETURN = PLACES, RAISE };

static int script[40], passed;

int
next (void)
{
  return script[passed++];
}

/* Deferred by a place: which turn it was.  A negative one panics.  */

void
turn (int n)
{
  if (n < 0)
    raise_number (-n);
  notef ("%d ", n);
}

int
number_of_turn (void)
{
  return script[passed++];
}

/* int wander (void): does what the script says.  */

static void
make_wander (void)
{
  gcc_jit_function *fn = function (EXPORTED, INT, "wander", 0);
  gcc_jit_block *entry = block (fn), *head = block (fn), *last = block (fn),
		*raising = block (fn);
  gcc_jit_case *cases[RAISE + 1];
  gcc_jit_lvalue *what = new_variable (fn, INT);
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);

  jump (entry, head);
  assign (head, what, value (function (IMPORTED, INT, "next", 0), 0));
  for (int i = 0; i <= RAISE; i++)
    {
      gcc_jit_block *to
	= i == RETURN ? last : i == RAISE ? raising : block (fn);
      cases[i] = gcc_jit_context_new_case (ctxt, num (i), num (i), to);
      if (i >= PLACES)
	continue;
      later (d, to, i < ONCE_PLACES ? ONCE : MANY, import ("turn"), 1,
	     value (function (IMPORTED, INT, "number_of_turn", 0), 0));
      jump (to, head);
    }
  gcc_jit_block_end_with_switch (head, NULL, rvalue (what), last, RAISE + 1,
				 cases);
  call (raising, import ("raise_number"), 1, num (1000));
  jump (raising, last);
  defer_jit_return (d, last, NULL, num (1));
  finish (d);
}

/* void again (int n): passes a ONCE place N times.  */

static void
make_again (void)
{
  gcc_jit_function *fn = function (EXPORTED, VOID, "again", 1, INT);
  gcc_jit_block *entry = block (fn), *body = block (fn), *last = block (fn);
  gcc_jit_lvalue *i = new_variable (fn, INT);
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);

  assign (entry, i, num (1));
  jump (entry, body);
  later (d, body, ONCE, import ("note"), 1, rvalue (i));
  assign (body, i, sum (rvalue (i), num (1)));
  gcc_jit_block_end_with_conditional
    (body, NULL,
     gcc_jit_context_new_comparison (ctxt, NULL, GCC_JIT_COMPARISON_LE,
				     rvalue (i), param (fn, 0)),
     body, last);
  defer_jit_return (d, last, NULL, NULL);
  finish (d);
}

static int (*wander) (void);

static void
guarded (void)
{
  defer handle (0);
  notef ("=%d ", wander ());
}

/* Let SCRIPT, of LENGTH steps, be written from what the bits of RANDOM say, and
   the trace that it must leave in WANTED.  */

static void
write_script (unsigned long random, char *wanted)
{
  int step = 0, used = 0, turns[20], count = 0, newest_panic = 0;
  const int end = random & 1 ? RETURN : RAISE;

  random >>= 1;
  for (int left = random % 12; left > 0; left--)
    {
      random = random * 6364136223846793005 + 1442695040888963407;
      int place = (random >> 33) % PLACES;
      if (place < ONCE_PLACES && used >> place & 1)
	place = ONCE_PLACES;
      used |= 1 << place;
      turns[count] = count + 1;
      if ((random >> 50) % 8 == 0)
	turns[count] = -turns[count];
      script[step++] = place;
      script[step++] = turns[count++];
    }
  script[step] = end;
  *wanted = '\0';
  if (end == RAISE)
    newest_panic = 1000, wanted += sprintf (wanted, "!1000 ");
  while (count-- > 0)
    {
      wanted += sprintf (wanted, turns[count] < 0 ? "!%d " : "%d ",
			 abs (turns[count]));
      if (turns[count] < 0)
	newest_panic = -turns[count];
    }
  if (newest_panic)
    sprintf (wanted, "0:%d ", newest_panic);
  else
    sprintf (wanted, "=1 0:none ");
}

int
main (void)
{
  char wanted[400];

  new_context ();
  make_wander ();
  make_again ();
  compile ();
  wander = code ("wander");
  for (unsigned long i = 0; i < 20000; i++)
    {
      write_script (i * 0x9e3779b97f4a7c15, wanted);
      passed = 0;
      guarded ();
      check (wanted);
    }
  void (*again) (int) = code ("again");
  again (1);
  check ("1 ");
  again (2);
  check ("2 2 ");
  gcc_jit_result_release (compiled);
}
