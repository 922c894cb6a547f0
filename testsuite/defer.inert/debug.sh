#!/bin/sh
# Rule 5: the highest debug level, and the plugin's macro in it.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

for language in c c++; do
  for options in -g3 '-O2 -g3' '-g3 -gdwarf-4' '-O2 -g3 -save-temps' '-g -gsplit-dwarf' '-O2 -gstatement-frontiers -g3'; do
    rm -rf ./*
    try "$language $options: compiles" with_plugin -x $language $options -c "$here/units/program.c" -o program.o
    try "$language $options: links" plain $options program.o -lstdc++ "$DEFER_LIB" -pthread -o program
    try "$language $options: runs" ./program
  done
  # What is compared is the code: debug information must not change it.
  with_plugin -x $language -O2 -c "$here/units/program.c" -o without.o
  with_plugin -x $language -O2 -g -c "$here/units/program.c" -o with.o
  objdump -dr without.o | sed 1,3d >without
  objdump -dr with.o | sed 1,3d >with
  try "$language: the same code with -g" cmp without with
  try "$language: -fcompare-debug" with_plugin -x $language -O2 -fcompare-debug -c "$here/units/forms.c" -o forms.o
done
