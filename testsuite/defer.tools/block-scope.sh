#!/bin/sh
# Rule 5: with DEFER_BLOCK_SCOPE a compiler that has _Defer runs a program as the plugin does, where it can be expressed.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat >program.c <<'END'
#define DEFER_BLOCK_SCOPE
#include <defer.h>
#include <stdio.h>

static int
count (int n)
{
  const char *word = "none";
  defer puts ("last");
  defer { printf ("%s\n", word); }
  if (n > 1)
    return puts ("early");
  word = n ? "one" : "zero";
  defer
    {
      for (int i = 0; i < n; i++)
        printf ("%d\n", i);
    }
  return puts ("late");
}

int
main (void)
{
  for (int n = 0; n < 3; n++)
    count (n);
  return 0;
}
END
try_silent 'with the plugin: compiles' with_plugin -Wall -Wextra program.c -o program
./program >expected
try_error 'plain GCC' '#error "?DEFER_BLOCK_SCOPE needs|compile with' plain -c program.c

echo '#include <defer.h>
int main (void) { panic ("x"); }' >panics.c
try_error 'no panics: the plugin' "implicit declaration of function 'panic'" \
  with_plugin -DDEFER_BLOCK_SCOPE -Werror -c panics.c
echo '#include <defer.h>
int f (void) { defer_result (int, x) = 0; return x; }' >result.c

found=
for clang in clang clang-22 clang-23 clang-24; do
  quietly $clang -fdefer-ts -fsyntax-only -xc /dev/null || continue
  found=$clang
  try_silent "$clang: compiles" $clang -fdefer-ts -Wall -Wextra -I "$DEFER_INCLUDE" program.c -o program
  try "$clang: runs as with the plugin" sh -c './program | cmp - expected'
  try_error "$clang: no panics" "undeclared" $clang -fdefer-ts -DDEFER_BLOCK_SCOPE -I "$DEFER_INCLUDE" -c panics.c
  try_error "$clang: no named result" "error" $clang -fdefer-ts -DDEFER_BLOCK_SCOPE -I "$DEFER_INCLUDE" -c result.c
  try_error "$clang: only when asked for" 'undefined .*__defer_needs_gcc_with_fplugin_defer' \
    $clang -fdefer-ts -w -I "$DEFER_INCLUDE" -UDEFER_BLOCK_SCOPE -include defer.h program.c -o program
done
[ -n "$found" ] || skip 'a compiler with _Defer' 'not installed'
