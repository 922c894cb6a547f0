#!/bin/sh
# Rule 3.1: the fast walker reads the frame descriptions of the C and C++ libraries, and of frames of many kinds, as
# readelf does, and landing pads where GCC has put them; what it leaves to libgcc is little, and has a reason.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/runtime.sh"
have readelf || { skip "frames" "there is no readelf"; exit; }

{
  runtime_object cfi.c cfi.o && runtime_object lsda.c lsda.o -Ddefer_read_lsda=read_lsda &&
    runtime_object rows.c unused.o -I"$runtime" &&
    plain -std=c11 -D_GNU_SOURCE -O2 -I "$runtime" "$here/support/rows.c" cfi.o lsda.o \
      -Wl,--no-as-needed -lgcc_s -lstdc++ -o rows
} >log 2>&1 || { fail "the program that prints rows" "$(cat log)"; exit; }

# Compare rows with readelf; of a thousand rows at most MOST may be foreign.
compare () # NAME FILE MOST
{
  touch pads
  readelf --debug-dump=frames-interp "$2" 2>/dev/null | awk -f "$here/support/rows.awk" pads - >wanted
  rm pads
  cut -d ' ' -f 2 wanted | ./rows "$2" >got
  paste -d ' ' wanted got | awk -v most="$3" '
    { all++ }
    # KIND ADDRESS CFA REGISTERS*6 PAD ADDRESS ...
    NF == 12 && $12 == "foreign" { foreign++; if ($1 == "row") wrong[++bad] = $0; next }
    $1 == "not" { wrong[++bad] = $0; next }
    {
      for (i = 3; i <= 10; i++)
        if ($i != $(i + 9) && $i != "any") { wrong[++bad] = $0; break }
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
     plain -shared frames.o outside.o "$DEFER_LIB" -lstdc++ -o frames.so >>log 2>&1
  then
    nm frames.so | awk -f "$here/support/pads.awk" - frames.s >pads
    compare "$name $*" ./frames.so "$most"
  else fail "$name $*" "$(cat log)"; fi
}

for options in -O2 -O0 -Os "-O2 -fno-omit-frame-pointer" \
  "-Os -mno-accumulate-outgoing-args -mpreferred-stack-boundary=4" "-O3 -fno-asynchronous-unwind-tables"; do
  # A list of words.
  # shellcheck disable=SC2086
  compare_own frames.C 30 $options
  # shellcheck disable=SC2086
  compare_own frames.c 10 $options
  if [ "$CHECK_QUICK" ]; then break; fi
done
