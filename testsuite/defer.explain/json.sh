#!/bin/sh
# Rule 5: -fplugin-arg-defer-explain=json tells editors of each defer, an object on a line.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat >unit.c <<'END'
#include <defer.h>
void call (int);
extern void (*pointer) (int);
int
first (int n)
{
  defer call (n);
  if (n)
    defer { call (2); }
  while (n--)
    defer pointer (n);
  _Defer call (3);
  return n;
}
# 7 "a \"quoted\\name\".c"
void second (void) { defer call (1); }
END
cat >wanted <<'END'
"line": 7, "column": 3, "function": "first", "form": "call", "calls": "call", "lowering": "unconditional", "index": null, "reason": null}
"line": 9, "column": 5, "function": "first", "form": "block", "calls": null, "lowering": "bit", "index": 0, "reason": null}
"line": 11, "column": 5, "function": "first", "form": "call", "calls": null, "lowering": "chain", "index": 1, "reason": "in a loop"}
"line": 12, "column": 3, "function": "first", "form": "statement", "calls": null, "lowering": "scope", "index": null, "reason": null}
"line": 7, "column": 22, "function": "second", "form": "call", "calls": "call", "lowering": "unconditional", "index": null, "reason": null}
END

# Is each line of FILE an object?
valid () # FILE
{
  if have python3 && python3 -c 'import json' 2>/dev/null; then
    python3 -c 'import json, sys
for line in open (sys.argv[1]):
  if type (json.loads (line)) is not dict: sys.exit (1)' "$1"
  else
    ! grep -vq '^{\("[a-z]*": \("\([^"\\]\|\\["\\]\|\\u[0-9a-f]\{4\}\)*"\|[0-9][0-9]*\|null\)\(, \)\{0,1\}\)*}$' "$1"
  fi
}

for language in c c++; do
  with_plugin -x $language -fplugin-arg-defer-explain=json -c unit.c -o unit.o 2>said
  if valid said; then pass "$language: valid"; else fail "$language: valid" "$(cat said)"; fi
  sed 's/^{"file": .*, \("line": \)/\1/' said | sort >lines
  sed 's/"function": "\([a-z]*\) ([a-z]*)"/"function": "\1"/' lines >plain.lines
  sort wanted >sorted
  try "$language: says what there is" diff sorted plain.lines
  try "$language: quotes names" grep -qF '"file": "a \"quoted\\name\".c"' said
  try_silent "$language: into a file" with_plugin -x $language -fplugin-arg-defer-explain-file=unit.json -c unit.c -o unit.o
  try "$language: into a file: the same" cmp said unit.json
done
echo 'int nothing;' >nothing.c
try_silent 'nothing to say' with_plugin -fplugin-arg-defer-explain-file=nothing.json -c nothing.c -o nothing.o
try 'nothing to say: an empty file' sh -c '[ -f nothing.json ] && [ ! -s nothing.json ]'
try_error 'no such directory' "error: cannot open '/nowhere/x'" with_plugin -fplugin-arg-defer-explain-file=/nowhere/x -c unit.c -o unit.o
try_error 'another format' "error: malformed '-fplugin-arg-defer-explain=xml'; use no value or 'json'" \
  with_plugin -fplugin-arg-defer-explain=xml -c unit.c -o unit.o
try_error 'a file without a name' "error: malformed '-fplugin-arg-defer-explain-file'; use the name of a file" \
  with_plugin -fplugin-arg-defer-explain-file -c unit.c -o unit.o
