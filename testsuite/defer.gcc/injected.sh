#!/bin/sh
# Rule 2.6: part of the execution tests of GCC still pass when each of their functions and blocks begins with a defer.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/sources.sh"

if [ "$EVERY" = 1 ]; then slice='*.c'; elif [ -n "$CHECK_QUICK" ]; then slice='2003*.c'; else slice='200[34]*.c'; fi

cat >inject.h <<'END'
#define DEFER_NO_KEYWORDS
#include <defer.h>
#ifdef BY_HAND
# undef DEFER
# define DEFER
#endif
#define INJECT_1 DEFER injected (1);
#define INJECT_2 DEFER { injected (2); }
static volatile int injected_calls;
static __attribute__ ((noinline)) void injected (int n) { injected_calls += n; }
END

# The program with a defer after each brace that opens a function or the body of a statement.
inject ()
{
  awk '{ print }
       (/^\{[ \t]*$/ && previous ~ /[);][ \t]*$/) || (/^[ \t]+\{[ \t]*$/ && previous ~ /(\)|else|do)[ \t]*$/) {
         print "INJECT_" 1 + NR % 2
       }
       { previous = $0 }' "$1"
}

for options in '-O2 -fchecking' '-O0 -fplugin-arg-defer-lower=bits' '-O1 -fplugin-arg-defer-lower=chain'; do
  count=0
  for file in "$tests"/gcc.c-torture/execute/$slice $(grep -l 'dg-do run' "$tests"/g++.dg/eh/*.C); do
    program=program.${file##*.}
    inject "$file" >$program
    set -- -w $options -include inject.h $program
    # What cannot stand the injection of a mere call is left alone.
    grep -q INJECT $program && quietly with_plugin -DBY_HAND "$@" -o program -lm -lstdc++ && quietly ./program || continue
    count=$((count + 1))
    if ! quietly with_plugin "$@" "$DEFER_LIB" -o program -lm -lstdc++; then
      fail "$options ${file##*/}: compiles" "$(cat log)"
    elif ! quietly ./program; then
      fail "$options ${file##*/}: runs" "$(cat log)"
    fi
  done
  if [ $count -gt 20 ]; then pass "$options: $count programs"; else fail "$options: $count programs are too few"; fi
done
