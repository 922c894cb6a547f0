#!/bin/sh
# Compile files without and with the plugin, and tell where that makes a difference.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: same.sh OPTIONS FILE...  OPTIONS is one word; to it come those that a file has in its directives.  Prints a
# line that begins with `differs:' for each file with another exit status, message, or instruction; for all others,
# one with `same:'.

. "$(dirname "$0")/../../lib/script.sh"
options=$1; shift

# What a file asks for, but for link-time optimization and offloading, whose tables name all options.
own_options ()
{
  sed -n 's/.*dg-\(additional-\)\{0,1\}options *{* *"\([^"]*\)".*/\2/p' "$1" | tr ' ' '\n' | grep -vE '^-f(lto|openacc)' | tr '\n' ' '
}

# Leave the assembly of FILE by COMPILER in NAME.s, and what it says in NAME.log.
assemble () # NAME COMPILER FILE
{
  $2 -frandom-seed=1 -gno-record-gcc-switches $options $(own_options "$3") -S "$3" -o out.s >"$1.log" 2>&1 </dev/null
  echo "status $?" >>"$1.log"
  rm -f "$1.s"
  [ ! -e out.s ] || mv out.s "$1.s"
}

for file in "$@"; do
  assemble without plain "$file"
  assemble with with_plugin "$file"
  if ! cmp without.log with.log >difference 2>&1; then
    echo "differs: $options $file: $(diff without.log with.log | head -n 4 | tr '\n' '|')"
  elif [ -e without.s ] && ! cmp without.s with.s >difference 2>&1; then
    echo "differs: $options $file: $(diff without.s with.s | head -n 4 | tr '\n' '|')"
  else
    echo "same: $file"
  fi
done
