#!/bin/sh
# Rule 2: valgrind finds nothing in a correct program.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

if ! have valgrind; then
  skip memcheck 'valgrind is not installed'
  exit
fi
for language in c c++; do
  for options in '-O0 -g' -O2 '-O1 -fplugin-arg-defer-lower=bits' '-O1 -fplugin-arg-defer-lower=chain'; do
    try "$language $options: compiles" with_plugin -x $language $options -c "$here/units/program.c" -o program.o
    try "$language $options: links" plain program.o -lstdc++ "$DEFER_LIB" -pthread -o program
    try "$language $options: memcheck" valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite ./program
  done
done
