#!/bin/sh
# Rules 2.2 and 3.1: no deferred call is lost on the way through a function: every call that is made while one is
# pending, and that may raise an exception, has a landing pad in the program's tables.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

case $($CC -dumpmachine) in
  x86_64-*) ;;
  *) pass "nothing to do for this machine"; exit ;;
esac
if ! have objdump; then
  skip "covered.sh" "there is no objdump"
  exit
fi

try "the reader of tables" plain -std=c11 -O2 "$here/support/covered.c" -o covered

# Leave in `calls' the calls of PROGRAM that are made while a deferred call of SOURCE is pending, each with its address,
# state, line, and callee.
calls_of () # PROGRAM SOURCE NOTES
{
  awk -f "$here/support/pending.awk" "$3" "$2" >pending
  objdump -d -l --no-show-raw-insn "$1" | awk -v "source=${2##*/}" '
    FNR == NR { pending[$1] = 1; next }
    match ($0, /^\/.*:[0-9]+/) { place = substr ($0, RSTART, RLENGTH); line = place
      sub (/.*:/, "", line); sub (/:[0-9]+$/, "", place); sub (/.*\//, "", place) }
    $2 ~ /^call/ && place == source && pending[line] {
      sub (/:$/, "", $1); gsub (/[<>]|@plt/, "", $NF); print $1, line, $NF }' pending - >made
  cut -d ' ' -f 1 made | ./covered "$1" | paste -d ' ' - made | awk '{ print $1, $2, $4, $5 }' >calls
}

# Is the function NAME known to raise nothing?  It is declared so; or it is defined in the program, and has been
# looked at.
harmless_p () # NAME
{
  case $1 in memcpy | memset | memmove | memcmp | abort) return 0 ;; esac
  grep -qE "[ *]$1 \(.*__nothrow__" declared || ! grep -qx "$1" undefined
}

# Say which of these calls are holes: an exception would leave the function there, and take no deferred call along.
holes ()
{
  while read -r address state line callee; do
    case $state:$callee in
      pad:* | *:_Unwind_* | *:__*) continue ;;
      gap:* | bare:*) ! harmless_p "$callee" || continue ;;
    esac
    echo "$state in line $line: $callee"
  done <calls >found
  [ -s found ]
}

# (objdump 2.40 mixes up the files of DWARF 5.)  What is linked so needs nothing else, and has no relocations in its tables.
link='-fPIC -shared -pthread -o program'

# Leave what SOURCE declares, and what `program' needs of others.
declarations () # SOURCE
{
  with_plugin -E -P "$1" 2>/dev/null | tr '\n' ' ' | tr ';' '\n' >declared
  nm -D --undefined-only program | sed 's/.* //; s/@.*//' >undefined
}

total=0
check () # SOURCE OPTION...
{
  name="${1##*/} $2"
  if ! quietly with_plugin -gdwarf-4 -fplugin-arg-defer-explain "$@" $link; then
    fail "$name" "$(cat log)"
    return
  fi
  declarations "$1"
  calls_of program "$1" log
  total=$((total + $(wc -l <calls)))
  if holes; then fail "$name" "$(cat found)"; else pass "$name"; fi
}

if [ -n "$CHECK_QUICK" ]; then some='[a-f]*'; else some='*'; fi
for source in "$top"/examples/$some.c; do
  # One needs a library that comes with some compilers only.
  quietly with_plugin -E "$source" || continue
  check "$source" -O0
  # Inlined calls are in their own lines, but not always where those say.
  check "$source" -O2 -fno-inline
done
for source in "$here"/../defer.run/order-$some.c; do check "$source" -O0; done
for source in "$here"/../defer.run/unwind-$some.c; do check "$source" -O2 -fno-inline; done
if [ $total -gt 80 ]; then pass "$total calls"; else fail "$total calls are too few"; fi

# It would have been noticed: each of the landing pads is taken away, one at a time.
source=$top/examples/copyfile.c
with_plugin -gdwarf-4 -fplugin-arg-defer-explain -O0 "$source" $link 2>notes
declarations "$source"
calls_of program "$source" notes
grep ' pad ' calls | cut -d ' ' -f 1 >addresses
cut=0 noticed=0
while read -r address; do
  cp program doctored
  ./covered --cut doctored "$address" || continue
  cut=$((cut + 1))
  calls_of doctored "$source" notes
  ! holes || noticed=$((noticed + 1))
done <addresses
if [ $cut -ge 4 ] && [ $cut = $noticed ]; then pass "$cut landing pads taken away"
else fail "$cut landing pads taken away" "$noticed were noticed"; fi
