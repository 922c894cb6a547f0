#!/bin/sh
# Rule 5: warnings of traps heed GCC's options and their own, come once, and change no code.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

traps='returned released unchecked loop exit assigned scope'
silencer () { echo "-fplugin-arg-defer-no-warn-$1"; }

cp "$here"/*.[ch] .
for trap in $traps; do
  others=
  for other in $traps; do
    [ $other = $trap ] || others="$others $(silencer $other)"
  done
  for language in c c++; do
    unit="-x $language -O2 -g -gno-record-gcc-switches -c $trap.c"
    try_silent "$trap, $language: its option silences it" with_plugin $unit $(silencer $trap) -o silent.o
    with_plugin $unit $others -o unit.o >said 2>&1
    try "$trap, $language: other options do not" grep -qF "[$(silencer $trap)]" said
    try "$trap, $language: the same object" cmp silent.o unit.o
    try_silent "$trap, $language: -w" with_plugin $unit -w -o unit.o
    try_error "$trap, $language: -Werror" 'error: .*\[-Werror\]' with_plugin $unit -Werror -o unit.o
  done
done

for wrong in no-warn no-warn-foo no-warn-loops warn-foo; do
  try_error "$wrong" "error: unknown option '-fplugin-arg-defer-$wrong'" with_plugin -fplugin-arg-defer-$wrong -c loop.c
done
for wrong in no-warn-loop=1 warn-loop=no warn-exit=; do
  try_error "$wrong" "error: malformed '-fplugin-arg-defer-$wrong'; use no value" with_plugin -fplugin-arg-defer-$wrong -c loop.c
done

# As a system header, it is no business of the user's.
with_plugin -E loop.c 2>/dev/null | sed 's/^# \([0-9]* "[^"]*loop\.c"\).*/# \1 3/' >system.i
try_silent 'in a system header' with_plugin -c system.i -o system.o
with_plugin -Wsystem-headers -c system.i -o system.o >said 2>&1
try 'in a system header, with -Wsystem-headers' grep -q "pile up" said

cat >twice.C <<'END'
#include <defer.h>
void report (int);
int get ();
template <typename T> void f (T t)
{
  int n = t;
  defer report (n);
  n = get ();
}
struct s
{
  virtual ~s ();
  s ();
};
struct t : virtual s
{
  t ()
  {
    int n = 0;
    defer report (n);
    n = get ();
  }
};
void use ()
{
  f (1);
  f ('x');
  f (2L);
  t t;
}
END
with_plugin -c twice.C -o twice.o >said 2>&1
try 'once in a template and a constructor' test "$(grep -c 'warning: ' said)" -eq 2
