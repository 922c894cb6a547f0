#!/bin/sh
# Rule 6: Clang 22 runs and rejects the same as this plugin, but for what clang-22.txt lists.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Clang has the same TS, in C, from other hands: where the two differ, one of them is wrong, or the
# TS leaves it open.  A difference that is not listed fails, and so does one that is, but is not there any more.

. "$(dirname "$0")/../lib/script.sh"
: "${CLANG:=clang-22}"

if ! have "$CLANG"; then
  skip 'the same as Clang' "there is no $CLANG"
  exit
fi

clang () { timeout 120 "$CLANG" -fdefer-ts -std=gnu2x -w -I "$DEFER_INCLUDE" "$@" > log 2>&1 < /dev/null; }

# What becomes of a program.
outcome () # FILE OPTION...
{
  file=$1; shift
  clang "$@" "$file" -x none -pthread -lm -o program || { echo 'is not compiled'; return; }
  timeout 60 ./program > log 2>&1 < /dev/null && echo runs || echo fails
}

program () # FILE
{
  plain=$(outcome "$1" -O0) optimized=$(outcome "$1" -O2)
  if [ "$plain" != runs ]; then echo "${1##*/}: $plain"
  elif [ "$optimized" != runs ]; then echo "${1##*/}: $optimized with -O2"
  fi
}

# Each line of FILE on which only one of the two finds an error.
errors () # FILE
{
  clang -fsyntax-only -ferror-limit=0 -fno-caret-diagnostics "$1"
  sed -n "s|^$1:\([0-9]*\):[0-9]*: error: .*|\1|p" log |
    awk -v name="${1##*/}" '
      FILENAME == "-" { found[$1] = 1; next }
      /^[a-z_]+ \(/ { fn = $1 }
      { wanted = /dg-error/; sub (/ *\/\*.*/, ""); sub (/^[ \t]*/, "") }
      wanted != (FNR in found) { print name ", " fn ": " (wanted ? "accepts" : "rejects") ": " $0 }' - "$1"
}

: > differences
for file in "$here"/*.c; do
  case ${file##*/} in
    error-*) errors "$file" ;;
    *) program "$file" ;;
  esac > found
  [ -s found ] || pass "${file##*/}: the same"
  cat found >> differences
done
[ "$(outcome "$here/block-end.c" -x c++)" = runs ] || echo 'C++: is not compiled' >> differences

# In the list, what is said of a difference stands below it, indented.
while read -r difference; do
  if grep -qxF -e "$difference" "$here/clang-22.txt"; then pass "listed: $difference"
  else fail "differs: $difference"; fi
done < differences
grep '^[^ #]' "$here/clang-22.txt" | while read -r difference; do
  grep -qxF -e "$difference" differences || fail "listed, but does not differ: $difference"
done
try 'each difference is explained' awk '
  /^[^ #]/ { open = 1 }
  /^ / { open = 0 }
  /^$/ { if (open) exit }
  END { exit open }' "$here/clang-22.txt"
