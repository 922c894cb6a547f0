// What panic.c measures, in Go.
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"fmt"
	"time"
)

var sum int

//go:noinline
func cleanup(n int) { sum += n }

//go:noinline
func bare(n int) int {
	if n == 0 {
		panic("at the bottom")
	}
	return bare(n-1) + 1
}

//go:noinline
func deferring(n int) int {
	if n == 0 {
		panic("at the bottom")
	}
	defer cleanup(n)
	return deferring(n - 1)
}

//go:noinline
func recoverBare(n int) int {
	defer func() { recover() }()
	return bare(n)
}

//go:noinline
func recoverDeferring(n int) int {
	defer func() { recover() }()
	return deferring(n)
}

func measure(what string, top func(int) int) {
	const frames, rounds = 200000, 9
	for _, depth := range []int{0, 1, 10, 100, 1000, 10000, 100000} {
		calls := frames/(depth+10) + 1
		best := 0.0
		for round := 0; round < rounds; round++ {
			start := time.Now()
			for i := 0; i < calls; i++ {
				top(depth)
			}
			ns := float64(time.Since(start).Nanoseconds()) / float64(calls)
			if round == 0 || ns < best {
				best = ns
			}
		}
		fmt.Printf("%d %s go %.1f\n", depth, what, best)
	}
}

func main() {
	measure("bare", recoverBare)
	measure("cleanup", recoverDeferring)
}
