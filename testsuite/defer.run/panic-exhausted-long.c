/* Rule 3.8: with the heap exhausted a long message is at least begun.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "exhausted.h"

static char text[1000];

static void OPAQUE
f (int n)
{
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p && p->value == &n);
      CHECK (strncmp (p->message, "0123456789", 10) == 0);
      CHECK (strncmp (p->message, text, strlen (p->message)) == 0);
    }
  panic_value (&n, "%s", text);
}

int
main (void)
{
  for (size_t i = 0; i < sizeof text - 1; i++)
    text[i] = (char) ('0' + i % 10);
  for (int i = 0; i < 2; i++)
    {
      exhausted = !i;
      f (i);
    }
  return 0;
}
