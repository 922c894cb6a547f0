# Section 7: generated code in a library of its own runs under valgrind without errors or leaks, and the report of a
# panic that nobody recovers names its functions.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

build=$(cd "$(dirname "$DEFER_LIB")" && pwd)
if [ ! -e "$build/libdefer-jit.so" ]; then
  skip "generated code" "no libgccjit"
  exit 0
fi
ulimit -c 0

try_silent "a library is generated" sh -c '
  $CC -fplugin="$DEFER_PLUGIN" -I"$DEFER_INCLUDE" -Wall -Wextra -O2 -g -rdynamic -o file "$0/lib/file.c" \
    "$1/libdefer-jit.so" "$1/libdefer.so" -Wl,-rpath,"$1" -lgccjit && ./file make' "$here" "$build"

for unwinder in libgcc fast; do
  export DEFER_UNWINDER=$unwinder
  try "$unwinder: exits with 2" sh -c './file uncaught 2> report; test $? -eq 2'
  try "$unwinder: the report names the panic" grep -qx 'panic: last 3' report
  try "$unwinder: and the generated function" grep '^	generated+0x[0-9a-f]* (.*generated.so)$' report
  if have valgrind; then
    try_silent "$unwinder: valgrind" valgrind -q --leak-check=full --error-exitcode=9 ./file caught
  else
    skip "$unwinder: valgrind" "no valgrind"
  fi
done
