/* Rule 3.2: it is all one whether a handler is inlined where it is deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

#define HANDLER(specifiers, name) \
  specifiers void \
  name (int number) \
  { \
    if (number) \
      note (number); \
    say_panic (recover ()); \
  }

HANDLER (static, plain)
HANDLER (static inline, maybe_inline)
HANDLER (static inline __attribute__ ((always_inline)), always_inline)
HANDLER (static __attribute__ ((noinline)), not_inline)
HANDLER (static __attribute__ ((noclone)), not_cloned)
HANDLER (static __attribute__ ((flatten)), flat)
HANDLER (static __attribute__ ((cold)), cold)
HANDLER (extern, external)

/* Deferred, and called by a block, where it is a helper.  */
#define DEFERRING(name) \
  static void OPAQUE \
  defers_##name (int n) \
  { \
    defer name (n); \
    if (n) \
      defer { name (n + 1); } \
    panic (#name); \
  }

DEFERRING (plain)
DEFERRING (maybe_inline)
DEFERRING (always_inline)
DEFERRING (not_inline)
DEFERRING (not_cloned)
DEFERRING (flat)
DEFERRING (cold)
DEFERRING (external)

int
main (void)
{
#define TRY(name) \
  defers_##name (opaque (0)); \
  EXPECT (#name); \
  defers_##name (opaque (1)); \
  EXPECT ("2 NULL 1 " #name)
  TRY (plain);
  TRY (maybe_inline);
  TRY (always_inline);
  TRY (not_inline);
  TRY (not_cloned);
  TRY (flat);
  TRY (cold);
  TRY (external);
  return 0;
}
