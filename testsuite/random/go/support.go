// What random programs in Go are made of, as ../support.h is for C: there it is
// explained.
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

type happening struct {
	id     int
	digest uint32
}

type round struct {
	seed        uint32
	fuel, calls int
	events      []happening
}

type program struct {
	seed    uint
	threads bool
	begin   func()
	rounds  []round
}

// Each program appends itself.
var programs []program

var now struct {
	expected    *round
	fuel, calls int
	n           int
	state       uint64
	leaving     bool
	differs     string
}

//go:noinline
func pick(n uint32) uint32 {
	now.state = now.state*6364136223846793005 + 1442695040888963407
	return uint32(now.state>>33) % n
}

//go:noinline
func fuel() bool {
	if now.fuel <= 0 {
		return false
	}
	now.fuel--
	return true
}

func go_(n uint32) bool { return fuel() && pick(n) == 0 }

//go:noinline
func may_call() bool {
	if now.calls <= 0 {
		return false
	}
	now.calls--
	return true
}

// The first difference is kept: a round goes on to its end.
//
//go:noinline
func event(id int, digest uint32) {
	if now.differs == "" {
		if now.n >= len(now.expected.events) {
			now.differs = fmt.Sprintf("event %d: %d %d, expected the end", now.n, id, digest)
		} else if e := now.expected.events[now.n]; e.id != id || e.digest != digest {
			now.differs = fmt.Sprintf("event %d: %d %d, expected %d %d", now.n, id, digest, e.id, e.digest)
		}
	}
	now.n++
}

func run_round(p *program) {
	if !p.threads {
		p.begin()
		return
	}
	ended, done := false, make(chan bool)
	go func() {
		defer close(done)
		p.begin()
		ended = true
	}()
	<-done
	if ended {
		event(0, 0)
	} else {
		event(0, 1)
	}
}

func run(p *program) string {
	for i := range p.rounds {
		r := &p.rounds[i]
		now.expected, now.fuel, now.calls, now.n = r, r.fuel, r.calls, 0
		now.state, now.leaving, now.differs = uint64(r.seed), false, ""
		run_round(p)
		if now.differs == "" && now.n != len(r.events) {
			now.differs = fmt.Sprintf("%d events, expected %d", now.n, len(r.events))
		}
		if now.differs != "" {
			return fmt.Sprintf("round %d, %s", i, now.differs)
		}
	}
	return ""
}

func main() {
	status := 0
	for i := range programs {
		what := run(&programs[i])
		if what == "" {
			fmt.Printf("PASS: seed %d in Go\n", programs[i].seed)
		} else {
			fmt.Printf("FAIL: seed %d in Go: %s\n", programs[i].seed, what)
			status = 1
		}
	}
	os.Exit(status)
}

// Types.

type (
	t_number   = uint32
	t_byte     = uint8
	t_quad     = uint64
	t_wide     = [2]uint64
	t_real     = float64
	t_extended = float64
	t_pointer  = uintptr
	t_complex  = complex128
	t_vector   = [4]uint32
	t_pair     struct {
		a uint8
		b uint64
	}
	t_halves struct{ a, b float32 }
	t_mixed  struct {
		a float64
		b uint32
	}
	t_odd struct{ bytes [3]uint8 }
	t_big struct{ numbers [20]uint32 }
)

// No constant, whose arithmetic may not overflow.
func number(n uint32) uint32 { return n }

func whole(condition bool, n uint32) uint32 {
	if condition {
		return n
	}
	return 0xdead
}

func make_number(n uint32) t_number     { return n }
func of_number(x t_number) uint32       { return x }
func make_byte(n uint32) t_byte         { return t_byte(n) }
func of_byte(x t_byte) uint32           { return uint32(x) }
func make_quad(n uint32) t_quad         { return t_quad(n) * 0x100000001 }
func of_quad(x t_quad) uint32           { return whole(x>>32 == x&0xffffffff, uint32(x)) }
func make_wide(n uint32) t_wide         { return t_wide{uint64(n), uint64(n)} }
func of_wide(x t_wide) uint32           { return whole(x[0] == x[1], uint32(x[0])) }
func make_real(n uint32) t_real         { return t_real(n) }
func of_real(x t_real) uint32           { return uint32(x) }
func make_extended(n uint32) t_extended { return t_extended(n) }
func of_extended(x t_extended) uint32   { return uint32(x) }
func make_pointer(n uint32) t_pointer   { return t_pointer(n) }
func of_pointer(x t_pointer) uint32     { return uint32(x) }
func make_complex(n uint32) t_complex   { return complex(float64(n), float64(n)+1) }
func of_complex(x t_complex) uint32 {
	return whole(imag(x) == real(x)+1 || x == 0, uint32(real(x)))
}
func make_vector(n uint32) t_vector { return t_vector{n, n, n, n} }
func of_vector(x t_vector) uint32 {
	return whole(x[0] == x[1] && x[0] == x[2] && x[0] == x[3], x[0])
}
func make_pair(n uint32) t_pair     { return t_pair{uint8(n), uint64(n)} }
func of_pair(x t_pair) uint32       { return whole(uint8(x.b) == x.a, uint32(x.b)) }
func make_halves(n uint32) t_halves { return t_halves{float32(n & 0xffff), float32(n & 0xffff)} }
func of_halves(x t_halves) uint32   { return whole(x.a == x.b, uint32(x.a)) }
func make_mixed(n uint32) t_mixed   { return t_mixed{float64(n), n} }
func of_mixed(x t_mixed) uint32     { return whole(x.a == float64(x.b), x.b) }
func make_odd(n uint32) t_odd {
	return t_odd{[3]uint8{uint8(n), uint8(n >> 8), uint8(n >> 16)}}
}
func of_odd(x t_odd) uint32 {
	return uint32(x.bytes[0]) | uint32(x.bytes[1])<<8 | uint32(x.bytes[2])<<16
}
func make_big(n uint32) (x t_big) {
	for i := range x.numbers {
		x.numbers[i] = n
	}
	return
}
func of_big(x t_big) uint32 {
	for _, n := range x.numbers {
		if n != x.numbers[0] {
			return 0xdead
		}
	}
	return x.numbers[0]
}

// Ways to say it.

func store[T any](to *T, from T) { *to = from }

//go:noinline
func hide[T any](x T) T { return x }

// Panics.  What a panic has replaced cannot be seen in Go.

type panicked struct{ value, number uint32 }

func seen(p any) uint32 {
	switch p := p.(type) {
	case nil:
		return 0
	case panicked:
		return p.number*8 + p.value + 1
	case runtime.Error:
		if strings.Contains(p.Error(), "divide") {
			return 100 + 8 + 1
		}
		return 100 + 11 + 1
	}
	return 0xdead
}

//go:noinline
func helper() any { return recover() }

//go:noinline
func raise_again(p any) { panic(p) }

// The ends of threads.

func exit_here() {
	now.leaving = true
	runtime.Goexit()
}

func cancel_here() {
	if !now.leaving {
		exit_here()
	}
}

// Faults.

//go:noinline
func null() *int { return nil }

func null_division() { now.state += uint64(hide(9) / hide(0)) - uint64(hide(9)/hide(1)) }
