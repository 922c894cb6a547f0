#!/bin/sh
# Rule 3.1: the fast walker reads the frame descriptions of the C and C++ libraries, and of frames of many kinds, as
# readelf does, and landing pads where GCC has put them; what it leaves to libgcc is little, and has a reason.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/runtime.sh"
# The registers of struct frame as readelf calls them, and then the return address, where it is
# not always in the same place; the stack pointer; and what else frames are compiled with.
case $machine in
  x86_64)
    registers="rbx rbp r12 r13 r14 r15" sp=rsp return=c-8
    options="-Os -mno-accumulate-outgoing-args -mpreferred-stack-boundary=4" ;;
  aarch64)
    registers="x19 x20 x21 x22 x23 x24 x25 x26 x27 x28 x29 v8 v9 v10 v11 v12 v13 v14 v15 ra" sp=sp return=
    options="-O2 -mbranch-protection=standard" ;;
esac
have readelf || { skip "frames" "there is no readelf"; exit; }

{
  runtime_object cfi.c cfi.o && runtime_object lsda.c lsda.o -Ddefer_read_lsda=read_lsda &&
    runtime_object rows.c unused.o -I"$runtime" &&
    plain -std=c11 -D_GNU_SOURCE -O2 -I "$runtime" "$here/support/rows.c" cfi.o lsda.o \
      -ldl -Wl,--no-as-needed -lgcc_s -lstdc++ -o rows
} >log 2>&1 || { fail "the program that prints rows" "$(cat log)"; exit; }

# Compare rows with readelf; of a thousand rows at most MOST may be foreign.
compare () # NAME FILE MOST
{
  touch pads
  readelf --debug-dump=frames-interp "$2" 2>/dev/null |
    awk -v own="$registers" -v sp=$sp -v return_at=$return -f "$here/support/rows.awk" pads - >wanted
  rm pads
  # The emulator is a list of words.
  # shellcheck disable=SC2086
  cut -d ' ' -f 2 wanted | $DEFER_EMULATOR ./rows "$2" $registers >got
  # shellcheck disable=SC2086
  set -- "$1" "$3" $registers
  paste -d ' ' wanted got | awk -v most="$2" -v size=$# '
    { all++ }
    # KIND ADDRESS CFA REGISTERS... PAD ADDRESS ...: CFA to PAD are SIZE fields.
    $1 == "leaf" && $NF == "foreign" { next }
    $NF == "foreign" { foreign++; if ($1 == "row") wrong[++bad] = $0; next }
    $1 ~ /^(not|leaf)$/ { wrong[++bad] = $0; next }
    {
      for (i = 3; i <= size + 2; i++)
        if ($i != $(i + size + 1) && $i != "any") { wrong[++bad] = $0; break }
    }
    END {
      printf "%d rows, %d foreign\n", all, foreign
      for (i = 1; i <= bad && i <= 3; i++) print wrong[i]
      exit bad || !all || foreign * 1000 > all * most
    }' >log
  if [ $? -eq 0 ]; then pass "$1"; cat log; else fail "$1" "$(cat log)"; fi
}

for library in libc.so.6 libstdc++.so.6; do
  compare $library "$($CC -print-file-name=$library)" 5
done

echo 'long work (long n) { return n; } void seen (long n) { work (n); } void unlikely (long n) { seen (n); }' >outside.c
plain -fPIC -c outside.c -o outside.o

# Compile SOURCE with OPTIONS, so that its labels can be looked up, and compare.
compare_own () # SOURCE MOST OPTION...
{
  name=$1 most=$2; shift 2
  if with_plugin "$@" -fexceptions -fPIC -S "$here/support/$name" -o frames.s >log 2>&1 &&
     plain -Wa,-L -c frames.s -o frames.o >>log 2>&1 &&
     plain -shared -Wl,--discard-none frames.o outside.o "$DEFER_LIB" -lstdc++ -o frames.so >>log 2>&1
  then
    nm frames.so | awk -f "$here/support/pads.awk" - frames.s >pads
    compare "$name $*" ./frames.so "$most"
  else fail "$name $*" "$(cat log)"; fi
}

for options in -O2 "$options" -O0 -Os "-O2 -fno-omit-frame-pointer" "-O3 -fno-asynchronous-unwind-tables"; do
  # A list of words.
  # shellcheck disable=SC2086
  compare_own frames.C 30 $options
  # shellcheck disable=SC2086
  compare_own frames.c 10 $options
  if [ "$CHECK_QUICK" ] && [ "$options" != -O2 ]; then break; fi
done
