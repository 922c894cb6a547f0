/* A heap that is exhausted at will.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef EXHAUSTED_H
#define EXHAUSTED_H

#include <errno.h>
#include <stddef.h>

/* While this is nonzero nothing more is allocated.  */
static volatile int exhausted;

#define FAILS_WHEN_EXHAUSTED(type, name, parameters, arguments) \
  extern type __libc_##name parameters; \
  type \
  name parameters \
  { \
    if (!exhausted) \
      return __libc_##name arguments; \
    errno = ENOMEM; \
    return NULL; \
  }

#ifdef __cplusplus
extern "C" {
#endif
FAILS_WHEN_EXHAUSTED (void *, malloc, (size_t size), (size))
FAILS_WHEN_EXHAUSTED (void *, calloc, (size_t n, size_t size), (n, size))
FAILS_WHEN_EXHAUSTED (void *, realloc, (void *p, size_t size), (p, size))
#ifdef __cplusplus
}
#endif

#endif /* EXHAUSTED_H */
