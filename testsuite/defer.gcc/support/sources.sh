# GCC's own tests, from Debian's package of its source.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after script.sh.  Sets `tests' to the directory of the tests, which is filled once for all compilers and
# scripts, as decompression takes twenty seconds.

archive=$(ls /usr/src/gcc-*/gcc-*.tar.xz 2>/dev/null | head -n 1)
if [ -z "$archive" ]; then
  skip "GCC's tests" "there is no source of GCC in /usr/src (package gcc-12-source)"
  exit
fi
tests=$top/build/gcc-tests

mkdir -p "$top/build"
{
  flock 9
  if [ "$(cat "$tests/from" 2>/dev/null)" != "$archive" ]; then
    rm -rf "$tests"
    mkdir "$tests"
    tar -xJf "$archive" -C "$tests" --strip-components=3 --wildcards --no-anchored \
      'gcc/testsuite/gcc.c-torture' 'gcc/testsuite/gcc.dg/*' 'gcc/testsuite/g++.dg/eh' 'gcc/testsuite/g++.dg/ext' &&
      echo "$archive" >"$tests/from"
  fi
} 9>"$tests.lock"
# A name without spaces.
ln -s "$tests" tests
tests=$PWD/tests

# How many of the tests: one of EVERY, which `make check-gcc' sets.
if [ -n "$CHECK_QUICK" ]; then : "${EVERY:=160}"; else : "${EVERY:=60}"; fi
: "${JOBS:=1}"
