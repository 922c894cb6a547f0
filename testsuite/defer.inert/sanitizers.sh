#!/bin/sh
# Rule 2: the sanitizers find nothing in a correct program.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

for language in c c++; do
  for sanitizer in address undefined thread address,undefined; do
    echo 'int main (void) { return 0; }' >main.c
    if ! quietly plain -fsanitize=$sanitizer main.c -o main || ! quietly ./main; then
      skip "$language $sanitizer" "not available here"
      continue
    fi
    for options in '-O0 -g' -O2 '-O1 -fplugin-arg-defer-lower=bits' '-O1 -fplugin-arg-defer-lower=chain'; do
      name="$language $sanitizer $options"
      set -- -fsanitize=$sanitizer -fno-sanitize-recover=all
      try "$name: compiles" with_plugin -x $language $options "$@" -c "$here/units/program.c" -o program.o
      try "$name: links" plain "$@" program.o -lstdc++ "$DEFER_LIB" -pthread -o program
      try_silent "$name: runs" env ASAN_OPTIONS=detect_stack_use_after_return=1 ./program
    done
  done
done
