# Functions generated with libgccjit.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by run, which defines what is used here, behind kernels.sh.

# Generate a function in both ways, compare what they print, count.
generate () # KIND COUNT NAME
{
  expected=
  for way in hand defer
  do
    program=jit-$1-$2.$way
    ./jit $way "$1" "$2" "$program.o" \
      && $CC -no-pie -o "$program" "$program.o" count.o resources.o \
	   -Wl,--no-as-needed "$build/libdefer-jit.so" "$build/libdefer.so" \
	   -Wl,-rpath,"$build" \
      && printed=$("./$program") || { broken "$program"; continue; }
    : "${expected:=$printed}"
    test "$printed" = "$expected" || broken "$program prints $printed, not $expected"
    note generated "$3" "$way" "$("./$program" time)"
    ! $valgrind || note generated "$3" "$way-i" "$(callgrind "$program")"
  done
}

# An open-coded call may cost no more time than the frame record, which is what
# a function pays that defers nothing.
generated ()
{
  echo
  echo "Functions generated with libgccjit, -O2: ns and instructions per call, and what"
  echo "defer adds to both"
  test -e "$build/libdefer-jit.so" || { echo "  skipped: no libgccjit"; return; }
  # Not as a kernel: DEFER means something else to <defer.h>.
  $CC -fplugin="$build/defer.so" -I "$include" -O2 -rdynamic -o jit "$bench/jit.c" \
    -Wl,--no-as-needed "$build/libdefer-jit.so" "$build/libdefer.so" \
    -Wl,-rpath,"$build" -lgccjit || { broken jit; return; }
  generate passed 0 'the frame record'
  for count in 1 2 4 8
  do
    generate passed $count "$count, passed"
  done
  for count in 1 2 4 8
  do
    generate conditional $count "$count, conditional"
  done
  generate loop 100 '100, in a loop'
  table '
    # The instructions of a call.
    function instructions(w, a) {
      return (w, a) in f ? sprintf ("%.2f", f[w, a] / 1024) : "-"
    }
    BEGIN {
      printf "  %-18s %8s %8s %8s %11s %8s %8s %8s\n", "deferred calls",
	"by hand", "defer", "added", "defer/hand", "by hand", "defer", "added"
    }
    END {
      for (i = 1; i <= n; i++) {
	w = what[i]
	added = f[w, "defer"] - f[w, "hand"]
	if (i == 1)
	  limit = added
	printf "  %-18s %8s %8s %8.2f %11s %8s %8s %8.2f%s\n", w,
	  figure(w, "hand"), figure(w, "defer"), added, ratio(w, "defer", "hand"),
	  instructions(w, "hand-i"), instructions(w, "defer-i"),
	  (f[w, "defer-i"] - f[w, "hand-i"]) / 1024,
	  (added > limit && w !~ /loop/ ? "  over the frame record" : "")
      }
    }' generated
}
