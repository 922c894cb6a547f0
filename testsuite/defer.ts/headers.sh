#!/bin/sh
# Rule 6.10: <stddefer.h> with and without <defer.h>, with and without the plugin, preprocessed and precompiled.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

echo '#include <defer.h>
#include <stddefer.h>' >one.c
echo '#include <stddefer.h>
#include <defer.h>' >other.c
echo '#include <defer.h>
#define DEFER_NO_KEYWORDS
#include <stddefer.h>' >late.c
cat >both.c <<'END'
#define DEFER_NO_KEYWORDS
#include <FIRST>
#include <SECOND>
#include <stdio.h>
int main (void)
{
  DEFER { puts ("function"); }
  { defer puts ("block"); }
  defer { if (defer_recover ()) puts ("recovered"); }
  defer_panic ("x");
}
END
sed 's/FIRST/defer.h/; s/SECOND/stddefer.h/' both.c >both-1.c
sed 's/FIRST/stddefer.h/; s/SECOND/defer.h/' both.c >both-2.c
sed '1d; s/<SECOND>/<defer.h>/; s/<FIRST>/<stddefer.h>\n#define DEFER_NO_KEYWORDS/' both.c >both-3.c
cat >program.c <<'END'
#include <stddefer.h>
#include <stdio.h>
int main (void)
{
  defer puts ("3");
  if (stdout) defer { puts ("1"); }
  for (int i = 0; i < 2; i++) _Defer printf ("2 %d\n", i);
  return 0;
}
END
printf '1\n2 0\n2 1\n3\n' >expected
printf 'block\nrecovered\nfunction\n' >both.expected

for language in c c++; do
  for order in one other late; do
    try_error "$language: both headers, $order order" \
      "error: #error \"<defer.h> and <stddefer.h> give 'defer' two meanings; include one of them\"" \
      with_plugin -x $language -c $order.c
    try "$language: nothing but that, $order order" test "$(grep -c 'error:\|warning:' log)" = 1
  done
  for n in 1 2 3; do
    try_silent "$language: both without the words of <defer.h>, $n" \
      with_plugin -x $language -Wall -Wextra both-$n.c -x none "$DEFER_LIB" -lstdc++ -o both
    try "$language: run, $n" sh -c './both | cmp - both.expected'
  done

  try_silent "$language: preprocesses" with_plugin -x $language -E program.c -o program.i
  cpp_output=cpp-output
  [ $language = c ] || cpp_output=c++-cpp-output
  try_silent "$language: preprocessed" with_plugin -x $cpp_output program.i -x none -lstdc++ -o program
  try "$language: preprocessed, runs" sh -c './program | cmp - expected'
  standards='c99 gnu99 c11 gnu11 c17 gnu17'
  [ $language = c ] || standards='c++11 gnu++11 c++14 c++17 gnu++20'
  for standard in $standards; do
    try_silent "-std=$standard" with_plugin -x $language -std=$standard -Wall -Wextra -Wpedantic program.c -x none -lstdc++ \
      -o program
    try "-std=$standard, runs" sh -c './program | cmp - expected'
  done

  cp "$DEFER_INCLUDE/stddefer.h" precompiled.h
  sed 's/<stddefer.h>/"precompiled.h"/' program.c >uses.c
  try_silent "$language: precompiles" with_plugin -x $language-header precompiled.h -o precompiled.h.gch
  try_silent "$language: precompiled" with_plugin -x $language -Winvalid-pch -I. uses.c -x none -lstdc++ -o program
  try "$language: precompiled, runs" sh -c './program | cmp - expected'

  try_error "$language: without the plugin" 'error: #error "compile with -fplugin=defer"' \
    plain -x $language -I "$DEFER_INCLUDE" -c program.c
  try_error "$language: -fno-exceptions" "program.c:5:3: error: 'defer' and '-fno-exceptions'" \
    with_plugin -x $language -fno-exceptions -c program.c
  try_silent "$language: -fno-exceptions, accepted" \
    with_plugin -x $language -fno-exceptions -fplugin-arg-defer-no-unwind program.c -x none -lstdc++ -o program
  try "$language: -fno-exceptions, runs" sh -c './program | cmp - expected'
done
