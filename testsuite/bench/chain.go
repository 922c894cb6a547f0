// What chain.c measures, in Go.
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"fmt"
	"time"
)

var history uint32

//go:noinline
func undo(n int) {
	history = history*31 + uint32(64+n%8)
}

//go:noinline
func withDefer(n int) {
	for i := 0; i < n; i++ {
		defer undo(i)
	}
}

func main() {
	const calls, rounds = 2000000, 7
	for _, count := range []int{1, 10, 1000, 1000000} {
		best := 0.0
		for round := 0; round < rounds; round++ {
			start := time.Now()
			for i := 0; i < calls/count; i++ {
				withDefer(count)
			}
			ns := float64(time.Since(start).Nanoseconds()) / calls
			if round == 0 || ns < best {
				best = ns
			}
		}
		fmt.Printf("%d go %.2f\n", count, best)
	}
}
