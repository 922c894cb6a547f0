#!/bin/sh
# Rule 1.3: what -E writes means the same when it is compiled later, in one or two steps; rule 5: __DEFER__ is there.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

for language in c c++; do
  case $language in c) i=i ;; *) i=ii ;; esac
  for options in -O0 '-O2 -g' '-O1 -save-temps' '-O1 -save-temps -fdirectives-only' '-O1 -no-integrated-cpp'; do
    rm -rf ./*
    try "$language $options in one step: compiles" with_plugin -x $language $options "$here/units/program.c" -c -o program.o
    try "$language $options in one step: links" plain $options program.o -lstdc++ "$DEFER_LIB" -pthread -o program
    try "$language $options in one step: runs" ./program
  done
  for how in '-E' '-E -P' '-E -C' '-E -dD' '-E -fdirectives-only' '-E -g3'; do
    rm -rf ./*
    try "$language $how" with_plugin -x $language $how "$here/units/program.c" -o program.$i
    case $how in *directives-only*) again="-fpreprocessed -fdirectives-only" ;; *) again= ;; esac
    try "$language $how: compiles" with_plugin -O1 $again program.$i -c -o program.o
    try "$language $how: links" plain program.o -lstdc++ "$DEFER_LIB" -pthread -o program
    try "$language $how: runs" ./program
  done
  # As ccache does: the text of -E is the key of the result.
  rm -rf ./*
  with_plugin -x $language -O2 -c "$here/units/program.c" -o direct.o
  with_plugin -x $language -O2 -E "$here/units/program.c" -o program.$i
  with_plugin -O2 -c program.$i -o later.o
  try "$language: the same object in one step and in two" cmp direct.o later.o

  echo 'int version = __DEFER__;' >version.c
  try "$language -E: __DEFER__" with_plugin -x $language -E -P version.c -o version.out
  try "$language -E: __DEFER__ is an integer" grep -qx 'int version = [1-9][0-9]*;' version.out
  echo '#if __DEFER__ < 1 || !defined __DEFER__
#error __DEFER__
#endif
static_assert (__DEFER__ > 0, "");' | sed "$([ $language = c ] && echo s/static_assert/_Static_assert/)" >version.c
  try_silent "$language: __DEFER__" with_plugin -x $language -c version.c -o version.o
  try "$language -dM: __DEFER__" sh -c '"$@" | grep "#define __DEFER__ [1-9]"' sh \
    "$CC" "-fplugin=$DEFER_PLUGIN" -x $language -dM -E /dev/null
done
