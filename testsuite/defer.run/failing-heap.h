/* A heap whose allocations fail where allocation_fails (), which the includer
   defines, says so.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef FAILING_HEAP_H
#define FAILING_HEAP_H

#include <errno.h>
#include <stddef.h>

#define MAY_FAIL(name, parameters, arguments) \
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
MAY_FAIL (malloc, (size_t size), (size))
MAY_FAIL (calloc, (size_t n, size_t size), (n, size))
MAY_FAIL (realloc, (void *p, size_t size), (p, size))
#ifdef __cplusplus
}
#endif

#endif /* FAILING_HEAP_H */
