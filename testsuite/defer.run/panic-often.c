/* Rule 3.3: 120000 recovered panics leave nothing behind on the heap.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <malloc.h>
#include "panic.h"

/* { dg-variants "-O(0|2)" } */

enum { TIMES = 20000 };

static char text[300];

static void
handler (int *recovered)
{
  if (recover ())
    ++*recovered;
}

/* In every way in which panics end, and with messages that need room.  */

static void OPAQUE
plain (int *recovered)
{
  defer handler (recovered);
  panic ("A");
}

static void OPAQUE
replaced (int *recovered)
{
  defer handler (recovered);
  defer { panic ("B %s", text); }
  panic ("A %s", text);
}

static void OPAQUE
recovered_and_replaced (int *recovered)
{
  defer handler (recovered);
  defer { recover (); panic ("B %s", text); }
  panic ("A %s", text);
}

static void OPAQUE
repanicked (int *recovered)
{
  defer handler (recovered);
  defer { repanic (recover ()); }
  panic ("A %s", text);
}

static void OPAQUE
in_the_rest (int *recovered)
{
  defer handler (recovered);
  defer { panic ("B %s", text); }
  defer { recover (); }
  panic ("A %s", text);
}

static void OPAQUE
nested (int *recovered)
{
  defer handler (recovered);
  defer { int ignored = 0; replaced (&ignored); plain (&ignored); }
  panic ("A %s", text);
}

static void (*const ways[]) (int *)
  = { plain, replaced, recovered_and_replaced, repanicked, in_the_rest,
      nested };

static size_t
used (void)
{
  return mallinfo2 ().uordblks;
}

int
main (void)
{
  memset (text, 'm', sizeof text - 1);
  for (int i = 0; i < 6; i++)
    {
      int recovered = 0;
      ways[i] (&recovered);
      size_t before = used ();
      for (int n = 1; n < TIMES; n++)
	ways[i] (&recovered);
      CHECK (recovered == TIMES);
      CHECK (used () == before);
    }
  return 0;
}
