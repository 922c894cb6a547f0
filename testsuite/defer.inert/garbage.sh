#!/bin/sh
# Rule 5: nothing that the plugin holds is lost to the compiler's garbage collector.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

collect='--param ggc-min-expand=0 --param ggc-min-heapsize=0'
for language in c c++; do
  for options in -O0 '-O2 -g' '-O1 -fplugin-arg-defer-lower=bits' '-O1 -fplugin-arg-defer-lower=chain' '-O1 -fplugin-arg-defer-explain'; do
    try "$language $options: compiles" with_plugin -w -x $language $options $collect -gno-record-gcc-switches -c "$here/units/forms.c" -o forms.o
    with_plugin -w -x $language $options -gno-record-gcc-switches -c "$here/units/forms.c" -o calm.o 2>log
    try "$language $options: the same object" cmp forms.o calm.o
    try "$language $options: program compiles" with_plugin -x $language $options $collect -c "$here/units/program.c" -o program.o
    try "$language $options: program links" plain program.o -lstdc++ "$DEFER_LIB" -pthread -o program
    try "$language $options: program runs" ./program
  done
done
try 'templates' with_plugin $collect -O1 -I "$here/../defer.errors/robust" -c "$here/../defer.errors/robust/mutated.cc" -o mutated.o
