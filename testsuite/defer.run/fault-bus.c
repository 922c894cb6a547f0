/* Rule 3.9: SIGBUS, of a page beyond the end of a file.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include <sys/mman.h>
#include "fault.h"

static int OPAQUE
load (volatile int *p)
{
  defer recover_fault ();
  defer note (1);
  return *p;
}

int
main (void)
{
  FILE *file = tmpfile ();
  int *map;
  long page = sysconf (_SC_PAGESIZE);
  CHECK (file && ftruncate (fileno (file), 2 * page) == 0);
  map = (int *) mmap (NULL, 2 * (size_t) page, PROT_READ | PROT_WRITE, MAP_SHARED,
		      fileno (file), 0);
  CHECK (map != MAP_FAILED);
  CHECK (defer_catch_faults () == 0);
  map[page / 4] = 5;
  CHECK (load (map + page / 4) == 5);
  CHECK (ftruncate (fileno (file), page) == 0);
  CHECK (load (map + page / 4) == 0 && faulted (1, SIGBUS, BUS, map + page / 4));
  CHECK (load (map) == 0 && recovered == 1);
  EXPECT ("1 1 1");
  return 0;
}
