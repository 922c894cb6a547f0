#!/bin/sh
# Rules 3.1 and 3.2: a library is unloaded, and another one with other frames comes to lie where it was: what the fast
# walker knew of the former is forgotten.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/runtime.sh"

# The call of FN is at the same address, but its frame has another SIZE, and its landing pad is farther off by SKIP instructions.
cat >library.c <<'END'
#include <defer.h>

/* Panics through a frame of this library.  */
void
library (void (*fn) (void), int n, int *passed)
{
  volatile char room[SIZE];
  room[0] = (char) n;
  room[SIZE - 1] = 1;
  long x = n;
  defer { *passed += x == n && room[SIZE - 1] == 1; }
  fn ();
  __asm__ volatile (".rept " SKIP "\n\tnop\n\t.endr");
}
END
cat >program.c <<'END'
#include <defer.h>
#include <dlfcn.h>
#include <stdio.h>

typedef void library (void (*fn) (void), int n, int *passed);

static void
panics (void)
{
  panic ("A");
}

static __attribute__ ((noipa)) int
recovers (library *fn, int n)
{
  int passed = 0;
  long a = n, b = 2 * n, c = 3 * n;
  defer_result (int, result) = -1;
  defer { if (recover () && a == n && b == 2 * n && c == 3 * n) result = passed; }
  fn (panics, n, &passed);
}

int
main (int argc, char **argv)
{
  const void *first = NULL;
  int again = 0;
  for (int i = 0; i < 100; i++)
    for (int j = 1; j < argc; j++)
      {
        void *handle = dlopen (argv[j], RTLD_NOW);
        library *fn = handle ? (library *) dlsym (handle, "library") : NULL;
        if (!fn)
          return fprintf (stderr, "%s\n", dlerror ()), 1;
        if (!first)
          first = (const void *) fn;
        again += (const void *) fn == first;
        for (int k = 0; k < 2; k++)
          {
            int passed = recovers (fn, i);
            if (passed != 1)
              return fprintf (stderr, "round %d, %s: passed %d\n", i, argv[j], passed), 1;
          }
        if (dlclose (handle))
          return 1;
      }
  /* Otherwise nothing has been tried.  */
  if (again < 90 * (argc - 1))
    return fprintf (stderr, "only %d times at the same address\n", again), 77;
  return 0;
}
END

library () # NAME SIZE SKIP
{
  try "library $1" with_plugin -DSIZE="$2" -DSKIP="\"$3\"" -O0 -fPIC -shared library.c -o "$1.so"
}
library one 4096 0
library two 8192 0
library three 4096 80
try "a program" with_plugin -O2 program.c "$DEFER_LIB" -ldl -o program

# An emulator may put libraries elsewhere each time.
swap () # NAME LIBRARY...
{
  what=$1; shift
  quietly ./program "$@"
  case $? in
    0) pass "$what" ;;
    77) if [ "$DEFER_EMULATOR" ]; then skip "$what" "$(cat log)"; else fail "$what" "$(cat log)"; fi ;;
    *) fail "$what" "$(cat log)" ;;
  esac
}
swap "larger frames" ./one.so ./two.so
swap "other landing pads" ./one.so ./three.so
swap "both" ./one.so ./two.so ./three.so
