#!/bin/sh
# Section 7: a program that generates code is built with what pkg-config says of libdefer-jit, where that was built.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"

if [ ! -e "$(dirname "$DEFER_LIB")/libdefer-jit.so" ]; then
  skip defer-jit 'there is no libgccjit'
  exit
fi
if ! have pkg-config; then
  skip defer-jit 'pkg-config is not installed'
  exit
fi
prefix="$PWD/a place"
try_make 'installs' install PREFIX="$prefix" PLUGINDIR="$prefix/plugins"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
cp "$here"/../defer.jit/lib/* .
try 'links' sh -c 'eval "\"\$CC\" $(pkg-config --cflags defer-gcc) -rdynamic file.c $(pkg-config --cflags --libs defer-jit) -o file"'
try 'generates a library' ./file make
try 'runs it' ./file caught
