# Functions generated with libgccjit.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by run, which defines what is used here.

generated ()
{
  echo
  echo "Functions generated with libgccjit, -O2: ns per call of the function"
  test -e "$build/libdefer-jit.so" || { echo "  skipped: no libgccjit"; return; }
  compile defer -O2 -rdynamic -o jit "$bench/jit.c" resources.o "$build/libdefer-jit.so" \
      "$build/libdefer.so" -Wl,-rpath,"$build" -lgccjit \
    && ./jit > jit.out || { broken jit; return; }
  while read -r kind way ns
  do
    note generated "$(echo "$kind" | tr _ ' ')" "$way" "$ns"
  done < jit.out
  table '
    BEGIN {
      printf "  %-25s %8s %8s %11s %14s\n", "deferred calls", "by hand", "defer",
	"defer/hand", "defer - hand"
    }
    END {
      for (i = 1; i <= n; i++) {
	w = what[i]
	printf "  %-25s %8s %8s %11s %14.2f\n", w, figure(w, "hand"),
	  figure(w, "defer"), ratio(w, "defer", "hand"),
	  f[w, "defer"] - f[w, "hand"]
      }
    }' generated
}
