/* Generated functions on x86-64: the tables that they have, and leaving them.
   SPDX-License-Identifier: MIT

   System V psABI for AMD64, sections 3.2 and 3.7.

   What the compiler knows of a place in a frame it tells to an asm statement
   only as an operand.  So the tables contain instructions, `lea OPERAND, %rax',
   which are never executed: jit-unwind.c reads them.

     .long   distance to the entry before, 0 for the first
     .byte   site			  0, or 128 with the last of these
     .insn   lea of its arguments	  lea of the frame's record
     .insn				  lea of the function that makes the calls
     .insn				  lea of that which returns zero, unless
					  defer_jit_zero does

   An entry is added to those before it in the same function, by the statement
   where the call is deferred; the first, by that at the function's entry, which
   comes first in the assembly as well.  The last one that the assembler sees is
   where the table begins.  */

#define JIT_ENTRY_BEGIN(LINK)						\
  ".pushsection .gcc_except_table,\"a\",@progbits\n"			\
  ".balign 4\n"								\
  ".long " LINK "\n"							\
  "97143:\n"

#define JIT_ENTRY_END							\
  ".popsection\n"							\
  ".cfi_lsda 0x1b, 97143b\n"

enum { JIT_FIRST = 0, JIT_FIRST_WITH_ZERO = 128 };

/* At the entry: operands are the record, the frame pointer, and one or two
   functions.  */
#define JIT_FIRST_ENTRY \
  JIT_ENTRY_BEGIN ("0") ".byte 0\n" JIT_FIRST_PLACES JIT_FIRST_ENTRY_END
#define JIT_FIRST_ENTRY_WITH_ZERO \
  JIT_ENTRY_BEGIN ("0") ".byte 128\n" JIT_FIRST_PLACES "lea %3, %%rax\n" \
  JIT_FIRST_ENTRY_END

#define JIT_FIRST_PLACES						\
  "lea %0, %%rax\n"							\
  "lea %2, %%rax\n"

#define JIT_FIRST_ENTRY_END						\
  JIT_ENTRY_END								\
  ".cfi_personality 0x9b, DW.ref.__defer_jit_personality\n"		\
  ".ifndef DW.ref.__defer_jit_personality\n"				\
  ".pushsection .data.rel.local.DW.ref.__defer_jit_personality,"	\
    "\"awG\",@progbits,DW.ref.__defer_jit_personality,comdat\n"		\
  ".balign 8\n"								\
  ".hidden DW.ref.__defer_jit_personality\n"				\
  ".weak DW.ref.__defer_jit_personality\n"				\
  ".type DW.ref.__defer_jit_personality, @object\n"			\
  ".size DW.ref.__defer_jit_personality, 8\n"				\
  "DW.ref.__defer_jit_personality:\n"					\
  ".quad __defer_jit_personality\n"					\
  ".popsection\n"							\
  ".endif"

/* Where a call is deferred: operand 0 is its arguments, operand 1 its site.  */
#define JIT_ENTRY							\
  JIT_ENTRY_BEGIN ("97143b - .")					\
  ".byte %c1\n"								\
  "lea %0, %%rax\n"							\
  JIT_ENTRY_END

/* At the entry of a function whose result may go to memory: where that is.  */
#define JIT_SAVE_RESULT "movq %%rdi, %0"
#define JIT_RESULT_REGISTER "rdi"

/* A place in a frame, or, with no base, in memory.  */
struct jit_place
{
  /* The register, in DWARF's numbers, or -1.  */
  int base;
  intptr_t offset;
};

enum { JIT_COLUMN_SP = 7 };

/* Read the instruction at *AT, and move that behind it.  */

static inline struct jit_place
jit_read_place (const unsigned char **at)
{
  static const signed char columns[16]
    = { 0, 2, 1, 3, JIT_COLUMN_SP, 6, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15 };
  const unsigned char *p = *at;
  const int extension = (*p & 1) << 3, mode = p[2] >> 6, rm = p[2] & 7;
  const bool relative = mode == 0 && rm == 5;
  struct jit_place place = { .base = columns[rm | extension] };
  int32_t wide;

  p += 3;
  if (rm == 4)
    place.base = columns[(*p++ & 7) | extension];
  if (mode == 1)
    place.offset = (signed char) *p++;
  else if (mode == 2 || relative)
    {
      memcpy (&wide, p, sizeof wide);
      p += sizeof wide;
      place.offset = wide;
    }
  if (relative)
    {
      place.base = -1;
      place.offset += (intptr_t) p;
    }
  *at = p;
  return place;
}

/* The registers of the caller of a generated function: rbx, rbp, r12 to r15,
   and the stack pointer behind the call.  The assembly knows the layout.  */
enum { JIT_SAVED = 6 };
static const unsigned char jit_saved_columns[JIT_SAVED]
  = { 3, 6, 12, 13, 14, 15 };

struct jit_caller
{
  uintptr_t saved[JIT_SAVED], sp;
};

/* Returns zero of any plain type: in rax, rdx and xmm0.  */
extern void defer_jit_zero (void) __attribute__ ((visibility ("hidden")));

/* Restore the registers of CALLER as if it had just made its call, and enter
   RETURN_ZERO with RESULT, where a result in memory goes.  */
extern _Noreturn void defer_jit_leave (const struct jit_caller *caller,
				       void *result, uintptr_t return_zero)
  __attribute__ ((visibility ("hidden")));

/* What the unwinder enters with the registers of a generated function's frame,
   the exception in rax and the record in rdx.  */
extern void defer_jit_pad (void) __attribute__ ((visibility ("hidden")));

/* The pad calls jit_landed and then puts what the frame really has called in
   the place of the return address: that instruction has an entry in the tables
   of the function, wherever the compiler has moved it.  To the shadow stack, of
   processors that have one, it is a call like any other, as is that of
   defer_jit_leave; the latter takes both from there.  */

_Static_assert (offsetof (struct jit_frame, pc) == 48, "the pad knows that");

#define JIT_ASSEMBLY							\
  __asm__ ("	.pushsection .text\n"					\
	   "	.globl	defer_jit_pad\n"				\
	   "	.type	defer_jit_pad, @function\n"			\
	   "defer_jit_pad:\n"						\
	   "	endbr64\n"						\
	   "	movq	%rax, %rdi\n"					\
	   "	movq	%rdx, %rsi\n"					\
	   "	call	1f\n"						\
	   "1:	movq	48(%rsi), %rax\n"				\
	   "	movq	%rax, (%rsp)\n"					\
	   "	jmp	jit_landed\n"					\
	   "	.size	defer_jit_pad, .-defer_jit_pad\n"		\
	   "	.globl	defer_jit_leave\n"				\
	   "	.type	defer_jit_leave, @function\n"			\
	   "defer_jit_leave:\n"						\
	   "	.cfi_startproc\n"					\
	   "	endbr64\n"						\
	   "	xorl	%eax, %eax\n"					\
	   "	rdsspq	%rax\n"						\
	   "	testq	%rax, %rax\n"					\
	   "	jz	1f\n"						\
	   "	movl	$2, %eax\n"					\
	   "	incsspq	%rax\n"						\
	   "1:	movq	0(%rdi), %rbx\n"				\
	   "	movq	8(%rdi), %rbp\n"				\
	   "	movq	16(%rdi), %r12\n"				\
	   "	movq	24(%rdi), %r13\n"				\
	   "	movq	32(%rdi), %r14\n"				\
	   "	movq	40(%rdi), %r15\n"				\
	   "	movq	48(%rdi), %rax\n"				\
	   "	movq	%rsi, %rdi\n"					\
	   "	leaq	-8(%rax), %rsp\n"				\
	   "	.cfi_def_cfa rsp, 8\n"					\
	   "	jmp	*%rdx\n"					\
	   "	.cfi_endproc\n"						\
	   "	.size	defer_jit_leave, .-defer_jit_leave\n"		\
	   "	.globl	defer_jit_zero\n"				\
	   "	.type	defer_jit_zero, @function\n"			\
	   "defer_jit_zero:\n"						\
	   "	.cfi_startproc\n"					\
	   "	endbr64\n"						\
	   "	xorl	%eax, %eax\n"					\
	   "	xorl	%edx, %edx\n"					\
	   "	pxor	%xmm0, %xmm0\n"					\
	   "	ret\n"							\
	   "	.cfi_endproc\n"						\
	   "	.size	defer_jit_zero, .-defer_jit_zero\n"		\
	   "	.popsection\n")
