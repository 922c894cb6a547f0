#!/bin/sh
# Rule 4.1: GCC's own tests, none of which defers anything: with the plugin loaded there are the same messages and the
# same instructions as without it.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/sources.sh"

# Compile one of N of the files that are named on standard input.
compare () # NAME OPTIONS N
{
  awk -v every="$3" 'NR % every == 0' >files
  xargs -P "$JOBS" -n 20 sh "$here/support/same.sh" "$2" <files >results
  if grep '^differs:' results >differing; then
    while read -r line; do fail "$1 ${line#differs: }"; done <differing
  elif [ "$(grep -c '^same:' results)" != "$(wc -l <files)" ]; then
    fail "$1 $2: no result of some"
  else
    pass "$1 $2: $(wc -l <files) files"
  fi
}

# The tests of unwinding in gcc.dg are among thousands.
unwinding='fexceptions|fnon-call-exceptions|cleanup *\(|_Unwind|fasynchronous-unwind-tables'

ls "$tests"/gcc.c-torture/*/*.c "$tests"/gcc.c-torture/execute/ieee/*.c >torture
grep -rlE "$unwinding" "$tests/gcc.dg" --include='*.c' | sort >dg
ls "$tests"/g++.dg/eh/*.C "$tests"/g++.dg/ext/cleanup*.C >eh

levels='-O0 -O2'
[ "$EVERY" -gt 1 ] || levels='-O0 -O1 -O2 -O3 -Os -Og'
for level in $levels; do
  compare gcc.c-torture "-w $level" "$EVERY" <torture
  # There are fewer of these.
  compare gcc.dg "$level" $((EVERY / 8 + 1)) <dg
  compare g++.dg/eh "$level" $((EVERY / 8 + 1)) <eh
done
[ "$EVERY" -gt 1 ] || for more in '-O2 -g' '-O2 -fexceptions -fnon-call-exceptions'; do
  compare gcc.c-torture "-w $more" 1 <torture
done
