/* Rule 1.1: __defer is the plugin's builtin; it needs no header.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

struct tool
{
  void (*use) (int);
};

static void
none (void)
{
  say ("none");
}

static void OPAQUE
f (struct tool *tool, void (*pointer) (int), void *untyped)
{
  __defer (none);
  __defer (note, 1);
  __defer (&note, 2);
  __defer (*note, 3);
  __defer (pointer, 4);
  __defer (*pointer, 5);
  __defer (tool->use, 6);
  __defer ((void (*) (int)) untyped, 7);
  __defer (tool ? note : pointer, 8);
  say ("body");
}

int
main (void)
{
  struct tool tool = { note };
  f (&tool, note, (void *) note);
  EXPECT ("body 8 7 6 5 4 3 2 1 none");
  return 0;
}
