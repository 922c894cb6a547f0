# Panics: what they cost, and what other ways back from below cost.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by run, which defines what is used here.

# first COMMAND...: the line with the least time that COMMAND prints.
first ()
{
  for i in 1 2 3 4 5 6 7 8 9
  do
    "$@" || return
  done | sort -n -k 4 | sed 1q
}

# Panic and recover, and what else comes back from below many frames.
panics ()
{
  echo
  echo "From a panic to its recovery: ns"
  compile defer -O2 -o panic "$bench/panic.c" "$build/libdefer.a" \
    && ./panic panic > panic.out \
    && DEFER_UNWINDER=libgcc ./panic libgcc >> panic.out \
    && first ./panic panic first >> panic.out \
    && first env DEFER_UNWINDER=libgcc ./panic libgcc first >> panic.out \
    || { broken panic; return; }
  if have "${CXX%% *}"
  then
    # shellcheck disable=SC2086
    $CXX -O2 -o throw "$bench/throw.cc" && ./throw >> panic.out \
      && first ./throw first >> panic.out || broken throw
  fi
  if have go
  then
    go build -o panic-go "$bench/panic.go" && ./panic-go >> panic.out \
      || broken "the Go program"
  fi
  while read -r depth what way ns
  do
    note "panic-$what" "$depth" "$way" "$ns"
  done < panic.out
  panic_table bare frames
  panic_table cleanup "frames that defer"
  panic_table first "frames, the first time"
  panic_table threads "threads, 10 frames"
  plot
}

# panic_table WHAT HEADING: one of the tables.
panic_table ()
{
  table '
    BEGIN {
      printf "  %-25s %9s %9s %9s %9s %9s %9s %9s\n", "'"$2"'", "panic",
	"libgcc", "throw", "Go", "longjmp", "throw/us", "Go/us"
    }
    END {
      for (i = 1; i <= n; i++) {
	w = what[i]
	printf "  %-25s %9s %9s %9s %9s %9s %9s %9s\n", w, figure(w, "panic"),
	  figure(w, "libgcc"), figure(w, "throw"), figure(w, "go"),
	  figure(w, "longjmp"), ratio(w, "throw", "panic"),
	  ratio(w, "go", "panic")
      }
    }' "panic-$1"
}

# The cost against the depth, as a picture.
plot ()
{
  have gnuplot || { echo "  the plot: skipped, no gnuplot"; return; }
  gnuplot "$bench/depth.gnuplot" && echo "  plotted: $build/bench/depth.svg"
}
