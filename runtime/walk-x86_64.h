/* The fast walker on x86-64.
   SPDX-License-Identifier: MIT

   System V psABI for AMD64, sections 3.2 and 3.7.  */

#define DEFER_WALKER 1

/* Of struct frame: rbx, rbp, and r12 to r15.  */
enum { FRAME_REGISTERS = 6, FRAME_SP = 6, SAVED_BITS = 3 };

/* DWARF's numbers.  */
enum { COLUMN_RETURN = 16 };

/* Where the call has left the return address: words from the canonical frame
   address.  */
enum { RETURN_OFFSET = -1 };

/* Return the number in struct frame of what DWARF calls COLUMN, or -1.  */

static inline int
frame_register (uint64_t column)
{
  static const signed char numbers[16]
    = { -1, -1, -1, 0, -1, -1, 1, FRAME_SP, -1, -1, -1, -1, 2, 3, 4, 5 };
  return column < 16 ? numbers[column] : -1;
}
