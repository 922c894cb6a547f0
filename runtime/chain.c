/* Storage for the records of the runtime chain.
   SPDX-License-Identifier: MIT

   abi.h draws the records.  The first ones lie in the frame of the deferring
   function; this file adds chunks on the heap when those are full, each twice
   as large as the one before, and takes them back when they have been popped.
   For large ones the kernel is asked for large pages: to fault in small ones
   takes longer than all that is done with the records.

     frame		 chunk 1	      chunk 2
     [foot 0|records]    [header|foot|records] [header|foot|records... ]
	    ^ resume, limit ----'	 ^ resume, limit ----'

   Thread rules: a chain belongs to its frame.  No function here reads or
   writes anything but the chain it is given.  */

#include "runtime.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* What a chunk begins with: where the chain goes on when it is popped.  */
struct __defer_chunk
{
  struct __defer_chunk *outer;
  char *top, *limit;
  struct __defer_foot bottom;
};

enum
{
  FIRST_CHUNK = 1024,
  LARGE_CHUNK = 4 * 1024 * 1024,
  LARGEST_CHUNK = 64 * 1024 * 1024
};

/* Have large pages in the BYTES bytes of CHUNK, if the system gives any.  */

static void
use_large_pages (struct __defer_chunk *chunk, size_t bytes)
{
#ifdef MADV_HUGEPAGE
  const int saved_errno = errno;
  const uintptr_t page = (uintptr_t) sysconf (_SC_PAGESIZE);
  const uintptr_t start = ((uintptr_t) chunk + page - 1) & -page;
  const uintptr_t end = ((uintptr_t) chunk + bytes) & -page;
  madvise ((void *) start, end - start, MADV_HUGEPAGE);
  errno = saved_errno;
#else
  (void) chunk, (void) bytes;
#endif
}

/* Return storage for a record of SIZE bytes at the top of CHAIN, which has no
   room for it, or NULL when the heap is exhausted.  The caller fills the record
   and moves the top.  */

char *
__defer_chain_grow (struct __defer_chain *chain, size_t size)
{
  size_t bytes = FIRST_CHUNK;

  if (chain->chunk)
    bytes = 2 * (size_t) (chain->limit - (char *) chain->chunk);
  if (bytes > LARGEST_CHUNK)
    bytes = LARGEST_CHUNK;
  if (bytes < sizeof (struct __defer_chunk) + size)
    bytes = sizeof (struct __defer_chunk) + size;

  struct __defer_chunk *chunk = malloc (bytes);
  if (!chunk && bytes > sizeof *chunk + size)
    chunk = malloc (bytes = sizeof *chunk + size);
  if (!chunk)
    return NULL;

  if (bytes >= LARGE_CHUNK)
    use_large_pages (chunk, bytes);
  chunk->outer = chain->chunk;
  chunk->top = chain->top;
  chunk->limit = chain->limit;
  chunk->bottom.site = DEFER_SITE_CHUNK;
  chunk->bottom.size = 0;
  chain->chunk = chunk;
  chain->top = (char *) (chunk + 1);
  chain->limit = (char *) chunk + bytes;
  return chain->top;
}

/* CHAIN has popped all records of its newest chunk: take the chunk back.  */

void
__defer_chain_shrink (struct __defer_chain *chain)
{
  struct __defer_chunk *chunk = chain->chunk;

  chain->top = chunk->top;
  chain->limit = chunk->limit;
  chain->chunk = chunk->outer;
  free (chunk);
}
