#!/bin/sh
# Rule 5: the options of the plugin, and errors that name them as typed.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

echo 'int t (void) { return 1; }' >unit.c
arguments ()
{
  name=$1 regexp=$2; shift 2
  try_error "$name" "error: $regexp" with_plugin "$@" -c unit.c -o unit.o
}
arguments 'unknown' "unknown option '-fplugin-arg-defer-foo'" -fplugin-arg-defer-foo
arguments 'unknown with a value' "unknown option '-fplugin-arg-defer-foo=bar'" -fplugin-arg-defer-foo=bar
arguments 'a prefix' "unknown option '-fplugin-arg-defer-exp'" -fplugin-arg-defer-exp
arguments 'longer than one' "unknown option '-fplugin-arg-defer-explained'" -fplugin-arg-defer-explained
arguments 'lower=x' "malformed '-fplugin-arg-defer-lower=x'; use 'auto', 'bits' or 'chain'" -fplugin-arg-defer-lower=x
arguments 'lower=' "malformed '-fplugin-arg-defer-lower=?'; use 'auto', 'bits' or 'chain'" -fplugin-arg-defer-lower=
arguments 'lower' "malformed '-fplugin-arg-defer-lower'; use 'auto', 'bits' or 'chain'" -fplugin-arg-defer-lower
arguments 'explain=x' "malformed '-fplugin-arg-defer-explain=x'" -fplugin-arg-defer-explain=x
arguments 'no-unwind=x' "malformed '-fplugin-arg-defer-no-unwind=x'" -fplugin-arg-defer-no-unwind=x
arguments 'no-unwind without -fno-exceptions and a wrong one' "unknown option '-fplugin-arg-defer-bar'" \
  -fplugin-arg-defer-no-unwind -fplugin-arg-defer-bar
for options in -fplugin-arg-defer-lower=auto -fplugin-arg-defer-lower=bits -fplugin-arg-defer-lower=chain -fplugin-arg-defer-explain \
  '-fno-exceptions -fplugin-arg-defer-no-unwind' '-fplugin-arg-defer-explain -fplugin-arg-defer-lower=bits' \
  '-fplugin-arg-defer-lower=bits -fplugin-arg-defer-lower=auto'; do
  try_silent "accepts $options" with_plugin $options -c unit.c -o unit.o
done
try_silent 'accepts -fplugin-arg-defer-dump' with_plugin -fplugin-arg-defer-dump -c unit.c -o unit.o
echo '#include <defer.h>
int call (int);
int t (int x)
{
  defer call (x);
  if (x)
    defer { call (1); }
  while (x--)
    defer call (x);
  return x;
}' >unit.c
for flags in '' =details =lineno =details-blocks-vops; do
  rm -f ./*.defer
  try "dump$flags" with_plugin -fplugin-arg-defer-dump$flags -c unit.c -o unit.o
  try "dump$flags: writes one file" test "$(ls ./*.defer | wc -l)" -eq 1
  try "dump$flags: has the function" grep -q '^int t (int x)' ./*.defer
done
rm -f ./*.defer
mkdir -p other
try 'dump with -dumpdir' with_plugin -fplugin-arg-defer-dump -dumpdir other/ -c unit.c -o unit.o
try 'dump with -dumpdir: stands there' sh -c 'ls other/*.defer'
