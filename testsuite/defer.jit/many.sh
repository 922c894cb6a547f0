# Section 7: ten thousand generated functions in one context, which take the compiler longer than a test of one program may.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

build=$(cd "$(dirname "$DEFER_LIB")" && pwd)
if [ ! -e "$build/libdefer-jit.so" ]; then
  skip "ten thousand functions" "no libgccjit"
  exit 0
fi
try_silent 'compiles' sh -c '
  $CC -fplugin="$DEFER_PLUGIN" -I"$DEFER_INCLUDE" -Wall -Wextra -O2 -g -rdynamic -o many "$0/lib/many.c" \
    "$1/libdefer-jit.so" "$1/libdefer.so" -Wl,-rpath,"$1" -lgccjit' "$here" "$build"
JIT_LEVEL=0 timeout 500 ./many >log 2>&1
if [ $? -eq 0 ]; then pass 'a panic goes through all of them'; else fail 'a panic goes through all of them' "$(cat log)"; fi
