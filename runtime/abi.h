/* What generated code and the runtime know of each other.
   SPDX-License-Identifier: MIT

   Compiled into both the plugin and libdefer; any change that objects built
   earlier would notice changes DEFER_ABI.

   A function with defers of the runtime chain has in its frame

     struct __defer_chain	top, limit, chunk
     struct __defer_foot	site DEFER_SITE_BOTTOM: the end of the chain
     char[]			the first records

   Records are pushed at `top', which grows upwards, and popped there:

			   top		     limit
     +------+------+------+ ------------------+
     | args | foot | ...  |      free	      |
     +------+------+------+ ------------------+

   The foot of a record says which defer it is of, counted from 1, and how many
   bytes the record takes.  A chunk on the heap begins with a foot of
   DEFER_SITE_CHUNK.  Popping is done by the function's own epilogue and landing
   pads, with direct calls; the runtime only provides chunks.  Everything hangs
   on the frame, nothing on the thread: coroutines may switch stacks freely.  */

#ifndef DEFER_ABI_H
#define DEFER_ABI_H

#define DEFER_ABI 1

/* Sizes in bytes: of a foot, and of what records are multiples of.  */
#define DEFER_FOOT_SIZE 8
#define DEFER_RECORD_ALIGN 8

#define DEFER_SITE_BOTTOM 0u
#define DEFER_SITE_CHUNK 0xffffffffu

/* In the frame description in .eh_frame of code whose faults are panics:
   DW_CFA_GNU_args_size (0x2e) of a number that only this mark has, and at once
   of none again.  It changes nothing for the instructions that follow.  */
#define DEFER_FAULT_MARK "\x2e\xe4\xe5\xe6\xe5\x72\x2e\x00"

#endif /* DEFER_ABI_H */
