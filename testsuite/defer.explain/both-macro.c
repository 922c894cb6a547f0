/* Rule 5: the note stands at the word that the user wrote, in a macro too.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

#define LATER(x) \
  do { defer call (x); } while (0) /* { dg-note "8:open-coded defer, unconditional" } */
#define LATER_TOO(statement) defer { statement; } /* { dg-note "30:open-coded defer, unconditional" } */

void
deferring (void)
{
  LATER (1);
  LATER_TOO (call (2))
}
