/* Rule 3.3: zero and stored values of the rarer types.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct empty { };
struct bits { unsigned a : 3, b : 20; };
struct aligned { int a; } __attribute__ ((aligned (64)));
struct packed { char a; long b; } __attribute__ ((packed));
struct mixed { long double l; char c; };
typedef _Complex float complex_float;
typedef _Complex int complex_int;
typedef _Complex long double complex_long_double;
/* One of 8 bytes would be in a register of MMX on 32-bit x86, and in the way of
   long double.  */
typedef float float4 __attribute__ ((vector_size (16)));
typedef void (*function) (int);

static void
handler (void)
{
  CHECK (recover ());
}

static void OPAQUE
raise_one (int n)
{
  if (n)
    panic ("A");
}

/* The panic comes before the return, or in a call that the return runs.  */
#define BOTH(type, name, value) \
  static type OPAQUE \
  name (int n) \
  { \
    defer handler (); \
    defer raise_one (n == 1); \
    raise_one (n == 0); \
    return value; \
  }

static const struct empty empty;
static const struct bits bits = { 5, 1000 };
static const struct aligned aligned = { 6 };
static const struct packed packed = { 7, 8 };
static const struct mixed mixed = { 1.5L, 'c' };
static const float4 vector = { 1, 2 };

static struct mixed OPAQUE
make_mixed (void)
{
  return mixed;
}

BOTH (struct empty, an_empty, empty)
BOTH (struct bits, some_bits, bits)
BOTH (struct aligned, an_aligned, aligned)
BOTH (struct packed, a_packed, packed)
BOTH (struct mixed, a_mixed, mixed)
BOTH (struct mixed, of_a_call, make_mixed ())
BOTH (complex_float, a_complex_float, 1.0f + 2.0if)
BOTH (complex_int, a_complex_int, 3 + 4i)
BOTH (complex_long_double, a_complex_long_double, 5.0L + 6.0iL)
BOTH (float4, a_vector, vector)
BOTH (function, a_function, note)
BOTH (wide_float, a_wide_float, 0.5)

int
main (void)
{
  for (int i = 0; i < 2; i++)
    {
      int n = opaque (i);
      an_empty (n);
      CHECK (some_bits (n).a == 5u * n && some_bits (n).b == 1000u * n);
      CHECK (an_aligned (n).a == 6 * n);
      CHECK (a_packed (n).a == 7 * n && a_packed (n).b == 8 * n);
      CHECK (a_mixed (n).l == 1.5L * n && a_mixed (n).c == 'c' * n);
      CHECK (of_a_call (n).l == 1.5L * n && of_a_call (n).c == 'c' * n);
      complex_float cf = a_complex_float (n);
      CHECK (__real__ cf == 1 * n && __imag__ cf == 2 * n);
      complex_int ci = a_complex_int (n);
      CHECK (__real__ ci == 3 * n && __imag__ ci == 4 * n);
      complex_long_double cl = a_complex_long_double (n);
      CHECK (__real__ cl == 5 * n && __imag__ cl == 6 * n);
      CHECK (a_vector (n)[0] == 1 * n && a_vector (n)[1] == 2 * n);
      CHECK (a_function (n) == (n ? note : NULL));
      CHECK (a_wide_float (n) == n * (wide_float) 0.5);
    }
  return 0;
}
