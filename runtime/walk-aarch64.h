/* The fast walker on AArch64.
   SPDX-License-Identifier: MIT

   Procedure Call Standard for the Arm 64-bit Architecture, section 6; DWARF for the
   same, section 4.  walk-x86_64.h describes what there is to be here.  */

#define DEFER_WALKER 1

#include <stdbool.h>
#include <stdint.h>

/* Of struct frame: x19 to x29, and d8 to d15.  */
enum { FRAME_REGISTERS = 19, FRAME_SP = 19, FOLLOWS_SHADOW = false };

/* DWARF's numbers.  A return address may be signed, for the stack pointer that its
   function had when it was entered: the canonical frame address.  */
enum { COLUMN_RETURN = 30, COLUMNS = 80, MAY_BE_SIGNED = true };

/* Return the number in struct frame of what DWARF calls COLUMN, or -1.  */

static inline int
frame_register (uint64_t column)
{
  return (column >= 19 && column <= 29 ? (int) column - 19
	  : column >= 72 && column <= 79 ? (int) column - 72 + 11
	  : column == 31 ? FRAME_SP : -1);
}

/* A row has, from the lowest bit on, a byte for each register of struct frame, and one
   for the return address: how many words it is above what comes first of them in
   memory, plus 1, or 0 if it is in its place.  Then, in 31 bits, how many words
   below the canonical frame address that first one is.  The last bit tells that the
   return address is signed.  */
enum { SAVED_WORDS = 3, RETURN_BYTE = FRAME_REGISTERS, FIRST_SHIFT = 32 };
static const uint64_t SIGNED_BIT = UINT64_C (1) << 63;

static inline bool
pack_saved (const int64_t saved[FRAME_REGISTERS], int64_t return_address,
	    bool is_signed, uint64_t packed[SAVED_WORDS])
{
  int64_t first = return_address;

  if (return_address >= 0)
    return false;
  for (int i = 0; i < FRAME_REGISTERS; i++)
    if (saved[i] < first)
      first = saved[i];
  if (first < -(int64_t) INT32_MAX)
    return false;
  packed[0] = packed[1] = 0;
  packed[2] = (uint64_t) -first << FIRST_SHIFT | (is_signed ? SIGNED_BIT : 0);
  for (int i = 0; i <= RETURN_BYTE; i++)
    {
      int64_t at = i == RETURN_BYTE ? return_address : saved[i];
      if (at == 0)
	continue;
      if (at > 0 || at - first >= UINT8_MAX)
	return false;
      packed[i / 8] |= (uint64_t) (at - first + 1) << i % 8 * 8;
    }
  return true;
}

/* Return the return address SIGNED_FOR with its signature taken off, CFA being what
   it was made for: an address where nothing is, if it is wrong.  The instruction is
   none where there are no signatures.  */

static inline uintptr_t
authenticate (uintptr_t address, uintptr_t cfa)
{
  register uintptr_t x17 __asm__ ("x17") = address;
  register uintptr_t x16 __asm__ ("x16") = cfa;
  __asm__ ("hint 12	// autia1716" : "+r" (x17) : "r" (x16));
  return x17;
}

static inline uintptr_t
restore_saved (const uint64_t packed[SAVED_WORDS], uintptr_t cfa,
	       uintptr_t saved[FRAME_REGISTERS])
{
  const uintptr_t *before
    = (const uintptr_t *) cfa - ((packed[2] & ~SIGNED_BIT) >> FIRST_SHIFT) - 1;
  uintptr_t address = 0;

  for (int word = 0; word < SAVED_WORDS; word++)
    for (uint64_t left = word < 2 ? packed[word] : (uint32_t) packed[word];
	 left; )
      {
	int shift = __builtin_ctzll (left) & ~7, reg = word * 8 + shift / 8;
	uintptr_t value = before[left >> shift & 0xff];
	if (reg == RETURN_BYTE)
	  address = value;
	else
	  saved[reg] = value;
	left &= ~(UINT64_C (0xff) << shift);
      }
  return packed[2] & SIGNED_BIT ? authenticate (address, cfa) : address;
}
