/* Rule 3.1: unwind tables with a wrong byte: the fast walker does with them what
   libgcc does, as far as that comes to an end.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-variants "^(-x c\\+\\+ )?-O2$" } */

#include <defer.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unwind.h>
#include "../defer.run/panic.h"

/* What one of libgcc's functions tells of the function at PC: where its frame
   description is.  */
struct bases
{
  void *text, *data, *function;
};
#ifdef __cplusplus
extern "C"
#endif
const unsigned char *_Unwind_Find_FDE (void *pc, struct bases *bases);

enum { MOST_EVENTS = 200 };

/* How a child has fared.  */
struct outcome
{
  volatile int count;
  volatile char events[MOST_EVENTS];
  int status;
};

static struct outcome *outcome;

static void OPAQUE
event (char what)
{
  if (outcome->count < MOST_EVENTS)
    outcome->events[outcome->count++] = what;
}

/* The tables that a panic from here needs: bytes, which belong to frames from the
   innermost on.  */
struct part
{
  unsigned char *start;
  size_t size;
};
static struct part parts[16];
static unsigned int part_count;

static void
add_part (const unsigned char *start, size_t size)
{
  for (unsigned int i = 0; i < part_count; i++)
    if (parts[i].start == start)
      return;
  CHECK (part_count < sizeof parts / sizeof *parts);
  parts[part_count].start = (unsigned char *) start;
  parts[part_count++].size = size;
}

/* Return the size of what stands at AT, with its length in front.  */

static size_t
size_at (const unsigned char *at)
{
  uint32_t length;
  memcpy (&length, at, sizeof length);
  return sizeof length + length;
}

/* Return the size of the language-specific data at LSDA, without actions and types.
   Lengths are short here.  */

static size_t
lsda_size (const unsigned char *lsda)
{
  const unsigned char *at = lsda;
  CHECK (*at++ == 0xff);
  if (*at++ != 0xff)
    while (*at++ & 0x80)
      continue;
  CHECK (*at++ == 1 && *at < 0x80);
  return (size_t) (at - lsda) + 1 + *at;
}

static int frames_to_note;

static _Unwind_Reason_Code
note_tables (struct _Unwind_Context *context, void *data)
{
  struct bases bases;
  const unsigned char *lsda
    = (const unsigned char *) _Unwind_GetLanguageSpecificData (context);
  const unsigned char *fde
    = _Unwind_Find_FDE ((char *) _Unwind_GetIP (context) - 1, &bases);
  int32_t distance;
  (void) data;

  CHECK (fde);
  memcpy (&distance, fde + 4, sizeof distance);
  add_part (fde, size_at (fde));
  add_part (fde + 4 - distance, size_at (fde + 4 - distance));
  if (lsda)
    add_part (lsda, lsda_size (lsda));
  return --frames_to_note ? _URC_NO_REASON : _URC_NORMAL_STOP;
}

/* The stack that is unwound: of functions that have all kinds of frames.  */

static int tables_wanted;

static void OPAQUE
innermost (int n)
{
  event ('i');
  if (tables_wanted)
    _Unwind_Backtrace (note_tables, NULL);
  else
    panic ("%d", n);
}

static void OPAQUE
plain (int n, long a, long b, long c, long d)
{
  char *volatile room = (char *) __builtin_alloca ((size_t) n + 100);
  *room = (char) n;
  innermost (n);
  event (*room == n && a + b + c + d == 10 ? 'p' : 'x');
}

static void OPAQUE
middle (int n)
{
  long a = opaque (1), b = opaque (2), c = opaque (3), d = opaque (4);
  defer event (n == 2 ? 'c' : 'x');
  for (int i = 0; i < 3; i++)
    defer event ((char) ('0' + i));
  defer { event (a + b + c + d == 10 ? 'm' : 'x'); }
  plain (n, a, b, c, d);
  if (a + b + c + d == 10)
    event ('e');
}

static int OPAQUE
outer (int n)
{
  long a = opaque (n);
  defer_result (int, result) = 9;
  defer { event ('o'); }
  defer { if (recover ()) result = a == n ? 0 : 8; }
  middle (n);
  event ('O');
}

/* Change the byte AT of PART by CHANGE, panic in a child with UNWINDER, and store in
   O how that went.  */

static void
try_with (const char *unwinder, struct part part, size_t at,
	  unsigned char change, struct outcome *o)
{
  const uintptr_t page = (uintptr_t) sysconf (_SC_PAGESIZE);
  const uintptr_t start = (uintptr_t) (part.start + at) & -page;
  struct itimerval patience = { { 0, 0 }, { 0, 50000 } };

  memset ((void *) outcome, 0, sizeof *outcome);
  pid_t child = fork ();
  CHECK (child >= 0);
  if (child == 0)
    {
      close (STDERR_FILENO);
      setenv ("DEFER_UNWINDER", unwinder, 1);
      setenv ("DEFER_TRACEBACK", "none", 1);
      setitimer (ITIMER_VIRTUAL, &patience, NULL);
      alarm (20);
      if (change)
	{
	  if (mprotect ((void *) start, page, PROT_READ | PROT_WRITE))
	    _exit (7);
	  part.start[at] ^= change;
	}
      _exit (outer (2));
    }
  CHECK (waitpid (child, &outcome->status, 0) == child);
  memcpy (o, outcome, sizeof *o);
}

static int
endless_p (const struct outcome *o)
{
  return (WIFSIGNALED (o->status)
	  && (WTERMSIG (o->status) == SIGVTALRM
	      || WTERMSIG (o->status) == SIGALRM));
}

static int
same_p (const struct outcome *a, const struct outcome *b)
{
  return (a->status == b->status && a->count == b->count
	  && !memcmp ((const void *) a->events, (const void *) b->events,
		      (size_t) a->count));
}

/* Is what the fast walker has done as good as what libgcc has, if RIGHT is as it
   should be?  A wrong landing pad is code that does anything; and what either
   finds in a wrong place of the stack is not the same.  */

static int
as_good_p (const struct outcome *fast, const struct outcome *slow,
	   const struct outcome *right)
{
  if (same_p (fast, right) || same_p (fast, slow))
    return 1;
  if (slow->status == 0)
    return !same_p (slow, right);
  return fast->status != 0 && !endless_p (fast);
}

static void
show (const char *unwinder, const struct outcome *o)
{
  fprintf (stderr, "%s: status %#x, %.*s\n", unwinder, (unsigned) o->status,
	   o->count, (const char *) o->events);
}

int
main (void)
{
  static const unsigned char changes[] = { 1, 0x7f, 0x80 };
  static struct outcome fast, slow, right;
  int harmless = 0, harmful = 0, wrong = 0;
  outcome = (struct outcome *) mmap (NULL, sizeof *outcome,
				     PROT_READ | PROT_WRITE,
				     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  CHECK (outcome != MAP_FAILED);
  frames_to_note = 4;
  tables_wanted = 1;
  outer (2);
  tables_wanted = 0;
  CHECK (frames_to_note == 0);

  try_with ("fast", parts[0], 0, 0, &fast);
  try_with ("libgcc", parts[0], 0, 0, &right);
  CHECK (right.status == 0 && same_p (&fast, &right));
  for (unsigned int i = 0; i < part_count; i++)
    for (size_t j = 0; j < parts[i].size; j++)
      for (unsigned int k = 0; k < sizeof changes; k++)
	{
	  try_with ("libgcc", parts[i], j, changes[k], &slow);
	  try_with ("fast", parts[i], j, changes[k], &fast);
	  if (same_p (&slow, &right))
	    harmless++;
	  else
	    harmful++;
	  if (as_good_p (&fast, &slow, &right))
	    continue;
	  wrong++;
	  fprintf (stderr, "part %u of %u, byte %zu of %zu, %#x ^ %#x:\n", i,
		   part_count, j, parts[i].size, parts[i].start[j], changes[k]);
	  show ("libgcc", &slow);
	  show ("fast", &fast);
	}
  CHECK (!wrong);
  CHECK (harmless > 100 && harmful > 100);
  return 0;
}
