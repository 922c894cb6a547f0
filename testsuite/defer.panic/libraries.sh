#!/bin/sh
# Rules 3.1 and 3.2: panics and handlers in shared libraries, linked and loaded, again and again.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat >library.h <<'END2'
#ifdef __cplusplus
extern "C" {
#endif
/* Raises a panic.  */
extern int library_panics (int n);
/* Calls FN, and recovers from its panic.  */
extern int library_recovers (void (*fn) (int), int n);
/* Calls FN, with a deferred call.  */
extern int library_passes (void (*fn) (int), int n);
/* To be deferred.  */
extern void library_handler (int *recovered);
#ifdef __cplusplus
}
#endif
END2

cat >library.c <<'END2'
#include <defer.h>
#include <stdlib.h>
#include "library.h"

static int pending;

int
library_panics (int n)
{
  pending++;
  defer { pending--; }
  for (int i = 0; i < 3; i++)
    if (n)
      panic ("library %d", n);
  return 5;
}

int
library_recovers (void (*fn) (int), int n)
{
  defer_result (int, result) = -1;
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
	result = atoi (p->message);
    }
  fn (n);
}

int
library_passes (void (*fn) (int), int n)
{
  pending++;
  for (int i = 0; i < 1; i++)
    defer { pending--; }
  fn (n);
  return pending;
}

void
library_handler (int *recovered)
{
  if (recover ())
    ++*recovered;
}
END2

cat >program.h <<'END2'
#include <defer.h>
#include "check.h"
#include "library.h"

static void OPAQUE
program_panics (int n)
{
  defer { note (n); }
  panic ("%d", n);
}

static int OPAQUE
catches (int (*passes) (void (*) (int), int), int (*panics) (int), int n)
{
  defer_result (int, result) = 0;
  defer { if (recover ()) result = 100; }
  if (n & 1)
    result = passes (program_panics, n);
  else
    result = panics (n);
}

static int OPAQUE
defers_pointer (void (*handler) (int *))
{
  defer_result (int, recovered) = 0;
  defer handler (&recovered);
  program_panics (9);
}
END2

cat >linked.c <<'END2'
#include "program.h"

static int OPAQUE
defers_handler (int n)
{
  defer_result (int, recovered) = 0;
  defer library_handler (&recovered);
  defer { library_handler (&recovered); }
  if (n)
    library_panics (n);
}

int
main (void)
{
  CHECK (library_recovers (program_panics, 7) == 7);
  CHECK (catches (library_passes, library_panics, 1) == 100);
  CHECK (catches (library_passes, library_panics, 2) == 100);
  CHECK (catches (library_passes, library_panics, 0) == 5);
  CHECK (defers_handler (3) == 1);
  CHECK (defers_pointer (library_handler) == 1);
  EXPECT ("7 1 9");
  return 0;
}
END2

cat >loaded.c <<'END2'
#include <dlfcn.h>
#include "program.h"

static void *library;

#define FIND(name) ((__typeof__ (&name)) dlsym (library, #name))

int
main (void)
{
  for (int i = 0; i < 100; i++)
    {
      library = dlopen (i % 3 ? "./library.so" : "./again.so", RTLD_NOW);
      if (!library)
	fail (__FILE__, __LINE__, "dlopen", dlerror ());
      CHECK (FIND (library_recovers) (program_panics, 7) == 7);
      CHECK (catches (FIND (library_passes), FIND (library_panics), 1) == 100);
      CHECK (catches (FIND (library_passes), FIND (library_panics), 2) == 100);
      CHECK (defers_pointer (FIND (library_handler)) == 1);
      EXPECT ("7 1 9");
      CHECK (dlclose (library) == 0);
    }
  return 0;
}
END2

shared=${DEFER_LIB%.a}.so
rpath=-Wl,-rpath,${shared%/*}
include=-I$here/../defer.run

for language in c c++; do
  for options in -O0 -O2 '-O2 -fplugin-arg-defer-lower=chain' '-O2 -fno-plt'; do
    name="$language $options"
    options="-x $language $options"
    try "$name: a library" with_plugin $options -fPIC -shared library.c -o library.so -x none "$shared" "$rpath" -lstdc++
    cp library.so again.so
    for position in -pie '-no-pie -fno-pie'; do
      try "$name $position: a program linked with it" with_plugin $options $position "$include" linked.c -o linked \
        -x none ./library.so "$shared" "$rpath" -lstdc++
      try "$name $position: runs" ./linked
    done
    try "$name: a program that loads it" with_plugin $options "$include" loaded.c -o loaded \
      -x none "$shared" "$rpath" -lstdc++ -ldl
    try "$name: runs and loads it" ./loaded
    # The runtime is in the program, where the library finds it.
    try "$name: a library without the runtime" with_plugin $options -fPIC -shared library.c -o library.so
    cp library.so again.so
    try "$name: a program with the runtime" with_plugin $options "$include" loaded.c -o loaded -rdynamic \
      -Wl,--whole-archive -x none "$DEFER_LIB" -Wl,--no-whole-archive -lstdc++ -ldl
    try "$name: runs with the runtime" ./loaded
  done
done
