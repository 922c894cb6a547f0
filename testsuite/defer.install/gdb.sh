#!/bin/sh
# Rule 5: gdb loads `info defers' with the installed shared library, and as a file; core files and libraries work, and nothing is no error.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"

if ! have gdb || ! gdb -q -nx -batch -ex 'python import gdb' >/dev/null 2>&1; then
  skip gdb 'gdb with Python is not installed'
  exit
fi
install_here
loaded=$installed/share/gdb/auto-load$installed/lib/libdefer.so.1-gdb.py
try 'the script is where gdb looks in its own prefix' test -f "$loaded"
debug () { timeout 120 gdb -q -nx -batch -iex 'set debuginfod enabled off' "$@" >session 2>&1 </dev/null; }
from_file () { debug -ex "source $loaded" "$@"; }
# As when the prefix is that of gdb.
by_library () { debug -iex "add-auto-load-scripts-directory $installed/share/gdb/auto-load" -iex "add-auto-load-safe-path $installed" "$@"; }
says () { try "$1" grep -qF -- "$2" session; try "$1: no trace of Python" sh -c '! grep -i "traceback\|python" session'; }

cat >library.c <<'END'
#include <defer.h>
void note (int);
int
through (int n, int (*callee) (int))
{
  for (int i = 0; i < n; i++)
    defer note (i);
  return callee (n);
}
END
cat >program.c <<'END'
#include <defer.h>
#include <stdlib.h>
volatile int sink;
int through (int, int (*) (int));
void note (int n) { sink = n; }
static int
called (int n)
{
  if (n == 3)
    defer note (n);
  if (n != 3)
    abort ();
  return through (4, called);
}
int
main (void)
{
  defer { note (0); recover (); }
  through (3, called);
}
END
set -- -fplugin="$installed/lib/plugin/defer.so" -g -I "$installed/include" -L "$installed/lib"
try 'builds a library' "$CC" "$@" -fPIC -shared library.c -o libthrough.so -ldefer -Wl,-rpath,"$installed/lib"
try 'builds a program' "$CC" "$@" program.c -o program ./libthrough.so -ldefer -Wl,-rpath,"$installed/lib:$PWD"
try 'builds a static one' "$CC" "$@" -static program.c library.c -o static -ldefer
cat >wanted <<'END'
through at library.c:8
      note, deferred at library.c:7 (chain, 4 times)
called at program.c:13
      note, deferred at program.c:10 (bit 0)
through at library.c:8
      note, deferred at library.c:7 (chain, 3 times)
main at program.c:19
      {...}, deferred at program.c:18 (unconditional)
END
lists () { sed -n '/^#[0-9]* *[a-z]* at /s/^#[0-9 ]*//p; /^      .*deferred/p' session >listed; try "$1" diff listed wanted; }

by_library -ex run -ex 'info defers' -ex 'generate-core-file core' ./program
if grep -q 'ptrace: Operation not permitted\|Could not trace' session; then
  skip 'a running program' 'gdb may not trace here'
else
  lists 'the library brings the script'
  from_file -ex run -ex 'info defers' ./static
  lists 'a static program'
  from_file -ex run -ex 'info defers 99' ./static
  says 'no such frame' 'No frame at level 99'
  from_file -ex run -ex 'info defers nothing' ./static
  says 'no such symbol' 'No symbol "nothing"'
  cp static stripped && strip stripped
  from_file -ex run -ex 'info defers' ./stripped
  says 'a stripped program' 'No deferred call is known to be pending.'
  says 'a stripped program: why' 'Not known, without debug information: frames'
fi
if [ -f core ]; then
  by_library -ex 'info defers' ./program core
  lists 'a core file'
else
  skip 'a core file' 'gdb wrote none'
fi
from_file -ex 'info defers' ./program
says 'no process' 'No registers.'
from_file -ex 'help info defers'
says 'help' 'Usage: info defers'
echo 'int main (void) { __builtin_trap (); }' >plain.c
"$CC" -g plain.c -o plain
from_file -ex run -ex 'info defers' ./plain
says 'a program without defers' 'No deferred call is pending.'
"$CC" "$@" -flto program.c library.c -o lto -ldefer -Wl,-rpath,"$installed/lib"
from_file -ex run -ex 'info defers' ./lto
says '-flto' 'Not known, compiled with -flto: frames'
