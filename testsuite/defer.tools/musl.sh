# Rules 2.2 and 3.1, with musl: what defers, panics and recovers, linked dynamically and statically.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# musl-gcc is the compiler under test with another C library, and so can load its
# plugin.  The runtime is built for it here.

. "$(dirname "$0")/../lib/script.sh"
programs=$top/testsuite/defer.run

if ! have musl-gcc; then
  skip 'programs' 'there is no musl-gcc'
  exit
fi
REALGCC=$CC CC=musl-gcc
export REALGCC
unset MAKEFLAGS MFLAGS MAKELEVEL

mkdir built
cp "$DEFER_PLUGIN" built
if ! quietly make -C "$top" CC=musl-gcc CFLAGS='-O1 -g' B="$PWD/built" "$PWD/built/libdefer.a" ||
   ! quietly make -C "$top" -o all install CC=musl-gcc B="$PWD/built" PREFIX="$PWD/installed" PLUGINDIR="$PWD/installed"; then
  fail 'the runtime' "$(cat log)"
  exit
fi
# What programs take of the linker.
link=$(sed -n 's/^Libs:.* -ldefer //p' installed/lib/pkgconfig/defer.pc)

# Compile and run the program NAME of defer.run with OPTIONS.
try_program () # NAME OPTION...
{
  name=$1; shift
  # shellcheck disable=SC2086
  if quietly with_plugin "$programs/$name.c" "$@" -o program $link; then
    try "$name $*" ./program
  else
    fail "$name $*" "$(cat log)"
  fi
}

for name in order-bits order-loops recover-named-result panic-order panic-replaces panic-repanic \
  panic-threads panic-uncaught recover-function fault-kinds chain-million; do
  options=
  case $name in fault-*) options=-fplugin-arg-defer-faults ;; esac
  # shellcheck disable=SC2086
  {
    try_program $name -O2 $options built/libdefer.a
    [ -n "$CHECK_QUICK" ] || try_program $name -O0 $options built/libdefer.a
    try_program $name -O1 $options -static built/libdefer.a
  }
done
export DEFER_UNWINDER=libgcc
try_program panic-order -O2 built/libdefer.a
try_program panic-replaces -O2 -static built/libdefer.a
unset DEFER_UNWINDER
# Without the runtime, but with its help to unwind.
try_program form-call -O2 built/libdefer.a

# The report has names, those of the program's own functions.
cat > report.c <<'C'
#include <defer.h>
static void __attribute__ ((noinline)) raises (int n) { panic ("of %d", n); }
int main (void) { raises (7); return 0; }
C
for option in -pie -static; do
  # shellcheck disable=SC2086
  quietly with_plugin -O1 $option report.c -o report built/libdefer.a $link
  quietly ./report
  status=$?
  if [ $status = 2 ] && grep -q '^panic: of 7$' log && grep -q '	raises+0x.* (report)$' log &&
     grep -q '	main+0x.* (report)$' log; then
    pass "report $option"
  else
    fail "report $option" "status $status: $(cat log)"
  fi
done

# Without the index of its tables a program does not begin.
quietly with_plugin report.c -o report built/libdefer.a
quietly ./report
status=$?
if [ $status != 2 ] && grep -q '^defer: the program cannot unwind: link with -Wl,--eh-frame-hdr$' log; then
  pass 'without tables'
else
  fail 'without tables' "status $status: $(cat log)"
fi

# A thread that ends is not unwound.
cat > ends.c <<'C'
#include <defer.h>
#include <pthread.h>
#include <stdlib.h>
void *thread (void *p) { defer free (p); pthread_exit (NULL); }
C
quietly with_plugin -c ends.c
if grep -q "warning: 'pthread_exit' does not run what this function has deferred" log; then
  pass 'pthread_exit'
else
  fail 'pthread_exit' "$(cat log)"
fi
