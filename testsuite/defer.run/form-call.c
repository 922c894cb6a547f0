/* Rule 1.1: whatever may be called may be deferred, written as a call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct tool
{
  void (*use) (int);
  struct tool *next;
};

typedef void (*user) (int);

static user
chosen (int number)
{
  note (number);
  return note;
}

static void OPAQUE
f (struct tool *tool, user pointer, user *table)
{
  defer note (1);
  defer (note) (2);
  defer (*note) (3);
  defer (&note) (4);
  defer pointer (5);
  defer (*pointer) (6);
  defer tool->use (7);
  defer tool->next->use (8);
  defer table[1] (9);
  defer (tool ? note : pointer) (10);
  defer ((user) (void *) pointer) (11);
  defer chosen (100) (12);
  defer (note (101), pointer) (13);
  say ("body");
}

int
main (void)
{
  struct tool tools[2] = { { note, &tools[1] }, { note, NULL } };
  user table[2] = { NULL, note };
  f (tools, note, table);
  EXPECT ("100 101 body 13 12 11 10 9 8 7 6 5 4 3 2 1");
  return 0;
}
