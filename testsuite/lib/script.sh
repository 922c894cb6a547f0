# What the *.sh tests share: each sources it first.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From the environment, with defaults for a script that is run by hand:
#   CC              the compiler under test
#   DEFER_PLUGIN    defer.so
#   DEFER_LIB       libdefer.a
#   DEFER_INCLUDE   the directory of defer.h
#   DEFER_EMULATOR  the command that runs programs, empty if they run by themselves
#   CHECK_QUICK     not empty: a short round
# A script works in a scratch directory, and prints `PASS: name', `FAIL: name: why' or `UNSUPPORTED: name: why' for
# each thing that it checks.

export LC_ALL=C
: "${CC:=gcc}" "${CHECK_QUICK:=}" "${DEFER_EMULATOR:=}"
here=$(cd "$(dirname "$0")" && pwd)
top=${here%/testsuite/*}
: "${DEFER_PLUGIN:=$top/build/${CC##*/}/defer.so}" "${DEFER_LIB:=$top/build/${CC##*/}/libdefer.a}"
: "${DEFER_INCLUDE:=$top/runtime/include}"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1

pass () { echo "PASS: $1"; }
fail () { echo "FAIL: $1${2:+: $(echo "$2" | head -n 4 | tr '\n' '|')}"; }
skip () { echo "UNSUPPORTED: $1: $2"; }

have () { command -v "$1" >/dev/null 2>&1; }

# Run a command, one of the two compilers below or a program, with its output in `log'.
quietly ()
{
  case $1 in
    plain | with_plugin) ;;
    # The emulator is a list of words, and slow.
    # shellcheck disable=SC2086
    ./*) set -- timeout $((${DEFER_EMULATOR:+5 *} 60)) $DEFER_EMULATOR "$@" ;;
    *) set -- timeout 60 "$@" ;;
  esac
  "$@" >log 2>&1 </dev/null
}

# Run a command, and pass or fail as it does.
try () # NAME COMMAND...
{
  tried=$1; shift
  if quietly "$@"; then pass "$tried"; else fail "$tried" "$(cat log)"; fi
}

# Run a command that should say nothing.
try_silent () # NAME COMMAND...
{
  tried=$1; shift
  if quietly "$@" && [ ! -s log ]; then pass "$tried"; else fail "$tried" "$(cat log)"; fi
}

# Run a compilation that should fail with a line that matches REGEXP.
try_error () # NAME REGEXP COMMAND...
{
  tried=$1 wanted=$2; shift 2
  if quietly "$@"; then fail "$tried" "accepted"
  elif grep -q 'internal compiler error' log; then fail "$tried" "$(cat log)"
  elif grep -qE -e "$wanted" log; then pass "$tried"
  else fail "$tried" "$(cat log)"; fi
}

# The compiler without and with the plugin.
plain () { timeout 120 "$CC" -fdiagnostics-plain-output -I "$DEFER_INCLUDE" "$@"; }
with_plugin () { plain "-fplugin=$DEFER_PLUGIN" "$@"; }
