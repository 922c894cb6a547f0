#!/bin/sh
# Rule 5: find_package (Defer), with the lines in the README, for C and C++, also with -flto; another compiler is told.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"
if ! have cmake; then
  skip cmake 'not installed'
  exit
fi
install_here
cxx=$(echo "$CC" | sed 's/gcc/g++/')

# Configure the project in the current directory, for LANGUAGE.
try_configure () # NAME LANGUAGE OPTION...
{
  name=$1 language=$2; shift 2
  { echo 'cmake_minimum_required (VERSION 3.13)'
    echo "project (hello $language)"
    readme_example cmake | sed "$([ "$language" = C ] || echo 's/hello\.c/hello.cc/')"
  } >CMakeLists.txt
  try "$name: configures" cmake -B build -DCMAKE_PREFIX_PATH="$installed" -DCMAKE_C_COMPILER="$CC" -DCMAKE_CXX_COMPILER="$cxx" "$@"
}

for language in C CXX; do
  [ $language = C ] && suffix=c || suffix=cc
  for lto in OFF ON; do
    name="$language, LTO $lto"
    new_project $suffix
    try_configure "$name" $language -DCMAKE_INTERPROCEDURAL_OPTIMIZATION=$lto
    try "$name: builds" cmake --build build
    greets "$name" build/hello
  done
done

# Warnings are those of the user's code, although CMake calls the header a system header.
new_project c
sed 's/printf ("%d\\n", i)/printf ("%s\\n", i)/' hello.c >wrong.c
mv wrong.c hello.c
try_configure 'with -Wall' C -DCMAKE_C_FLAGS=-Wall
try 'warns as usual' sh -c 'cmake --build build 2>&1 | grep "hello.c:10:.*-Wformat="'

# The plugin alone.
new_project c
echo '#include <defer.h>
#include <stdio.h>
int main (void) { defer puts ("later"); return 0; }' >hello.c
try_configure 'Defer::plugin' C
sed -i 's/Defer::defer/Defer::plugin/' CMakeLists.txt
try 'Defer::plugin: builds' sh -c 'cmake -B build && cmake --build build'
try 'Defer::plugin: needs no library' sh -c '! readelf -d build/hello | grep libdefer'

for version in 0.1 0.1.0; do
  sed -i "s/find_package (Defer.*/find_package (Defer $version REQUIRED)/" CMakeLists.txt
  try "version $version: is found" cmake -B build
done
sed -i 's/find_package (Defer.*/find_package (Defer 77.1 REQUIRED)/' CMakeLists.txt
try_error 'version 77.1: is not' 'considered but not accepted' cmake -B build

for other in gcc-9 gcc-10 gcc-11 gcc-12 gcc-13 clang; do
  have $other && [ "$($other -dumpversion)" != "$("$CC" -dumpversion)" ] || continue
  sed -i 's/find_package (Defer.*/find_package (Defer REQUIRED)/' CMakeLists.txt
  rm -rf build
  try_error "$other: is told" "its plugin is for GCC $("$CC" -dumpfullversion), and" \
    cmake -B build -DCMAKE_PREFIX_PATH="$installed" -DCMAKE_C_COMPILER=$other
done
