#!/bin/sh
# Rule 4.2: -g changes no code, at -O0 as well: what it tells debuggers of defers has no instructions.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

every=2
[ -n "$CHECK_QUICK" ] && every=10
n=0
for source in "$top"/testsuite/defer.run/order-*.c "$top"/testsuite/defer.ts/*.c "$top"/testsuite/defer.tools/units/pending.c; do
  n=$((n + 1))
  case $((n % every)) in 0) ;; *) continue ;; esac
  for options in -O0 -O2; do
    name="$options ${source##*/testsuite/}"
    with_plugin -w $options -c "$source" -o without.o >log 2>&1 || continue
    with_plugin -w $options -g -c "$source" -o with.o >log 2>&1
    strip -g without.o with.o
    try "$name" cmp without.o with.o
  done
done
[ $n -gt 40 ] || fail 'there are sources'
