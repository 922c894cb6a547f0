#!/bin/sh
# Rule 5: gcc -specs=defer.specs does all, for C and C++, in one step and in several, with and without -flto.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"
install_here

cxx=$(echo "$CC" | sed 's/gcc/g++/')
for compiler in "$CC" "$cxx"; do
  for options in -O0 '-O2 -flto' '-O1 -save-temps' '-O2 -static' '-O2 -fplugin-arg-defer-faults'; do
    new_project c
    name="$compiler $options"
    try "$name: links" "$compiler" -specs="$installed/lib/plugin/defer.specs" $options -Wall -Werror hello.c -o hello
    greets "$name" ./hello
  done
done
"$CC" -specs="$installed/lib/plugin/defer.specs" hello.c -o hello
try 'a program that needs the library has it' sh -c 'readelf -d hello | grep "NEEDED.*libdefer"'
echo 'int main (void) { return 0; }' >plain.c
"$CC" -specs="$installed/lib/plugin/defer.specs" plain.c -o plain
try 'another one has it not' sh -c '! readelf -d plain | grep "NEEDED.*libdefer"'

# As where GCC looks for specs by their name.
mkdir -p where/plugin
cp "$installed/lib/plugin/defer.specs" where
try 'by name' "$CC" -B where -specs=defer.specs hello.c -o hello
greets 'by name' ./hello
