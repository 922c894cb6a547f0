# Builds of the runtime with other options.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after script.sh.

# There is a fast walker for this machine, or nothing to do.
machine=$($CC -dumpmachine)
machine=${machine%%-*}
case $machine in
  x86_64 | aarch64) ;;
  *) pass "no fast walker for this machine: nothing to do"; exit ;;
esac

runtime=$DEFER_INCLUDE/..

# Compile SOURCE of the runtime with OPTIONS.
runtime_object () # SOURCE OBJECT OPTION...
{
  from=$runtime/$1 to=$2; shift 2
  plain -std=c11 -D_GNU_SOURCE -fPIC -fexceptions -O2 -g "$@" -c "$from" -o "$to"
}

# Make LIBRARY, libdefer.a with the walker compiled with OPTIONS.
runtime_with () # LIBRARY OPTION...
{
  library=$1; shift
  if { cp "$DEFER_LIB" "$library" && runtime_object walk.c walk.o "$@" && runtime_object rows.c rows.o "$@" &&
       "$($CC -print-prog-name=ar)" r "$library" walk.o rows.o; } >log 2>&1
  then pass "the runtime with $*"
  else fail "the runtime with $*" "$(cat log)"; fi
}

# Programs that panic through the most different frames.
programs='panic-argument panic-callback panic-cxx-destructors panic-cxx-catch-in-handler
  panic-cxx-streams panic-many-calls panic-replaces-several panic-signal panic-thread-cxx recover-frames
  recover-registers panic-stress-threads registers-c signals-c'
# Too deep for an emulator.
[ "$DEFER_EMULATOR" ] || programs="$programs panic-deep"

# Compile each at LEVEL, run what comes of it with each LIBRARY, and say how each went.
run_programs () # LEVEL LIBRARY...
{
  level=$1; shift
  for program in $programs; do
    source=$(ls "$here/../defer.run/$program".[cC] "$here/$program".c 2>/dev/null)
    quietly with_plugin "$level" ${DEFER_EMULATOR:+-DPANICS=2000} -c "$source" -o program.o
    for library in "$@"; do
      name="${library%.a} $program $level"
      if ! quietly plain program.o "$library" -pthread -lstdc++ -o program; then fail "$name" "$(cat log)"
      else try "$name" ./program; fi
    done
    rm -f program.o program
  done
}
