/* The fast walker on x86-64.
   SPDX-License-Identifier: MIT

   System V psABI for AMD64, sections 3.2 and 3.7.  */

#define DEFER_WALKER 1

#include <stdbool.h>
#include <stdint.h>

/* Of struct frame: rbx, rbp, and r12 to r15.  */
enum { FRAME_REGISTERS = 6, FRAME_SP = 6, FOLLOWS_SHADOW = true };

/* DWARF's numbers.  */
enum { COLUMN_RETURN = 16, COLUMNS = 16 };

/* Where the call has left the return address: words from the canonical frame
   address.  */
enum { RETURN_OFFSET = -1, MAY_BE_SIGNED = false };

/* Return the number in struct frame of what DWARF calls COLUMN, or -1.  */

static inline int
frame_register (uint64_t column)
{
  static const signed char numbers[16]
    = { -1, -1, -1, 0, -1, -1, 1, FRAME_SP, -1, -1, -1, -1, 2, 3, 4, 5 };
  return column < 16 ? numbers[column] : -1;
}

/* A row has a byte for each register that is no longer in its place: from the
   lowest bit on its number in struct frame, in REGISTER_BITS, and how many words
   it is below the canonical frame address, not 0.  */
enum { SAVED_WORDS = 1, REGISTER_BITS = 3 };

/* Store in *PACKED where the caller's registers are: those of struct frame at SAVED,
   and the return address at RETURN_ADDRESS, words from the canonical frame
   address, or 0 for one that is in its place.  IS_SIGNED tells of the latter.  Return
   false if there is no room.  */

static inline bool
pack_saved (const int64_t saved[FRAME_REGISTERS], int64_t return_address,
	    bool is_signed, uint64_t packed[SAVED_WORDS])
{
  if (return_address != RETURN_OFFSET || is_signed)
    return false;
  *packed = 0;
  for (int i = 0; i < FRAME_REGISTERS; i++)
    if (saved[i] != 0)
      {
	if (saved[i] > 0 || -saved[i] >> (8 - REGISTER_BITS) || *packed >> 56)
	  return false;
	*packed = (*packed << 8 | (uint64_t) -saved[i] << REGISTER_BITS
		   | (unsigned int) i);
      }
  return true;
}

/* Restore in SAVED the registers of the caller of a frame whose canonical frame
   address is CFA, and of which a row has *PACKED.  Return where the call returns
   to.  */

static inline uintptr_t
restore_saved (const uint64_t packed[SAVED_WORDS], uintptr_t cfa,
	       uintptr_t saved[FRAME_REGISTERS])
{
  const uintptr_t *words = (const uintptr_t *) cfa;
  for (uint64_t left = *packed; left; left >>= 8)
    saved[left & ((1 << REGISTER_BITS) - 1)]
      = words[-(intptr_t) ((left & 0xff) >> REGISTER_BITS)];
  return words[RETURN_OFFSET];
}
