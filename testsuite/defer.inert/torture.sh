#!/bin/sh
# Rule 4.1: part of the execution tests of GCC give the same object files with and without the plugin.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

archive=$(ls /usr/src/gcc-*/gcc-*.tar.xz 2>/dev/null | head -n 1)
if [ -z "$archive" ]; then
  skip "gcc.c-torture" "there is no source of GCC in /usr/src (package gcc-12-source)"
  exit
fi
if [ -n "$CHECK_QUICK" ]; then slice='2001*.c'; else slice='200[01]*.c'; fi
tar -xJf "$archive" --wildcards "*/gcc.c-torture/execute/$slice" --strip-components=4

count=0
for options in -O0 -O2; do
  for file in execute/*.c; do
    set -- -w $options -c "$file" -o object.o
    plain "$@" 2>/dev/null || continue
    mv object.o without.o
    count=$((count + 1))
    if ! quietly with_plugin "$@" || ! cmp -s object.o without.o; then
      fail "$options $file" "$(cat log)"
    fi
  done
done
if [ $count -gt 20 ]; then pass "$count objects"; else fail "$count objects are too few"; fi
