/* Rule 3.3: after recovery what a return had already stored is returned.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdbool.h>
#include "panic.h"

struct pair { int a; double b; };
struct halves { float a, b; };
struct large { long numbers[25]; };
typedef _Complex double complex_double;
typedef int int4 __attribute__ ((vector_size (16)));
enum color { RED, GREEN, BLUE };

static void OPAQUE
raise_one (void)
{
  panic ("A");
}

static void
handler (void)
{
  CHECK (recover ());
}

/* In each of these a deferred call that the return runs panics, and another
   one recovers.  */
#define STORES(type, name, value, other) \
  static type OPAQUE \
  name (int n) \
  { \
    defer handler (); \
    if (n == 1) \
      defer raise_one (); \
    for (int i = 1; i < n; i++) \
      defer raise_one (); \
    if (n == 0) \
      defer { raise_one (); } \
    if (n < 0) \
      return other; \
    return value; \
  }

static int global = 3;
static const struct pair pair = { 1, 2.5 };
static const struct halves halves = { 0.5f, 1.5f };
static const struct large large = { { 7, 8 } };
static const struct pair no_pair = { 0, 0 };
static const struct halves no_halves = { 0, 0 };
static const struct large no_large = { { 0 } };

STORES (int, an_int, n + 10, -1)
STORES (char, a_char, (char) (n + 'a'), 'z')
STORES (bool, a_bool, n >= 0, 0)
STORES (enum color, an_enum, BLUE, RED)
STORES (unsigned long, a_long, ~0ul - n, 0)
STORES (wide_int, a_wide, WIDE_BIT + n, 0)
STORES (float, a_float, n + 0.5f, 0)
STORES (double, a_double, n + 0.25, 0)
STORES (long double, a_long_double, n + 0.125L, 0)
STORES (complex_double, a_complex, n + 2.0i, 0)
STORES (int4, a_vector, ((int4) { 1, 2, 3, n }), (int4) { 0 })
STORES (int *, a_pointer, &global, NULL)
STORES (struct pair, in_registers, pair, no_pair)
STORES (struct halves, in_one_register, halves, no_halves)
STORES (struct large, in_memory, large, no_large)

int
main (void)
{
  for (int n = 0; n < 4; n++)
    {
      int i = opaque (n);
      CHECK (an_int (i) == n + 10);
      CHECK (a_char (i) == n + 'a');
      CHECK (a_bool (i));
      CHECK (an_enum (i) == BLUE);
      CHECK (a_long (i) == ~0ul - n);
      CHECK (a_wide (i) == WIDE_BIT + n);
      CHECK (a_float (i) == n + 0.5f);
      CHECK (a_double (i) == n + 0.25);
      CHECK (a_long_double (i) == n + 0.125L);
      CHECK (a_complex (i) == n + 2.0i);
      CHECK (a_vector (i)[2] == 3 && a_vector (i)[3] == n);
      CHECK (a_pointer (i) == &global);
      CHECK (in_registers (i).a == 1 && in_registers (i).b == 2.5);
      CHECK (in_one_register (i).a == 0.5f && in_one_register (i).b == 1.5f);
      struct large l = in_memory (i);
      CHECK (l.numbers[0] == 7 && l.numbers[1] == 8);
    }
  return 0;
}
