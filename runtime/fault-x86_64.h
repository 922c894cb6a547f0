/* Faults on x86-64.
   SPDX-License-Identifier: MIT

   System V psABI for AMD64, sections 3.2.1 to 3.2.3 and 3.7.  */

#define DEFER_FAULTS 1

/* In RFLAGS: directions of string instructions, and alignment checks.  */
enum { RFLAGS_DF = 0x400, RFLAGS_AC = 0x40000 };

/* The trampoline.  It is entered with the arguments of defer_raise_fault, the
   stack pointer of the instruction in %rax; all that a call preserves is as the
   instruction left it.  The stack is aligned here, and the red zone of 128 bytes
   skipped, for valgrind to see it: its first step shows that this is no longer
   the stack of the handler, and counts if memory is then used.  Unwinding needs

     0 (%rsp)	the instruction, as the return address
     8 (%rsp)	its stack pointer, which is the canonical frame address

   The x87 stack may be in use: a function expects it to be empty, and the
   control word to be kept.

   The escapes are DW_CFA_def_cfa_expression, the value at rsp + 8, and
   DW_CFA_expression, for the return address at rsp + 0.  */
extern void defer_fault_trampoline (void)
  __attribute__ ((visibility ("hidden")));

__asm__ ("	.pushsection .text\n"
	 "	.globl	defer_fault_trampoline\n"
	 "	.hidden	defer_fault_trampoline\n"
	 "	.type	defer_fault_trampoline, @function\n"
	 "defer_fault_trampoline:\n"
	 "	.cfi_startproc simple\n"
	 "	.cfi_signal_frame\n"
	 "	.cfi_def_cfa rax, 0\n"
	 "	.cfi_register rip, rcx\n"
	 "	andq	$-16, %rsp\n"
	 "	testb	$0, 0(%rsp)\n"
	 "	subq	$128 + 32, %rsp\n"
	 "	movq	%rcx, 0(%rsp)\n"
	 "	movq	%rax, 8(%rsp)\n"
	 "	.cfi_escape 0x0f, 3, 0x77, 8, 0x06\n"
	 "	.cfi_escape 0x10, 16, 2, 0x77, 0\n"
	 "	fnstcw	16(%rsp)\n"
	 "	fninit\n"
	 "	fldcw	16(%rsp)\n"
	 "	call	defer_raise_fault\n"
	 "	ud2\n"
	 "	.cfi_endproc\n"
	 "	.size	defer_fault_trampoline, .-defer_fault_trampoline\n"
	 "	.popsection\n");

static inline uintptr_t
fault_pc (const ucontext_t *context)
{
  return (uintptr_t) context->uc_mcontext.gregs[REG_RIP];
}

static inline uintptr_t
fault_sp (const ucontext_t *context)
{
  return (uintptr_t) context->uc_mcontext.gregs[REG_RSP];
}

static inline uintptr_t
fault_return_address (const ucontext_t *context)
{
  return *(const uintptr_t *) fault_sp (context);
}

static inline void
fault_leave_callee (ucontext_t *context)
{
  context->uc_mcontext.gregs[REG_RSP] += (greg_t) sizeof (uintptr_t);
}

static inline void
fault_enter (ucontext_t *context, uintptr_t pc, int signo, int code,
	     const void *address)
{
  greg_t *registers = context->uc_mcontext.gregs;

  registers[REG_RAX] = registers[REG_RSP];
  registers[REG_RIP] = (greg_t) defer_fault_trampoline;
  registers[REG_RDI] = signo;
  registers[REG_RSI] = code;
  registers[REG_RDX] = (greg_t) address;
  registers[REG_RCX] = (greg_t) pc;
  registers[REG_EFL] &= ~(greg_t) (RFLAGS_DF | RFLAGS_AC);
}
