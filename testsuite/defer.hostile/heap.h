/* A heap that fails at an allocation of one's choice.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HEAP_H
#define HEAP_H

#include <errno.h>
#include <stddef.h>

/* How many allocations there were; which one fails, 0 for none; and whether
   those behind it fail, too.  */
static volatile long allocations, failing;
static volatile int for_good;

static inline int
allocation_fails (void)
{
  long n = ++allocations;
  return failing && (for_good ? n >= failing : n == failing);
}

#define FAILS_AT_TIMES(name, parameters, arguments) \
  extern void *__libc_##name parameters; \
  void * \
  name parameters \
  { \
    if (!allocation_fails ()) \
      return __libc_##name arguments; \
    errno = ENOMEM; \
    return NULL; \
  }

#ifdef __cplusplus
extern "C" {
#endif
FAILS_AT_TIMES (malloc, (size_t size), (size))
FAILS_AT_TIMES (calloc, (size_t n, size_t size), (n, size))
FAILS_AT_TIMES (realloc, (void *p, size_t size), (p, size))
#ifdef __cplusplus
}
#endif

#endif /* HEAP_H */
