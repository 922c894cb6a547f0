#!/bin/sh
# Section 3: panics behave the same however a program is linked, protected, instrumented and watched.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

programs='recover-positions recover-arguments panic-stress panic-stress-threads' levels='-O0 -O2'
[ -z "$CHECK_QUICK" ] || programs=panic-stress levels=-O2
shared=${DEFER_LIB%.a}.so

# Compile and run the programs in both languages.
check () # NAME LIBRARY RUNNER OPTION...
{
  mode=$1 library=$2 runner=$3; shift 3
  echo 'int main (void) { return 0; }' >main.c
  if ! quietly plain "$@" main.c -o main || ! quietly $runner ./main; then
    skip "$mode" 'not available here'
    return
  fi
  for language in c c++; do
    for program in $programs; do
      name="$mode $language $program"
      rm -f ./*.gc??
      if ! quietly with_plugin -x $language "$@" "$here/../defer.run/$program.c" -o program -x none "$library" -lstdc++
      then fail "$name: compiles" "$(cat log)"
      else try_silent "$name" $runner ./program; fi
    done
  done
}

for level in $levels; do
  check "static $level" "$DEFER_LIB" '' $level -static
  check "static-pie $level" "$DEFER_LIB" '' $level -static-pie
  check "shared library $level" "$shared" '' $level "-Wl,-rpath,${shared%/*}"
  check "pie $level" "$DEFER_LIB" '' $level -fPIE -pie
  check "no-pie $level" "$DEFER_LIB" '' $level -fno-pie -no-pie
  check "frame pointers $level" "$DEFER_LIB" '' $level -fno-omit-frame-pointer
  check "no frame pointers $level" "$DEFER_LIB" '' $level -fomit-frame-pointer
  check "protected $level" "$DEFER_LIB" '' $level -fstack-protector-all -fstack-clash-protection -D_FORTIFY_SOURCE=2
  check "exceptions everywhere $level" "$DEFER_LIB" '' $level -fexceptions -fnon-call-exceptions
  check "collected sections $level" "$DEFER_LIB" '' $level -ffunction-sections -fdata-sections -Wl,--gc-sections
  check "profiled $level" "$DEFER_LIB" '' $level --coverage
  # ThreadSanitizer's notion of the stack grows with each frame that is left without its exit, which in C takes
  # -fexceptions.
  for sanitizer in address undefined 'thread -fexceptions'; do
    check "$sanitizer $level" "$DEFER_LIB" 'env ASAN_OPTIONS=detect_stack_use_after_return=1' $level -g \
      -fno-sanitize-recover=all -fsanitize=$sanitizer
  done
  if have valgrind; then
    check "valgrind $level" "$DEFER_LIB" 'valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite' \
      $level -g
  fi
done
