#!/bin/sh
# Rule 5: make install, with spaces in every name; make uninstall leaves nothing, and no file names the tree of the build.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"

prefix="$PWD/50% of a place"
plugins="$prefix/lib/some plugins"
try_make 'installs' install PREFIX="$prefix" PLUGINDIR="$plugins"
for file in include/defer.h include/stddefer.h lib/libdefer.a lib/libdefer.so lib/libdefer.so.1 lib/pkgconfig/defer.pc lib/pkgconfig/defer-gcc.pc \
  lib/cmake/Defer/DeferConfig.cmake lib/cmake/Defer/DeferConfigVersion.cmake 'lib/some plugins/defer.so' \
  'lib/some plugins/defer.specs' share/man/man1/defer-gcc.1 share/man/man3/panic.3 share/man/man3/recover.3 \
  share/man/man3/libdefer.3 share/man/man7/defer.7 "share/gdb/auto-load$prefix/lib/libdefer.so.1-gdb.py"; do
  try "$file" test -s "$prefix/$file"
done
try 'no name of the tree' sh -c '! grep -rlF "$1" "$2"' sh "$top" "$prefix"
try 'no mark left in a template' sh -c '! grep -rE "@[A-Z_]+@" "$1" --include=*.pc --include=*.cmake --include=*.specs' sh "$prefix"

new_project c
try 'specs: links' "$CC" -specs="$plugins/defer.specs" hello.c -o hello
greets 'specs' ./hello
if have pkg-config; then
  export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
  # The shell reads the quotes that pkg-config writes.
  for names in '$(pkg-config --cflags defer-gcc) hello.c $(pkg-config --libs defer-gcc)' \
    '$(pkg-config --cflags defer-gcc) hello.c $(pkg-config --libs-only-L defer) -Wl,-Bstatic -ldefer -Wl,-Bdynamic'; do
    rm -f hello
    try "$names: links" sh -c "eval \"\\\"\\\$CC\\\" $names -o hello\""
    greets "$names" ./hello
  done
else
  skip pkg-config 'not installed'
fi

try_make 'uninstalls' uninstall PREFIX="$prefix" PLUGINDIR="$plugins"
try 'leaves no file' sh -c '! find "$1" ! -type d | grep .' sh "$prefix"

# A package is installed elsewhere than where it will be.
root="$PWD/root"
try_make 'DESTDIR' install DESTDIR="$root" PREFIX=/usr LIBDIR=/usr/lib/here
try 'DESTDIR: the plugin is where GCC looks' test -f "$root/$("$CC" -print-file-name=plugin)/defer.so"
try 'DESTDIR: and so are the specs' test -f "$root/$("$CC" -print-file-name=plugin)/../defer.specs"
try 'DESTDIR: LIBDIR' test -f "$root/usr/lib/here/libdefer.so.1"
try 'DESTDIR: is in no file' sh -c '! grep -rlF "$1" "$1"' sh "$root"
try 'DESTDIR: no path for the dynamic linker in /usr' sh -c '! grep -rl rpath "$1/usr/lib" --include=*.pc --include=*.specs' sh "$root"
try_make 'DESTDIR: uninstalls' uninstall DESTDIR="$root" PREFIX=/usr LIBDIR=/usr/lib/here
try 'DESTDIR: leaves no file' sh -c '! find "$1" ! -type d | grep .' sh "$root"
