#!/bin/sh
# Rule 4.2: -g changes no code, at -O0 as well: what it tells debuggers of defers has no instructions.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

# Compile SOURCE with OPTIONS, without -g and with it.
same_code () # NAME SOURCE OPTIONS...
{
  name=$1 source=$2; shift 2
  with_plugin -w "$@" -c "$source" -o without.o >log 2>&1 || return
  with_plugin -w "$@" -g -c "$source" -o with.o >log 2>&1
  strip -g without.o with.o
  try "$name" cmp without.o with.o
}

every=2
[ -n "$CHECK_QUICK" ] && every=10
n=0
for source in "$top"/testsuite/defer.run/order-*.c "$top"/testsuite/defer.ts/*.c "$top"/testsuite/defer.tools/units/pending.c; do
  n=$((n + 1))
  case $((n % every)) in 0) ;; *) continue ;; esac
  for option in -O0 -O2; do
    same_code "$option ${source##*/testsuite/}" "$source" $option
  done
done
[ $n -gt 40 ] || fail 'there are sources'

# What -g notes of the statements in an empty block does not fill it.
for language in c c++; do
  for options in -O0 -O2 '-O2 -fplugin-arg-defer-lower=chain'; do
    same_code "$language $options, empty blocks" "$here/units/empty.c" -x $language $options
  done
done
