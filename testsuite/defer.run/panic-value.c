/* Section 3: what recover tells of a panic, of each kind.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int payload = 42;

static void OPAQUE
raise_kind (int kind, void *value)
{
  switch (kind)
    {
    case 0:
      panic ("plain");
    case 1:
      panic_value (value, "%s %d", "with", 7);
    case 2:
      panic_value (NULL, "without");
    default:
      panic ("%s", "");
    }
}

static void OPAQUE
check (const struct defer_panic *p, enum defer_panic_kind kind,
       const char *message, void *value)
{
  CHECK (p);
  CHECK (p->kind == kind);
  CHECK (strcmp (p->message, message) == 0);
  CHECK (p->value == value);
  CHECK (p->signo == 0);
  CHECK (p->address == NULL);
  CHECK (p->replaced == NULL);
}

static void OPAQUE
f (int kind)
{
  static const char *const messages[] = { "plain", "with 7", "without", "" };
  defer
    {
      check (recover (),
		    kind == 1 || kind == 2 ? DEFER_PANIC_VALUE
					   : DEFER_PANIC_MESSAGE,
		    messages[kind], kind == 1 ? &payload : NULL);
    }
  raise_kind (kind, &payload);
}

int
main (void)
{
  for (int kind = 0; kind < 4; kind++)
    f (opaque (kind));
  /* Nothing is left of the one before.  */
  f (opaque (0));
  return 0;
}
