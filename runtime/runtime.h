/* What the files of the runtime know of each other.
   SPDX-License-Identifier: MIT  */

#ifndef DEFER_RUNTIME_H
#define DEFER_RUNTIME_H

#include "abi.h"

#include <stddef.h>
#include <stdint.h>

/* Called by generated code, and exported for it.  */
#define DEFER_ENTRY __attribute__ ((visibility ("default")))

struct __defer_chunk;

struct __defer_foot
{
  uint32_t site;
  uint32_t size;
};

/* The chain in the frame of a deferring function.  */
struct __defer_chain
{
  /* The end of the newest record, behind its foot.  */
  char *top;
  /* The end of the storage that TOP points into.  */
  char *limit;
  /* The newest chunk on the heap, or NULL.  */
  struct __defer_chunk *chunk;
};

_Static_assert (sizeof (struct __defer_foot) == DEFER_FOOT_SIZE,
		"generated code knows the size of a foot");

/* chain.c */
DEFER_ENTRY char *__defer_chain_grow (struct __defer_chain *chain, size_t size);
DEFER_ENTRY void __defer_chain_shrink (struct __defer_chain *chain);

/* exhausted.c */
DEFER_ENTRY _Noreturn void __defer_chain_exhausted (void);

#endif /* DEFER_RUNTIME_H */
