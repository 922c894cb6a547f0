#!/bin/sh
# Rule 2.6: a unit compiled with -fopenmp may defer outside its structured blocks, or in a function that they call.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat >parallel.c <<'END'
#include <stdlib.h>
#include <defer.h>

static int released[64];

static void
release (int i)
{
  __atomic_add_fetch (&released[i], 1, __ATOMIC_RELAXED);
}

static void
work (int i)
{
  defer release (i);
  for (int j = 0; j < i; j++)
    defer release (j);
}

int
main (void)
{
  defer { if (released[0] != 65) abort (); }
  defer release (0);
#pragma omp parallel for
  for (int i = 0; i < 64; i++)
    work (i);
  for (int i = 0; i < 64; i++)
    if (released[i] != 64 - i)
      abort ();
  return 0;
}
END
for language in c c++; do
  for options in -O0 -O2; do
    try "$language $options: compiles" with_plugin -x $language $options -fopenmp -c parallel.c -o parallel.o
    try "$language $options: links" plain -fopenmp parallel.o -lstdc++ "$DEFER_LIB" -o parallel
    try "$language $options: runs" ./parallel
  done
done
