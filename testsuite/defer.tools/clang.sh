#!/bin/sh
# Rule 5: Clang parses and type-checks <defer.h> and what uses it, without a warning; what it makes of it does not link.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

if ! have clang; then
  skip clang 'not installed'
  exit
fi
# The header's own directory is no system header's: nothing is hidden.
check () { clang -fsyntax-only -Werror -Wall -Wextra -Wshadow -I "$DEFER_INCLUDE" "$@"; }

for standard in 'c -std=c99' 'c -std=gnu17' 'c -std=c2x' 'c++ -std=c++11' 'c++ -std=c++20'; do
  check -Wpedantic -x $standard "$here/units/correct.c" "$here/../defer.inert/units/forms.c" >said 2>&1
  try "$standard" cmp said /dev/null
done
for example in "$top"/examples/*.c "$top"/examples/plugins/*.c; do
  check "$example" >said 2>&1
  grep -q "file not found" said && continue
  try "${example##*/}" cmp said /dev/null
done

# wrong NAME REGEXP TEXT: a function with TEXT in it is refused.
wrong ()
{
  name=$1 regexp=$2; shift 2
  echo "#include <defer.h>
    int call (int, int);
    struct pair { int a, b; };
    struct pair t (int x) { struct pair p = { x, x }; $*; return p; }" >wrong.c
  for language in c c++; do
    try_error "$language: $name" "wrong.c:4:.*error: .*$regexp" \
      clang -fsyntax-only -x $language -I "$DEFER_INCLUDE" wrong.c
  done
}
wrong 'too many arguments' 'too many arguments|no matching function' 'defer call (1, 2, 3)'
wrong '__defer, too few arguments' 'too few arguments|no matching function' '__defer (call, 1)'
wrong 'a struct for a number' 'incompatible type|no viable|no matching function' '__defer (call, p, 1)'
wrong 'in a block' 'undeclared' 'defer { undeclared++; }'
wrong 'a wrong result' 'incompatible type|no viable conversion' 'defer_result (int, r) = p'
echo '#include <defer.h>
  void t (void) { panic ("%s", 1); }' >wrong.c
try_error 'a format' '\[-Werror,-Wformat\]' clang -fsyntax-only -Wall -Werror -I "$DEFER_INCLUDE" wrong.c

echo '#include <defer.h>
int main (void) { defer (void) sizeof (int); return 0; }' >program.c
for options in -O0 -O2; do
  try_error "$options: does not link" 'undefined .*__defer_needs_gcc_with_fplugin_defer' \
    clang $options -w -I "$DEFER_INCLUDE" program.c -o program
done

# An IDE's parser may have asked GCC for its macros, the plugin's among them.
for reader in __COVERITY__ __CDT_PARSER__ __INTELLISENSE__ __JETBRAINS_IDE__ DEFER_READ_ONLY; do
  for language in c c++; do
    try_silent "$language: $reader" plain -x $language -fsyntax-only -w -D$reader -D__DEFER__=1 "$here/units/correct.c"
  done
done

cp "$here/units/correct.c" .
# The sed below is for names without spaces.
ln -s "$DEFER_PLUGIN" defer.so
echo "[{\"directory\": \"$PWD\", \"file\": \"correct.c\",
  \"arguments\": [\"$CC\", \"-fplugin=./defer.so\", \"-fplugin-arg-defer-faults\", \"-I$DEFER_INCLUDE\", \"-Wall\", \"-c\", \"correct.c\"]}]" \
  >compile_commands.json
if have clangd; then
  try 'clangd, with the options of the plugin' sh -c 'clangd --check=correct.c 2>&1 | grep "All checks completed, 0 errors"'
else
  skip clangd 'not installed'
fi
if have clang-tidy; then
  # As defer-gcc(1) has it.
  mkdir tidy
  sed -n 's/^sed .*/&/p' "$top/runtime/man/defer-gcc.1" >edit.sh
  try 'clang-tidy: its own compilation database' sh edit.sh
  try 'clang-tidy: reads it' clang-tidy -quiet -p tidy correct.c
else
  skip clang-tidy 'not installed'
fi
