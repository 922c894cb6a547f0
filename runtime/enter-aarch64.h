/* The fast walker on AArch64: leaving C, and coming back.
   SPDX-License-Identifier: MIT

   enter-x86_64.h describes what the functions do, and why defer_enter is described
   as it is.

   hint 34 is `bti c', hint 40 `chkfeat x16', which tells of a guarded control stack
   by clearing the bit: older assemblers know neither, and older processors take
   them for no operation.  br x17 may enter a landing pad where branch targets are
   guarded.  */

#define CALL_WITH_FRAME(NAME, TARGET)				\
  "	.globl	" NAME "\n"				\
  "	.type	" NAME ", %function\n"			\
  NAME ":\n"						\
  "	.cfi_startproc\n"				\
  "	hint	34\n"					\
  "	sub	sp, sp, 176\n"				\
  "	.cfi_def_cfa_offset 176\n"			\
  "	add	x9, sp, 176\n"				\
  "	stp	x30, x9, [sp]\n"			\
  "	.cfi_offset x30, -176\n"			\
  "	stp	x19, x20, [sp, 16]\n"			\
  "	stp	x21, x22, [sp, 32]\n"			\
  "	stp	x23, x24, [sp, 48]\n"			\
  "	stp	x25, x26, [sp, 64]\n"			\
  "	stp	x27, x28, [sp, 80]\n"			\
  "	str	x29, [sp, 96]\n"			\
  "	stp	d8, d9, [sp, 104]\n"			\
  "	stp	d10, d11, [sp, 120]\n"			\
  "	stp	d12, d13, [sp, 136]\n"			\
  "	stp	d14, d15, [sp, 152]\n"			\
  "	mov	x16, 1\n"				\
  "	hint	40\n"					\
  "	eor	x16, x16, 1\n"				\
  "	str	x16, [sp, 168]\n"			\
  "	mov	x1, sp\n"				\
  "	bl	" TARGET "\n"				\
  "	ldr	x30, [sp]\n"				\
  "	.cfi_restore x30\n"				\
  "	add	sp, sp, 176\n"				\
  "	.cfi_def_cfa_offset 0\n"			\
  "	ret\n"						\
  "	.cfi_endproc\n"					\
  "	.size	" NAME ", .-" NAME "\n"

__asm__ ("	.pushsection .text\n"
	 CALL_WITH_FRAME ("defer_walk", "defer_walk_from")
	 CALL_WITH_FRAME ("__defer_returns", "defer_returns_from")
	 "	.globl	defer_enter\n"
	 "	.hidden	defer_enter\n"
	 "	.type	defer_enter, %function\n"
	 "defer_enter:\n"
	 "	.cfi_startproc simple\n"
	 "	.cfi_signal_frame\n"
	 "	.cfi_def_cfa x0, 0\n"
	 "	.cfi_register x30, x1\n"
	 "	.cfi_offset sp, 8\n"
	 "	.cfi_offset x19, 16\n"
	 "	.cfi_offset x20, 24\n"
	 "	.cfi_offset x21, 32\n"
	 "	.cfi_offset x22, 40\n"
	 "	.cfi_offset x23, 48\n"
	 "	.cfi_offset x24, 56\n"
	 "	.cfi_offset x25, 64\n"
	 "	.cfi_offset x26, 72\n"
	 "	.cfi_offset x27, 80\n"
	 "	.cfi_offset x28, 88\n"
	 "	.cfi_offset x29, 96\n"
	 "	.cfi_offset d8, 104\n"
	 "	.cfi_offset d9, 112\n"
	 "	.cfi_offset d10, 120\n"
	 "	.cfi_offset d11, 128\n"
	 "	.cfi_offset d12, 136\n"
	 "	.cfi_offset d13, 144\n"
	 "	.cfi_offset d14, 152\n"
	 "	.cfi_offset d15, 160\n"
	 "	hint	34\n"
	 "	mov	x17, x1\n"
	 "	.cfi_register x30, x17\n"
	 "	ldp	x19, x20, [x0, 16]\n"
	 "	ldp	x21, x22, [x0, 32]\n"
	 "	ldp	x23, x24, [x0, 48]\n"
	 "	ldp	x25, x26, [x0, 64]\n"
	 "	ldp	x27, x28, [x0, 80]\n"
	 "	ldr	x29, [x0, 96]\n"
	 "	ldp	d8, d9, [x0, 104]\n"
	 "	ldp	d10, d11, [x0, 120]\n"
	 "	ldp	d12, d13, [x0, 136]\n"
	 "	ldp	d14, d15, [x0, 152]\n"
	 "	ldr	x9, [x0, 8]\n"
	 "	mov	sp, x9\n"
	 "	.cfi_def_cfa sp, 0\n"
	 "	.cfi_val_offset sp, 0\n"
	 "	.cfi_same_value x19\n"
	 "	.cfi_same_value x20\n"
	 "	.cfi_same_value x21\n"
	 "	.cfi_same_value x22\n"
	 "	.cfi_same_value x23\n"
	 "	.cfi_same_value x24\n"
	 "	.cfi_same_value x25\n"
	 "	.cfi_same_value x26\n"
	 "	.cfi_same_value x27\n"
	 "	.cfi_same_value x28\n"
	 "	.cfi_same_value x29\n"
	 "	.cfi_same_value d8\n"
	 "	.cfi_same_value d9\n"
	 "	.cfi_same_value d10\n"
	 "	.cfi_same_value d11\n"
	 "	.cfi_same_value d12\n"
	 "	.cfi_same_value d13\n"
	 "	.cfi_same_value d14\n"
	 "	.cfi_same_value d15\n"
	 "	mov	x0, x2\n"
	 "	mov	x1, 0\n"
	 "	br	x17\n"
	 "	.cfi_endproc\n"
	 "	.size	defer_enter, .-defer_enter\n"
	 "	.popsection\n");
