#!/bin/sh
# Rule 5: what the README shows compiles without a warning, and does what it says.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"

# The examples in C: block-1.c and so on.
awk '/^```c$/ { inside = 1; n++; next } /^```/ { inside = 0 } inside { print >"block-" n ".c" }' "$top/README.md"
if [ -f block-1.c ]; then pass 'there are examples'; else fail 'there are examples'; fi

for block in block-*.c; do
  { grep -q '<stddefer.h>' "$block" || echo '#include <defer.h>'
    echo '#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
extern int save (const char *name, const char *text);
extern void answer (int client, const char *request);
extern void serve (int client, const char *request);
extern int parse (FILE *in, const char *line);
extern int part (const char *name);'
    case $(cat "$block") in
      ' '*) echo 'int part (const char *name) {'; cat "$block"; echo '}' ;;
      *) cat "$block" ;;
    esac; } >unit.c
  try_silent "$block" with_plugin -O2 -Wall -Wextra -Werror -c unit.c -o unit.o
  grep -q 'int main' "$block" || continue
  try "$block: links" with_plugin "$block" "$DEFER_LIB" -o hello
  ./hello one two >said
  printf 'backwards:\ntwo\none\n./hello\n' >expected
  try "$block: runs" cmp said expected
done

# Whatever it links to is there.
for file in $(sed -n 's/.*](\([a-z][a-zA-Z0-9_./]*\)).*/\1/p' "$top/README.md"); do
  try "$file" test -e "$top/$file"
done
for example in "$top"/examples/*.c; do
  name=examples/${example##*/}
  try "$name is in the README" grep -qF "($name)" "$top/README.md"
done
