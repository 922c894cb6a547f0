#!/bin/sh
# Rules 3.1 and 3.7: threads load libraries, panic through them, and unload them, all at the same time, while others
# panic in the program; libraries have their own copies of the runtime, share one, or have none.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat >library.c <<'END2'
#include <defer.h>
#include <stddef.h>

/* Call FN between a chain and a deferred block that see their variables.  Each library has a frame of its own size.  */
int
passes (void (*fn) (int), int n, int *calls)
{
  volatile char room[SIZE];
  room[n % SIZE] = 1;
  for (int i = 0; i < 20; i++)
    defer { ++*calls; }
  defer { *calls += room[n % SIZE]; }
  fn (n);
  return 0;
}

#ifdef RECOVERS
/* The same, and recover.  */
int
recovers (void (*fn) (int), int n, int *calls)
{
  defer_result (int, result) = -1;
  defer { if (recover ()) result = n; }
  passes (fn, n, calls);
}
#endif
END2

cat >program.c <<'END2'
#include <defer.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

typedef int passes_fn (void (*fn) (int), int n, int *calls);

static int count;
static char **names;
static volatile int finished;

#define CHECK(x) ((x) ? (void) 0 : (fprintf (stderr, "%d: %s\n", __LINE__, #x), abort ()))

static __attribute__ ((noipa)) void
fails (int n)
{
  panic ("%d", n);
}

static __attribute__ ((noipa)) int
recovers_here (passes_fn *fn, int n, int *calls)
{
  defer_result (int, result) = -1;
  defer { const struct defer_panic *p = recover (); if (p && atoi (p->message) == n) result = n; }
  if (fn)
    fn (fails, n, calls);
  fails (n);
}

static void *
loads (void *data)
{
  for (int i = 0; i < 150; i++)
    {
      int calls = 0;
      void *library = dlopen (names[(i + (int) (size_t) data) % count], RTLD_NOW | RTLD_LOCAL);
      if (!library)
        fprintf (stderr, "%s\n", dlerror ()), abort ();
      passes_fn *passes = (passes_fn *) dlsym (library, "passes");
      passes_fn *recovers = (passes_fn *) dlsym (library, "recovers");
      CHECK (recovers_here (passes, i, &calls) == i && calls == 21);
      CHECK (!recovers || (recovers (fails, i, &calls) == i && calls == 42));
      CHECK (dlclose (library) == 0);
    }
  return NULL;
}

static void *
stays (void *data)
{
  for (int i = 0; !finished; i++)
    CHECK (recovers_here (NULL, i, NULL) == i);
  return data;
}

int
main (int argc, char **argv)
{
  pthread_t threads[4], other;
  count = argc - 1, names = argv + 1;
  CHECK (pthread_create (&other, NULL, stays, NULL) == 0);
  for (size_t i = 0; i < 4; i++)
    CHECK (pthread_create (&threads[i], NULL, loads, (void *) i) == 0);
  for (int i = 0; i < 4; i++)
    CHECK (pthread_join (threads[i], NULL) == 0);
  finished = 1;
  CHECK (pthread_join (other, NULL) == 0);
  return 0;
}
END2

cp "$(dirname "$DEFER_LIB")"/libdefer.so* .
library () # NAME SIZE OPTION...
{
  name=$1 size=$2; shift 2
  try "library $name" with_plugin -DSIZE="$size" -O2 -fPIC -shared library.c "$@" -o "$name.so"
}
library none-1 64
library none-2 4096
library own 256 -DRECOVERS "$DEFER_LIB"
library shared-1 512 -DRECOVERS libdefer.so -Wl,-rpath,"$PWD"
library shared-2 1024 -DRECOVERS libdefer.so -Wl,-rpath,"$PWD"

# With a runtime of its own the program lends it to the libraries that have none.
try "a program with a runtime" with_plugin -O2 -pthread -rdynamic program.c -Wl,--whole-archive "$DEFER_LIB" \
  -Wl,--no-whole-archive -ldl -o own
try "a program with the shared runtime" with_plugin -O2 -pthread program.c libdefer.so -Wl,-rpath,"$PWD" -ldl -o shared

churn () # PROGRAM LIBRARY...
{
  for unwinder in fast libgcc; do
    export DEFER_UNWINDER=$unwinder
    try "$*, $unwinder" "./$@"
  done
}
churn own ./none-1.so ./none-2.so
churn own ./none-1.so ./own.so
churn own ./shared-1.so ./none-2.so ./shared-2.so
churn own ./shared-1.so ./own.so
churn shared ./none-1.so ./shared-1.so
churn shared ./own.so ./shared-1.so ./none-1.so ./shared-2.so ./none-2.so
