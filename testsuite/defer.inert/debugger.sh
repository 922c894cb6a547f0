#!/bin/sh
# Rule 5: gdb stops on a line in a deferred block and shows the block's variables and those that it captures.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

if ! have gdb; then
  skip gdb 'gdb is not installed'
  exit
fi
cat >debugged.c <<'END'
#include <defer.h>

volatile int sink;

void
deferring (int parameter)
{
  int captured = parameter + 1;
  defer
    {
      int own = captured * 2;
      sink = own; /* here 1 */
    }
  if (parameter)
    defer
      {
        int inner = captured * 3;
        sink = inner; /* here 2 */
      }
  captured++;
  sink = captured; /* here 3 */
}

int
main (void)
{
  deferring (20);
  return 0;
}
END
line () { grep -n "here $1" debugged.c | cut -d: -f1; }

for language in c c++; do
  try "$language: compiles" with_plugin -x $language -g -O0 -c debugged.c -o debugged.o
  try "$language: links" plain -g debugged.o "$DEFER_LIB" -o debugged
  gdb -q -nx -batch -ex "break $(line 1)" -ex "break $(line 2)" -ex "break $(line 3)" -ex run \
    -ex 'echo first\n' -ex 'print captured' -ex continue \
    -ex 'echo second\n' -ex 'print inner' -ex 'print captured' -ex continue \
    -ex 'echo third\n' -ex 'print own' -ex 'print parameter' -ex 'backtrace' -ex continue ./debugged >session 2>&1
  if grep -q 'ptrace: Operation not permitted\|Could not trace' session; then
    skip "$language" 'gdb may not trace here'
    continue
  fi
  for wanted in '\$1 = 22' '\$2 = 66' '\$3 = 22' '\$4 = 44' '\$5 = 20' "debugged.c:$(line 3)" "debugged.c:$(line 2)" \
    "debugged.c:$(line 1)" '#0 .*deferring (.*parameter=20)' '#1 .*main (' 'exited normally'; do
    try "$language: shows $wanted" grep -- "$wanted" session
  done
  # Stepping from the last statement comes to the deferred blocks, in the order in which they run.
  gdb -q -nx -batch -ex "break $(line 3)" -ex run -ex next -ex next -ex next -ex next -ex next -ex next ./debugged >session 2>&1
  try "$language: steps through the blocks" sh -c 'tr "\n" " " <session | grep "here 3.*here 2.*here 1"'
done
