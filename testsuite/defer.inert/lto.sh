#!/bin/sh
# Rule 5: with -flto it makes no difference whether the link has the plugin.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

for language in c c++; do
  for options in -O0 -O2 '-O2 -g' '-O2 -ffat-lto-objects' '-O2 -fplugin-arg-defer-lower=chain' '-O2 -fplugin-arg-defer-lower=bits'; do
    name="$language $options"
    try "$name: compiles" with_plugin -x $language $options -flto -c "$here/units/program.c" -o program.o
    try "$name: compiles another unit" with_plugin -x $language $options -flto -c "$here/units/forms.c" -o forms.o
    plain -x $language -c -o externals.o - <<'END'
#include <setjmp.h>
#ifdef __cplusplus
extern "C" {
#endif
struct pair { long a, b; };
jmp_buf buffer;
int call (int x) { return x; }
int uninitialized (int *p) { return *p = 1; }
void done (void) { }
struct pair make (int x) { struct pair p = { x, x }; return p; }
#ifdef __cplusplus
}
#endif
END
    objects="program.o forms.o externals.o"
    plain_options=${options%-fplugin*}
    try "$name: links without the plugin" plain $plain_options -flto $objects -lstdc++ "$DEFER_LIB" -pthread -o program
    try "$name: runs, linked without the plugin" ./program
    try "$name: links with the plugin" with_plugin $options -flto $objects -lstdc++ "$DEFER_LIB" -pthread -o program
    try "$name: runs, linked with the plugin" ./program
  done
done
# Units with and without defers, with and without the plugin, in one link.
plain -O2 -flto -c "$here/units/plain.c" -o plain.o
with_plugin -O2 -flto -c "$here/units/program.c" -o program.o
try 'a unit of the plain compiler: links' plain -O2 -flto plain.o program.o -r -flinker-output=nolto-rel -o both.o
