#!/bin/sh
# Rules 2.2, 2.4 and 6: GCC's own tests of the attribute `cleanup' do the same when each is written as the defer of a
# block, or of a function where it is in the outermost block.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/sources.sh"

# Compile PROGRAM by COMPILER, run it if it is for that, and leave in INTO.outcome how both ended and what it said.
outcome () # INTO COMPILER PROGRAM OPTION...
{
  into=$1 compiler=$2 program=$3; shift 3
  if $runs; then set -- "$@" -o program; else set -- "$@" -S -o program; fi
  rm -f program
  "$compiler" -w -I "$(dirname "$file")" "$program" -x none "$@" -lstdc++ >log 2>&1 </dev/null
  { echo "compiler: status $?"; grep -E 'error|internal' log; } >"$into.outcome"
  ! $runs || { timeout 60 ./program; echo "program: status $?"; } >>"$into.outcome" 2>&1 </dev/null
}

levels='-O0 -O2'
[ "$EVERY" -gt 1 ] || levels='-O0 -O1 -O2 -O3 -Os -Og'

rewritten=0
for file in $(grep -rlE '[a-z0-9_]+ *__attribute__ *\(\((__)?cleanup' "$tests/gcc.dg" "$tests/g++.dg" --include='*.[cC]' | sort); do
  ! grep -q 'dg-error' "$file" || continue
  runs=false
  ! grep -q 'dg-do run' "$file" || runs=true
  own=$(sed -n 's/.*dg-options *"\([^"]*\)".*/\1/p' "$file" | head -n 1)
  name=${file##*/}
  for function in 0 1; do
    awk -v FUNCTION=$function -f "$here/support/cleanups.awk" "$file" >"changed-$name"
    case $function in 0) word=_Defer ;; 1) word=__defer ;; esac
    grep -q "$word" "changed-$name" || continue
    rewritten=$((rewritten + 1))
    for level in $levels; do
      outcome original plain "$file" $own $level
      outcome changed with_plugin "changed-$name" $own $level "$DEFER_LIB"
      try "$name with $word $level" diff original.outcome changed.outcome
    done
  done
done
if [ $rewritten -ge 40 ]; then pass "$rewritten programs"; else fail "$rewritten programs are too few"; fi
