/* What random programs are made of.
   SPDX-License-Identifier: GPL-3.0-or-later

   A program calls run_rounds with what each round begins with, and with the
   events that must happen in it.  With DEFER_RANDOM_TRACE in the environment it
   prints its events.  It defines, before it includes this file,

     MIXED    It is compiled twice: its functions in C, and the others in C++.
     THREADS  Each round is a thread.
     FAULTS   Faults are panics.
     PORTABLE Nothing defers but _Defer, and Clang can compile it.  */

#ifndef SUPPORT_H
#define SUPPORT_H

#ifdef PORTABLE
# include <stddefer.h>
#else
# include <defer.h>
#endif
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __cplusplus
# include <cxxabi.h>
# include <exception>
#endif

#ifdef __clang__
# define OPAQUE __attribute__ ((noinline))
#else
# define OPAQUE __attribute__ ((noipa))
#endif
#define MAY_BE_UNUSED __attribute__ ((unused))

/* Of functions, and of variables that both parts of a program know.  */
#ifndef MIXED
# define LINKAGE static
# define SHARED static
#elif defined __cplusplus
# define LINKAGE extern "C"
# define SHARED __attribute__ ((weak))
#else
# define LINKAGE
# define SHARED __attribute__ ((weak))
#endif

#ifdef __cplusplus
# define NOEXCEPT noexcept
#else
# define NOEXCEPT
#endif

struct event
{
  int id;
  unsigned digest;
};
struct round
{
  unsigned seed;
  int fuel, calls, n_events;
  const struct event *events;
};

/* The round that is running.  */
SHARED struct state
{
  int number, fuel, calls, n_events;
  const struct round *expected;
  unsigned long long state;
} now;

/* Return a number below N.  */
static unsigned OPAQUE
pick (unsigned n)
{
  now.state = now.state * 6364136223846793005ull + 1442695040888963407ull;
  return (unsigned) (now.state >> 33) % n;
}

/* Every way that leads back, and some that lead on, need fuel.  */
static int OPAQUE MAY_BE_UNUSED
fuel (void)
{
  return now.fuel > 0 && now.fuel-- > 0;
}

/* Return true once in N times.  */
static int OPAQUE MAY_BE_UNUSED
go (unsigned n)
{
  return fuel () && pick (n) == 0;
}

static int OPAQUE MAY_BE_UNUSED
may_call (void)
{
  return now.calls > 0 && now.calls-- > 0;
}

static void OPAQUE
differs (const char *what, int id, unsigned digest)
{
  const struct round *r = now.expected;
  printf ("round %d, event %d: %s %d %u", now.number, now.n_events, what, id,
	  digest);
  if (now.n_events < r->n_events)
    printf (", expected %d %u", r->events[now.n_events].id,
	    r->events[now.n_events].digest);
  puts ("");
  fflush (stdout);
  _Exit (1);
}

static void OPAQUE
event (int id, unsigned digest)
{
  const struct round *r = now.expected;
  if (getenv ("DEFER_RANDOM_TRACE"))
    fprintf (stderr, "%d: %d %u\n", now.number, id, digest);
  if (now.n_events >= r->n_events || r->events[now.n_events].id != id
      || r->events[now.n_events].digest != digest)
    differs ("is", id, digest);
  now.n_events++;
}

#if !defined MIXED || defined __cplusplus

static void one_round (void);

# ifdef THREADS
static char ended;

static void *
thread (void *unused)
{
  (void) unused;
  one_round ();
  return &ended;
}
# endif

static void
run_round (void)
{
# ifdef THREADS
  pthread_t id;
  void *result;
  pthread_create (&id, NULL, thread, NULL);
  pthread_join (id, &result);
  event (0, result != &ended);
# else
  one_round ();
# endif
}

static void
run_rounds (const struct round *rounds, int n)
{
# ifdef FAULTS
  defer_catch_faults ();
# endif
  for (now.number = 0; now.number < n; now.number++)
    {
      now.expected = &rounds[now.number];
      now.state = now.expected->seed;
      now.fuel = now.expected->fuel;
      now.calls = now.expected->calls;
      now.n_events = 0;
      run_round ();
      if (now.n_events != now.expected->n_events)
	differs ("end", 0, 0);
# ifdef __cplusplus
      if (std::uncaught_exceptions () != 0 || std::current_exception ())
	differs ("still an exception", 0, 0);
# endif
    }
}

#endif

/* Types.  */

typedef __int128 wide;
typedef _Complex double complex_double;
typedef unsigned vector __attribute__ ((vector_size (16)));
struct pair
{
  unsigned char a;
  unsigned long long b;
};
struct halves
{
  float a, b;
};
struct mixed
{
  double a;
  unsigned b;
};
struct odd
{
  unsigned char bytes[3];
};
struct big
{
  unsigned numbers[20];
};

#define make_number(n) (n)
#define of_number(x) (x)
#define make_byte(n) ((unsigned char) (n))
#define of_byte(x) ((unsigned) (x))
#define make_quad(n) ((n) *0x100000001ull)
#define make_real(n) ((double) (n))
#define of_real(x) ((unsigned) (x))
#define make_extended(n) ((long double) (n))
#define of_extended(x) ((unsigned) (x))
#define make_pointer(n) ((char *) (uintptr_t) (n))
#define of_pointer(x) ((unsigned) (uintptr_t) (x))

/* What has come apart is no number of the program.  */
#define WHOLE(condition, n) ((condition) ? (n) : 0xdeadu)

static inline MAY_BE_UNUSED unsigned
of_quad (unsigned long long x)
{
  return WHOLE (x >> 32 == (x & 0xffffffff), (unsigned) x);
}

static inline MAY_BE_UNUSED wide
make_wide (unsigned n)
{
  return ((wide) n << 64) + n;
}

static inline MAY_BE_UNUSED unsigned
of_wide (wide x)
{
  return WHOLE ((unsigned) (x >> 64) == (unsigned) x, (unsigned) x);
}

static inline MAY_BE_UNUSED complex_double
make_complex (unsigned n)
{
  complex_double x;
  __real__ x = n;
  __imag__ x = n + 1.0;
  return x;
}

/* Zero is what a function returns that has nothing to return.  */
static inline MAY_BE_UNUSED unsigned
of_complex (complex_double x)
{
  return WHOLE (__imag__ x == __real__ x + 1 || x == 0, (unsigned) __real__ x);
}

static inline MAY_BE_UNUSED vector
make_vector (unsigned n)
{
  return (vector){ n, n, n, n };
}

static inline MAY_BE_UNUSED unsigned
of_vector (vector x)
{
  return WHOLE (x[0] == x[1] && x[0] == x[2] && x[0] == x[3], x[0]);
}

static inline MAY_BE_UNUSED struct pair
make_pair (unsigned n)
{
  struct pair x;
  x.a = (unsigned char) n;
  x.b = n;
  return x;
}

static inline MAY_BE_UNUSED unsigned
of_pair (struct pair x)
{
  return WHOLE ((unsigned char) x.b == x.a, (unsigned) x.b);
}

static inline MAY_BE_UNUSED struct halves
make_halves (unsigned n)
{
  struct halves x;
  x.a = x.b = (float) (n & 0xffff);
  return x;
}

static inline MAY_BE_UNUSED unsigned
of_halves (struct halves x)
{
  return WHOLE (x.a == x.b, (unsigned) x.a);
}

static inline MAY_BE_UNUSED struct mixed
make_mixed (unsigned n)
{
  struct mixed x;
  x.a = n;
  x.b = n;
  return x;
}

static inline MAY_BE_UNUSED unsigned
of_mixed (struct mixed x)
{
  return WHOLE (x.a == x.b, x.b);
}

static inline MAY_BE_UNUSED struct odd
make_odd (unsigned n)
{
  struct odd x;
  x.bytes[0] = (unsigned char) n;
  x.bytes[1] = (unsigned char) (n >> 8);
  x.bytes[2] = (unsigned char) (n >> 16);
  return x;
}

static inline MAY_BE_UNUSED unsigned
of_odd (struct odd x)
{
  return x.bytes[0] | x.bytes[1] << 8 | x.bytes[2] << 16;
}

static MAY_BE_UNUSED struct big
make_big (unsigned n)
{
  struct big x;
  for (int i = 0; i < 20; i++)
    x.numbers[i] = n;
  return x;
}

static MAY_BE_UNUSED unsigned
of_big (struct big x)
{
  for (int i = 1; i < 20; i++)
    if (x.numbers[i] != x.numbers[0])
      return 0xdeadu;
  return x.numbers[0];
}

/* What stores to a variable of its caller.  */
#define STORE(name, type)                                                      \
 static MAY_BE_UNUSED void store_##name (type *to, type from) { *to = from; }

STORE (number, unsigned)
STORE (byte, unsigned char)
STORE (quad, unsigned long long)
STORE (wide, wide)
STORE (real, double)
STORE (extended, long double)
STORE (pointer, char *)
STORE (complex, complex_double)
STORE (vector, vector)
STORE (pair, struct pair)
STORE (halves, struct halves)
STORE (mixed, struct mixed)
STORE (odd, struct odd)
STORE (big, struct big)

/* Ways to say it.  */

#define LATER(call) defer call;

static MAY_BE_UNUSED OPAQUE void *
hide (void *p)
{
  return p;
}

/* FUNCTION, by a pointer about which nothing is known.  */
#define POINTER_TO(function)                                                   \
 ((__typeof__ (&function)) hide ((void *) &function))

/* A jump to LABEL.  */
#if defined __x86_64__
# define ASM_GOTO(label) asm goto ("jmp %l[" #label "]" : : : : label)
#elif defined __aarch64__
# define ASM_GOTO(label) asm goto ("b %l[" #label "]" : : : : label)
#endif

/* The variable V of TYPE, returned: if all returns of a function name it, Clang
   lets what is deferred change a structure after that.  */
#ifdef __clang__
# define RETURNED(type, v) make_##type (of_##type (v))
#else
# define RETURNED(type, v) v
#endif

/* Panics.  */

#ifndef PORTABLE

SHARED int payloads[4] MAY_BE_UNUSED;

/* What can be seen of P, and of those that it replaced.  */
static unsigned OPAQUE MAY_BE_UNUSED
seen (const struct defer_panic *p)
{
  unsigned digest = 0;
  for (; p; p = p->replaced)
    {
      unsigned value = 0;
      if (p->kind == DEFER_PANIC_VALUE)
	value = (unsigned) ((int *) p->value - payloads) + 1;
      else if (p->kind == DEFER_PANIC_FAULT)
	value = 100 + (unsigned) p->signo;
      digest = digest * 31 + (unsigned) strtoul (p->message, NULL, 10) * 8
	       + value + 1;
    }
  return digest;
}

static const struct defer_panic *OPAQUE MAY_BE_UNUSED
helper (void)
{
  return recover ();
}

static void OPAQUE MAY_BE_UNUSED
raise_again (const struct defer_panic *p)
{
  repanic (p);
}

#endif

/* Arrays of a length that is not known.  */

static unsigned OPAQUE MAY_BE_UNUSED
length (unsigned n)
{
  return n;
}

static void OPAQUE MAY_BE_UNUSED
fill (unsigned *array, size_t size, unsigned value)
{
  for (size_t i = 0; i < size / sizeof *array; i++)
    array[i] = value;
}

static unsigned OPAQUE MAY_BE_UNUSED
whole (unsigned *array, size_t size)
{
  for (size_t i = 1; i < size / sizeof *array; i++)
    if (array[i] != array[0])
      return 0xdeadu;
  return array[0];
}

/* What ends with its scope.  */

struct object
{
  int id;
  unsigned value;
};

static inline MAY_BE_UNUSED void
object_ends (struct object *o)
{
  event (o->id, o->value);
}

#define CLEANUP __attribute__ ((cleanup (object_ends)))

/* Exceptions.  */

#ifdef __cplusplus

struct thrown
{
  unsigned number;
  explicit thrown (unsigned n) : number (n) {}
};

# ifdef MIXED
LINKAGE OPAQUE void
throw_number (unsigned n)
{
  throw n;
}
# endif
#elif defined MIXED
extern void throw_number (unsigned n);
#endif

/* The ends of threads.  */

static void OPAQUE MAY_BE_UNUSED
exit_here (void)
{
  pthread_exit (NULL);
}

static void OPAQUE MAY_BE_UNUSED
cancel_here (void)
{
  pthread_cancel (pthread_self ());
  pthread_testcancel ();
}

/* Faults, in the code of who says it.  */

#define FAULT_STORE() (*(volatile int *) hide (NULL) = 1)
#define FAULT_DIVISION()                                                       \
 do                                                                            \
  {                                                                            \
   volatile unsigned quotient = length (9) / length (0);                       \
   (void) quotient;                                                            \
  }                                                                            \
 while (0)
#define FAULT_TRAP() __builtin_trap ()

#endif /* SUPPORT_H */
