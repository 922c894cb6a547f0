#!/bin/sh
# Rule 5: gdb's `info defers' lists what is pending, in the order in which a panic then runs it, and says what it cannot know.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

script=$top/runtime/gdb/defer-gdb.py
debug () { timeout 120 gdb -q -nx -batch -iex 'set debuginfod enabled off' -ex "source $script" "$@" >session 2>&1 </dev/null; }
if ! have gdb || ! gdb -q -nx -batch -ex 'python import gdb' >/dev/null 2>&1; then
  skip gdb 'gdb with Python is not installed'
  exit
fi

# Say what `info defers' listed at each stop of PROGRAM: lines `stop FILE:LINE...', with a question mark where it does not
# know.
list () # PROGRAM
{
  printf '%s\n' 'break stop' commands silent 'echo stop\n' 'info defers' continue end run >commands
  debug -x commands "$1"
  awk '/^stop$/ { if (n++) print line; line = "stop" }
       /, deferred at / {
         times = match ($0, /chain, [0-9]+ times/) ? substr ($0, RSTART + 7) + 0 : 1
         match ($0, /:[0-9]+ [(]/); place = substr ($0, RSTART + 1); sub (/ .*/, "", place)
         while (times--)
           line = line " " place (/optimized out/ ? "?" : "")
       }
       END { print line }' session
}

# Are the lines of the second file those of the first, but for what may not be pending?
cat >agree.awk <<'END'
NR == FNR { listed[FNR] = $0; next }
{
  n = split (listed[FNR], l); m = split ($0, r); j = 2
  for (i = 2; i <= n; i++)
    if (l[i] == r[j] || l[i] == r[j] "?")
      j++
    else if (l[i] !~ /[?]$/)
      break
  if (i <= n || j <= m)
    {
      print "stop " FNR ": listed" substr (listed[FNR], 5) ", ran" substr ($0, 5)
      bad = 1
    }
}
END { exit bad || FNR < 100 || NR != 2 * FNR }
END

for options in '-O0' '-Og' '-O2' '-x c++ -O0' '-x c++ -O3'; do
  [ -n "$CHECK_QUICK" ] && [ "$options" != -O0 ] && continue
  # shellcheck disable=SC2086
  try "$options: compiles" with_plugin -g $options "$here/units/pending.c" -x none "$DEFER_LIB" -lstdc++ -o pending
  list ./pending >listed
  if grep -q 'ptrace: Operation not permitted\|Could not trace' session; then
    skip "$options" 'gdb may not trace here'
    exit
  fi
  i=0
  for line in $(cut -d' ' -f1 listed); do
    i=$((i + 1))
    ./pending $i | tr '\n' ' ' | sed "s/^/$line /; s/\$/\\n/"
  done >ran
  try "$options: what is listed runs" awk -f agree.awk listed ran
  try "$options: no error" sh -c '! grep -i "traceback\|python\|error" session'
done
