#!/bin/sh
# Rule 4.1: a function that defers changes no byte of the others in its unit.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

{ echo '#include "plain.c"
#ifdef DEFERRING
void deferring (int x)
{
  defer call (1);
  if (x)
    defer { call (inlined (2)); }
  while (x--)
    defer call (x);
}
#endif'; } >unit.c

# The code and data of every section of unit.o but those of `deferring'.
sections ()
{
  for section in $(objdump -h unit.o | awk '$2 ~ /^\.(text|rodata|data)/ { print $2 }'); do
    case $section in *deferring* | .text | .text.unlikely | .text.startup) continue ;; esac
    echo "$section"
    objdump -dr -j "$section" unit.o | sed 1,3d
  done
}

for language in c c++; do
  for options in -O0 -O1 -O2 -O3 -Os '-O2 -fexceptions' '-O2 -fpic'; do
    set -- -x $language -I "$here/units" $options -w -ffunction-sections -fno-ipa-icf -DWITH_HEADER -c unit.c -o unit.o
    with_plugin "$@" && sections >without && with_plugin "$@" -DDEFERRING && sections >with
    [ "$(grep -c 'Disassembly' with)" -gt 5 ] || : >with
    try "$language $options" diff without with
  done
done
