/* The cache of the fast walker.
   SPDX-License-Identifier: MIT

   What the tables of the program say of a program counter does not change, but
   it takes a microsecond to find out.  The rows found last are kept, for all
   threads, in a table of fixed size that takes no lock and never allocates, so
   that signal handlers may panic:

     version   0: there is none; even: the row is whole; odd: it is being written
     row       in words, each read and written atomically

   A reader takes the row if the version was the same, and even, before and
   after.  A writer that finds the version odd does without.

   When a library is unloaded another may come to lie at its addresses.  The
   loader counts both; a row says at which count it was made.  The program itself
   is never unloaded, and neither is this copy of the runtime as long as its cache
   exists: their rows always hold, and spare the count, for which the loader
   takes a lock.  */

#ifndef DEFER_ROWS_H
#define DEFER_ROWS_H

#include "walk.h"

#include <stdatomic.h>

#ifndef DEFER_ROWS
# define DEFER_ROWS 4096
#endif

/* A cache line.  */
struct slot
{
  _Alignas (64) _Atomic uint64_t version;
  _Atomic uint64_t pc, pad, generation, shape, saved[SAVED_WORDS];
};

extern struct slot defer_slots[DEFER_ROWS]
  __attribute__ ((visibility ("hidden")));

static inline struct slot *
slot_of (uintptr_t pc)
{
  return &defer_slots[(pc * UINT64_C (0x9e3779b97f4a7c15) >> 32) % DEFER_ROWS];
}

/* Read the row of PC into ROW, if it is there.  */

static inline bool
read_row (uintptr_t pc, struct row *row)
{
  struct slot *slot = slot_of (pc);
  uint64_t version = atomic_load_explicit (&slot->version,
					   memory_order_acquire);
  row->pc = atomic_load_explicit (&slot->pc, memory_order_relaxed);
  row->pad = atomic_load_explicit (&slot->pad, memory_order_relaxed);
  row->generation = atomic_load_explicit (&slot->generation,
					  memory_order_relaxed);
  row->shape = atomic_load_explicit (&slot->shape, memory_order_relaxed);
  for (int i = 0; i < SAVED_WORDS; i++)
    row->saved[i] = atomic_load_explicit (&slot->saved[i],
					  memory_order_relaxed);
  atomic_thread_fence (memory_order_acquire);
#ifdef DEFER_NO_ROWS
  return false;
#endif
  /* An empty slot has version 0, and the pc of a stack's outermost frame.  */
  return (row->pc == pc && version > 0 && version % 2 == 0
	  && version == atomic_load_explicit (&slot->version,
					      memory_order_relaxed));
}

/* Put ROW where it is found.  */

static inline void
write_row (const struct row *row)
{
  struct slot *slot = slot_of (row->pc);
  uint64_t version = atomic_load_explicit (&slot->version,
					   memory_order_relaxed);
  if (version % 2
      || !atomic_compare_exchange_strong_explicit (&slot->version, &version,
						   version + 1,
						   memory_order_acquire,
						   memory_order_relaxed))
    return;
  atomic_thread_fence (memory_order_release);
  atomic_store_explicit (&slot->pc, row->pc, memory_order_relaxed);
  atomic_store_explicit (&slot->pad, row->pad, memory_order_relaxed);
  atomic_store_explicit (&slot->generation, row->generation,
			 memory_order_relaxed);
  atomic_store_explicit (&slot->shape, row->shape, memory_order_relaxed);
  for (int i = 0; i < SAVED_WORDS; i++)
    atomic_store_explicit (&slot->saved[i], row->saved[i],
			   memory_order_relaxed);
  atomic_store_explicit (&slot->version, version + 2, memory_order_release);
}

#endif /* DEFER_ROWS_H */
