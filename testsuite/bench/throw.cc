// What panic.c measures, with throw and catch.
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panic.h"

OPAQUE void
cleanup (int n)
{
  __asm__ volatile ("" :: "r" (n));
}

struct cleaned
{
  int n;
  ~cleaned () { cleanup (n); }
};

static OPAQUE int
bare (int n)
{
  if (n == 0)
    throw "at the bottom";
  int r = bare (n - 1);
  not_last ();
  return r;
}

static OPAQUE int
cleaning (int n)
{
  if (n == 0)
    throw "at the bottom";
  cleaned c = { n };
  return cleaning (n - 1);
}

static OPAQUE int
catch_bare (int n)
{
  try { return bare (n); } catch (const char *) { return 0; }
}

static OPAQUE int
catch_cleaning (int n)
{
  try { return cleaning (n); } catch (const char *) { return 0; }
}

int
main (int argc, char **)
{
  if (argc > 1)
    {
      measure_first ("throw", catch_cleaning);
      return 0;
    }
  measure ("bare", "throw", catch_bare);
  measure ("cleanup", "throw", catch_cleaning);
  measure_threads ("throw", catch_cleaning);
}
