#!/bin/sh
# Rules 2.3 and 3.1, with -flto: panics pass the functions of units that defer nothing, of the plugin and of others.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat > defers.c <<'END'
#include <defer.h>
#include <stdio.h>
#ifdef __cplusplus
extern "C"
#endif
void raise (int), pass (int), pass_by (void (*) (int));
static int ran;
static void note (int n) { ran += n; }
static __attribute__ ((noinline)) void calls (int n) { defer note (1); raise (n); }
static __attribute__ ((noinline)) void calls_another (int n) { defer note (10); pass (n); }
static __attribute__ ((noinline)) void calls_back (int) { defer note (100); pass_by (raise); }
static void attempt (void (*f) (int), int n)
{
  defer { if (recover ()) note (1000); }
  f (n);
}
int main (int argc, char **)
{
  attempt (calls, argc);
  attempt (calls_another, argc);
  attempt (calls_back, argc);
  if (ran != 3111)
    printf ("%d\n", ran);
  return ran != 3111;
}
END
cat > raises.c <<'END'
#include <defer.h>
void raise (int n) { if (n) panic ("raised"); }
END
cat > passes.c <<'END'
void raise (int);
int passed;
__attribute__ ((noinline)) void pass (int n) { raise (n); passed++; }
__attribute__ ((noinline)) void pass_by (void (*f) (int)) { f (1); passed++; }
END

for language in c c++; do
  for options in -O0 -O1 '-O2 -g' '-O3 -flto-partition=none' '-Os -flto-partition=max' '-O2 -ffat-lto-objects'; do
    lto="$options -flto"
    name="$language $options"
    try "$name: compiles" with_plugin -std=gnu2x $lto -c raises.c
    case $language in
      c) try "$name: compiles what defers" with_plugin -std=gnu2x $lto -c defers.c ;;
      c++) try "$name: compiles what defers" with_plugin -x c++ $lto -c defers.c ;;
    esac
    with_plugin $lto -c passes.c -o seen.o
    plain $lto -fexceptions -c passes.c -o exceptions.o
    plain $lto -c passes.c -o unseen.o
    try "$name: units of the plugin: links" plain $lto defers.o raises.o seen.o "$DEFER_LIB" -lstdc++ -o program
    try_silent "$name: units of the plugin" ./program
    try "$name: -fexceptions: links" plain $lto defers.o raises.o exceptions.o "$DEFER_LIB" -lstdc++ -o program
    try_silent "$name: -fexceptions" ./program
    for unit in seen unseen; do
      try "$name: $unit, linked with the plugin: links" with_plugin $lto defers.o raises.o $unit.o "$DEFER_LIB" -lstdc++ -o program
      try_silent "$name: $unit, linked with the plugin" ./program
    done
  done
done
