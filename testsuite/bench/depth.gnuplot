# The cost of a panic against the number of frames: raw to depth.svg.
# SPDX-License-Identifier: GPL-3.0-or-later

set terminal svg size 640,400 font "sans-serif,12" background "white"
set output "depth.svg"
set logscale xy
set xlabel "frames between the panic and its recovery, each with a deferred call"
set ylabel "ns"
set format y "10^{%L}"
set format x "10^{%L}"
set key left top
set grid
series(what, way) = sprintf ("< awk -F'\\t' '$1 == \"panic-%s\" && $3 == \"%s\" && $2 > 0 { print $2, $4 }' raw", what, way)
plot series("cleanup", "throw") with linespoints title "C++ throw, destructors", \
     series("cleanup", "libgcc") with linespoints title "panic, by libgcc", \
     series("cleanup", "go") with linespoints title "Go 1.19, panic", \
     series("cleanup", "panic") with linespoints linewidth 2 title "panic", \
     series("bare", "longjmp") with linespoints title "longjmp (runs nothing)"
