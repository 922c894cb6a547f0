/* Section 3: messages are formatted as by printf, and may have any length.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static char text[100001];

static void OPAQUE
of_length (int length)
{
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p && strlen (p->message) == (size_t) length);
      CHECK (strspn (p->message, "m") == (size_t) length);
    }
  panic ("%.*s", length, text);
}

static void OPAQUE
formatted (void)
{
  char local[] = "local";
  defer
    {
      memset (local, 0, sizeof local);
      const struct defer_panic *p = recover ();
      CHECK (strcmp (p->message, "local 5% a 2.50 -1 0x10 123456789012") == 0);
    }
  panic ("%s %d%% %c %.2f %hhd %#x %lld", local, 5, 'a', 2.5, -1, 16u,
	 123456789012ll);
}

static void OPAQUE
deferred (int n)
{
  defer { say_panic (recover ()); }
  defer panic ("deferred %d", n);
  n = 9;
}

int
main (void)
{
  memset (text, 'm', sizeof text - 1);
  for (int length = 0; length < 1200; length += 1 + length / 7)
    of_length (length);
  of_length (100000);
  formatted ();
  deferred (opaque (4));
  EXPECT ("deferred 4");
  return 0;
}
