/* Rule 3.3: main ends normally after it has recovered: output is flushed.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* The status that the process ends with, if nothing else happens.  */
static int at_exit = 1;

static void
leave (void)
{
  _exit (at_exit);
}

static void
handler (void)
{
  if (recover ())
    at_exit = 0;
}

int
main (void)
{
  atexit (leave);
  defer handler ();
  panic ("A");
}
