/* Rule 3.3: where no return has stored a value, zero of each type is returned.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdbool.h>
#include "panic.h"

struct pair { int a; double b; };
struct halves { float a, b; };
struct small { char a; };
struct large { long numbers[25]; };
union either { double d; int i; };
typedef _Complex double complex_double;
typedef int int4 __attribute__ ((vector_size (16)));
enum color { RED, GREEN, BLUE };

static void
handler (void)
{
  CHECK (recover ());
}

static void OPAQUE
raise_one (void)
{
  panic ("A");
}

/* Leave something else than zero where results may be.  */
static double OPAQUE
dirty_registers (double d)
{
  return d + 1;
}

/* The panic comes before one return, instead of another one, or while its
   expression is evaluated.  */
#define ZERO(type, name, value) \
  static type OPAQUE \
  made_##name (void) \
  { \
    if (opaque (1)) \
      raise_one (); \
    return value; \
  } \
  static type OPAQUE \
  name (int n) \
  { \
    defer handler (); \
    if (n < 0) \
      return value; \
    if (n == 0) \
      return made_##name (); \
    if (n == 1) \
      raise_one (); \
    if (n == 2) \
      panic ("B"); \
    return value; \
  }

static int global = 3;
static const struct pair pair = { 1, 2.5 };
static const struct halves halves = { 0.5f, 1.5f };
static const struct small small = { 'a' };
static const struct large large = { { 7, 8 } };
static const struct large no_large = { { 0 } };
static const union either either = { 1.5 };

ZERO (int, an_int, 1)
ZERO (char, a_char, 'a')
ZERO (bool, a_bool, 1)
ZERO (enum color, an_enum, BLUE)
ZERO (unsigned long, a_long, ~0ul)
ZERO (wide_int, a_wide, WIDE_BIT)
ZERO (float, a_float, 0.5f)
ZERO (double, a_double, 0.25)
ZERO (long double, a_long_double, 0.125L)
ZERO (complex_double, a_complex, 2.0i)
ZERO (int4, a_vector, ((int4) { 1, 2, 3, 4 }))
ZERO (int *, a_pointer, &global)
ZERO (struct pair, in_registers, pair)
ZERO (struct halves, in_one_register, halves)
ZERO (struct small, in_a_byte, small)
ZERO (struct large, in_memory, large)
ZERO (union either, a_union, either)

int
main (void)
{
  for (int i = 0; i < 3; i++)
    {
      int n = opaque (i);
      dirty_registers (n);
      CHECK (an_int (n) == 0);
      CHECK (a_char (n) == 0);
      CHECK (!a_bool (n));
      CHECK (an_enum (n) == RED);
      CHECK (a_long (n) == 0);
      CHECK (a_wide (n) == 0);
      dirty_registers (n);
      CHECK (a_float (n) == 0);
      dirty_registers (n);
      CHECK (a_double (n) == 0);
      CHECK (a_long_double (n) == 0);
      dirty_registers (n);
      CHECK (a_complex (n) == 0);
      dirty_registers (n);
      int4 v = a_vector (n);
      CHECK (!v[0] && !v[1] && !v[2] && !v[3]);
      CHECK (a_pointer (n) == NULL);
      struct pair p = in_registers (n);
      CHECK (p.a == 0 && p.b == 0);
      struct halves h = in_one_register (n);
      CHECK (h.a == 0 && h.b == 0);
      CHECK (in_a_byte (n).a == 0);
      struct large l;
      memset (&l, 1, sizeof l);
      l = in_memory (n);
      CHECK (memcmp (&l, &no_large, sizeof l) == 0);
      CHECK (a_union (n).d == 0);
    }
  return 0;
}
