#!/bin/sh
# Rule 5: clang-tidy, scan-build, cppcheck and include-what-you-use find nothing in correct code, and find what is wrong before a defer.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

# GCC keeps the header of libgccjit among its own, where others do not look.
mkdir headers
cp "$($CC -print-file-name=include/libgccjit.h)" headers/ 2>/dev/null

# Are the headers of FILE here?
complete () # FILE
{
  { [ -f /usr/include/sqlite3.h ] || ! grep -q sqlite3 "$1"; } &&
    { [ -f headers/libgccjit.h ] || ! grep -q defer-jit "$1"; }
}

set -- "$here/units/correct.c"
for example in "$top"/examples/*.c; do
  if complete "$example"; then set -- "$@" "$example"; fi
done

echo '#include <defer.h>
#include <stdlib.h>
int call (int);
int t (int x)
{
  int *p = (int *) malloc (sizeof *p);
  if (!p)
    return 1;
  free (p);
  x += *p;
  defer call (x);
  return x;
}' >wrong.c

# none NAME: what the tool has said, in `said', is empty.
none ()
{
  if [ -s said ]; then fail "$1" "$(cat said)"; else pass "$1"; fi
}

if have clang-tidy; then
  # Its default checks, but for those that find strcpy in any program.
  checks='clang-diagnostic-*,clang-analyzer-*,-clang-analyzer-security.insecureAPI.*,bugprone-*,-bugprone-easily-swappable-parameters'
  checks="$checks,-bugprone-reserved-identifier"
  clang-tidy -quiet --checks="$checks" "$@" -- -Wall -Wextra -I "$DEFER_INCLUDE" -I headers 2>/dev/null | grep -E '(warning|error):' >said
  none clang-tidy
  try_error 'clang-tidy: finds a mistake' 'wrong.c:10:.*clang-analyzer-unix.Malloc' \
    clang-tidy -quiet --warnings-as-errors='*' wrong.c -- -I "$DEFER_INCLUDE"
else
  skip clang-tidy 'not installed'
fi

if have clang; then
  for file in "$@"; do
    clang --analyze -Xclang -analyzer-disable-checker=security.insecureAPI -I "$DEFER_INCLUDE" -I headers "$file" -o analyzed 2>&1
  done >said
  none 'clang --analyze'
fi

if have cppcheck; then
  cppcheck -q --enable=warning,performance,portability --inline-suppr -I "$DEFER_INCLUDE" -I headers "$@" >said 2>&1
  none cppcheck
  cppcheck -q --force --enable=warning -I "$DEFER_INCLUDE" "$here/units/correct.c" >said 2>&1
  none 'cppcheck --force'
  try_error 'cppcheck: finds a mistake' 'wrong.c:10:.*deallocuse' \
    cppcheck -q --error-exitcode=1 -I "$DEFER_INCLUDE" wrong.c
else
  skip cppcheck 'not installed'
fi

if have iwyu; then
  for file in "$top"/examples/*.c; do
    complete "$file" || continue
    iwyu -I "$DEFER_INCLUDE" -I headers "$file" 2>&1 | grep -E '^- #include <defer.h>|/defer.h|fatal error' >>said
  done
  none 'include-what-you-use keeps the header'
else
  skip include-what-you-use 'not installed'
fi
