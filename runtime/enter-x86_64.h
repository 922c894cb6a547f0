/* The fast walker on x86-64: leaving C, and coming back.
   SPDX-License-Identifier: MIT

   Frames are described as DWARF 5, section 6.4, has it, by what comes before each
   instruction; shadow stacks are those of the processor manuals' control-flow
   enforcement.

   Both entries leave a struct frame of their caller on the stack and hand it to C
   as the second argument:

     defer_walk (panic)		      defer_walk_from (panic, &frame)
     __defer_returns (exception)      defer_returns_from (exception, &frame)

   Where shadow stacks are off, rdssp leaves its operand as it was.  */

#define CALL_WITH_FRAME(NAME, TARGET)		\
  "	.globl	" NAME "\n"			\
  "	.type	" NAME ", @function\n"		\
  NAME ":\n"					\
  "	.cfi_startproc\n"			\
  "	endbr64\n"				\
  "	subq	$72, %rsp\n"			\
  "	.cfi_def_cfa_offset 80\n"		\
  "	movq	72(%rsp), %rax\n"		\
  "	leaq	80(%rsp), %rdx\n"		\
  "	movq	%rax, 0(%rsp)\n"		\
  "	movq	%rdx, 8(%rsp)\n"		\
  "	movq	%rbx, 16(%rsp)\n"		\
  "	movq	%rbp, 24(%rsp)\n"		\
  "	movq	%r12, 32(%rsp)\n"		\
  "	movq	%r13, 40(%rsp)\n"		\
  "	movq	%r14, 48(%rsp)\n"		\
  "	movq	%r15, 56(%rsp)\n"		\
  "	xorl	%eax, %eax\n"			\
  "	rdsspq	%rax\n"				\
  "	movq	%rax, 64(%rsp)\n"		\
  "	movq	%rsp, %rsi\n"			\
  "	call	" TARGET "\n"			\
  "	addq	$72, %rsp\n"			\
  "	.cfi_def_cfa_offset 8\n"		\
  "	ret\n"					\
  "	.cfi_endproc\n"				\
  "	.size	" NAME ", .-" NAME "\n"

/* The caller of defer_enter, as its call frame information has it, is the frame
   that it enters, at the landing pad; not behind a call there, and so in the
   manner of a signal frame.  What is below the stack pointer may be overwritten
   by a signal: the last instruction needs nothing in memory.  */

__asm__ ("	.pushsection .text\n"
	 CALL_WITH_FRAME ("defer_walk", "defer_walk_from")
	 CALL_WITH_FRAME ("__defer_returns", "defer_returns_from")
	 "	.globl	defer_enter\n"
	 "	.type	defer_enter, @function\n"
	 "defer_enter:\n"
	 "	.cfi_startproc simple\n"
	 "	.cfi_signal_frame\n"
	 "	.cfi_def_cfa rdi, 0\n"
	 "	.cfi_register rip, rsi\n"
	 "	.cfi_offset rsp, 8\n"
	 "	.cfi_offset rbx, 16\n"
	 "	.cfi_offset rbp, 24\n"
	 "	.cfi_offset r12, 32\n"
	 "	.cfi_offset r13, 40\n"
	 "	.cfi_offset r14, 48\n"
	 "	.cfi_offset r15, 56\n"
	 "	movq	64(%rdi), %rax\n"
	 "	testq	%rax, %rax\n"
	 "	jnz	2f\n"
	 "1:	movq	%rdx, %rax\n"
	 "	xorl	%edx, %edx\n"
	 "	movq	16(%rdi), %rbx\n"
	 "	movq	24(%rdi), %rbp\n"
	 "	movq	32(%rdi), %r12\n"
	 "	movq	40(%rdi), %r13\n"
	 "	movq	48(%rdi), %r14\n"
	 "	movq	56(%rdi), %r15\n"
	 "	movq	8(%rdi), %rsp\n"
	 "	.cfi_remember_state\n"
	 "	.cfi_def_cfa rsp, 0\n"
	 "	.cfi_val_offset rsp, 0\n"
	 "	.cfi_same_value rbx\n"
	 "	.cfi_same_value rbp\n"
	 "	.cfi_same_value r12\n"
	 "	.cfi_same_value r13\n"
	 "	.cfi_same_value r14\n"
	 "	.cfi_same_value r15\n"
	 "	jmp	*%rsi\n"
	 "	.cfi_restore_state\n"
	 /* incssp takes the last byte of its operand.  */
	 "2:	rdsspq	%r8\n"
	 "	subq	%r8, %rax\n"
	 "	shrq	$3, %rax\n"
	 "	movl	$255, %r9d\n"
	 "3:	cmpq	%r9, %rax\n"
	 "	cmovb	%rax, %r9\n"
	 "	incsspq	%r9\n"
	 "	subq	%r9, %rax\n"
	 "	jnz	3b\n"
	 "	jmp	1b\n"
	 "	.cfi_endproc\n"
	 "	.size	defer_enter, .-defer_enter\n"
	 "	.popsection\n");
