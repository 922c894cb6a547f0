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

# The code of every function of unit.o but `deferring' and the guards of the runtime's.
functions ()
{
  for section in $(objdump -h unit.o | awk '$2 ~ /^\.text\./ && $2 !~ /deferring|__defer_/ { print $2 }'); do
    objdump -dr -j "$section" unit.o | sed 1,3d
  done
}

for language in c c++; do
  for options in -O0 -O1 -O2 -O3 -Os '-O2 -fexceptions' '-O2 -fpic'; do
    set -- -x $language -I "$here/units" $options -w -ffunction-sections -fno-ipa-icf -DWITH_HEADER -c unit.c -o unit.o
    with_plugin "$@" && functions >without && with_plugin "$@" -DDEFERRING && functions >with
    [ "$(grep -c 'Disassembly' with)" -gt 5 ] || : >with
    try "$language $options" diff without with
  done
done
