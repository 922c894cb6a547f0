#!/bin/sh
# Rule 4.1: a unit that defers nothing gives the same object file, byte for byte, with and without the plugin.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

# GCC's own switches are in .comment and DW_AT_producer; those name the plugin.
for language in c c++; do
  for options in -O0 -O1 -O2 -O3 -Os '-O0 -g' '-O2 -g' '-O2 -fexceptions' '-O2 -fno-exceptions' '-O2 -fPIC -fprofile-arcs' \
    '-O2 -fsanitize=undefined' '-O1 -fsanitize=address' '-O2 -flto -ffat-lto-objects'; do
    case "$language $options" in 'c++ -O2 -fno-exceptions') continue ;; esac
    set -- -x $language $options -gno-record-gcc-switches -frandom-seed=1 -c "$here/units/plain.c" -o plain.o
    plain "$@" && objcopy -R '.gnu.lto_*' plain.o without.o && with_plugin "$@" && objcopy -R '.gnu.lto_*' plain.o with.o
    try "$language $options" cmp without.o with.o
  done
done
# The header adds nothing either.
with_plugin -O2 -DWITH_HEADER -c "$here/units/plain.c" -o with.o
plain -O2 -c "$here/units/plain.c" -o without.o
try 'with the header' cmp without.o with.o
