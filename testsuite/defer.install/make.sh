#!/bin/sh
# Rule 5: plain make, with the lines in the README, pkg-config, ccache and -flto.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"
if ! have pkg-config; then
  skip make 'pkg-config is not installed'
  exit
fi
install_here

build () # NAME CC CFLAGS...
{
  name=$1 cc=$2; shift 2
  new_project c
  readme_example make >Makefile
  try "$name: builds" make CC="$cc" CFLAGS_MORE="$*" hello
  greets "$name" ./hello
  try "$name: separate objects" sh -c 'rm -f hello && make CC="$1" hello.o && make CC="$1" hello' sh "$cc"
  greets "$name: separate objects" ./hello
}
build make "$CC"
export CFLAGS='-O2 -flto'
build 'make -flto' "$CC"
export CFLAGS=-O2
if have ccache; then
  # DejaGnu disables it.
  unset CCACHE_DISABLE
  export CCACHE_DIR="$scratch/ccache"
  build ccache "ccache $CC"
  ccache -z >/dev/null
  rm -f hello.o
  try 'ccache: again' make CC="ccache $CC" hello.o
  try 'ccache: has it in its cache' sh -c 'ccache --print-stats | grep -x "\(preprocessed\|direct\)_cache_hit.[1-9].*"'
  # It takes the plugin for a part of the compiler.
  echo >>"$installed/lib/plugin/defer.so"
  ccache -z >/dev/null
  rm -f hello.o
  try 'ccache, another plugin: again' make CC="ccache $CC" hello.o
  try 'ccache, another plugin: not from the cache' sh -c 'ccache --print-stats | grep -x "cache_miss.1"'
else
  skip ccache 'not installed'
fi
