/* What the files of the fast walker know of each other.
   SPDX-License-Identifier: MIT

     walk.c	     steps from frame to frame, enters landing pads
     walk-TARGET.h   the registers of a frame, and what a row says of them
     enter-TARGET.h  the assembly
     rows.c	     the cache: what there is to know at a program counter
     cfi.c	     fills a row from the call frame information
     lsda.c	     ... and from the language-specific data area

   The formats are those of the Linux Standard Base, Core, section "Exception
   Frames", of DWARF 5, section 6.4, and, for the data area, what GCC writes, which the
   Itanium C++ ABI leaves open.  */

#ifndef DEFER_WALK_H
#define DEFER_WALK_H

#include "runtime.h"

#if defined __x86_64__
# include "walk-x86_64.h"
#elif defined __aarch64__ && defined __LP64__ && !defined __AARCH64EB__
# include "walk-aarch64.h"
#endif

#ifdef DEFER_WALKER

/* A frame that has made a call.  The assembly knows the layout.  */
struct frame
{
  /* The return address of the call, and the stack pointer behind it.  */
  uintptr_t pc, sp;
  /* The registers that calls preserve.  */
  uintptr_t saved[FRAME_REGISTERS];
  /* Where the return address is on the shadow stack, or, where the walker cannot
     follow that, anything but 0; 0 without one.  */
  uintptr_t shadow;
};

/* What a frame that runs at PC is like.  */
struct row
{
  uintptr_t pc;
  /* Where an exception lands, or 0.  */
  uintptr_t pad;
  /* Where the row no longer holds when a library has been unloaded, the number of
     loads and unloads until now; otherwise 0.  */
  uint64_t generation;
  /* From the lowest bit on:
     32 bits   the canonical frame address, as an offset from a register;
     8 bits    that register, its number in struct frame, or FRAME_SP;
     8 bits    must libgcc deal with the frame?
     16 bits   how many bytes of arguments lie on the stack that a landing pad
	       does not want there.  */
  uint64_t shape;
  /* Where the caller's registers are that are no longer in theirs: see
     pack_saved.  */
  uint64_t saved[SAVED_WORDS];
};

static inline uint64_t
row_shape (int32_t offset, uint8_t reg, uint16_t arguments)
{
  return ((uint32_t) offset | (uint64_t) reg << 32
	  | (uint64_t) arguments << 48);
}

static const uint64_t ROW_FOREIGN = UINT64_C (1) << 40;

/* rows.c */
extern struct row defer_find_row (uintptr_t pc, uint64_t *generation);

/* cfi.c */
extern bool defer_read_frame (uintptr_t pc, struct row *row);

/* lsda.c */
extern bool defer_read_lsda (const unsigned char *lsda, const void *personality,
			     uintptr_t function, uintptr_t pc,
			     uintptr_t *pad);

/* The assembly.  */

/* Restore the registers of FRAME and enter its landing pad PAD with EXCEPTION.  */
extern _Noreturn void defer_enter (const struct frame *frame, uintptr_t pad,
				   struct _Unwind_Exception *exception)
  __attribute__ ((visibility ("hidden")));

#endif /* DEFER_WALKER */

#endif /* DEFER_WALK_H */
