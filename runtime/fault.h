/* What faults need of a target: see fault.c.
   SPDX-License-Identifier: MIT

   A target has

     uintptr_t fault_pc (const ucontext_t *)
     uintptr_t fault_sp (const ucontext_t *)
	where the instruction is that has faulted, and the stack pointer

     uintptr_t fault_return_address (const ucontext_t *)
	where the call returns to that has just jumped to the program counter

     void fault_leave_callee (ucontext_t *)
	pretend that this call has not been made yet

     void fault_enter (ucontext_t *, uintptr_t pc, int signo, int code,
		       const void *address)
	have the instruction at PC call defer_raise_fault (SIGNO, CODE, ADDRESS,
	PC), with the stack, the registers and the modes that a function expects
	on entry, and frame descriptions that take PC for the address of the
	instruction itself, not for that behind a call

   and defines DEFER_FAULTS.  */

#ifndef DEFER_FAULT_H
#define DEFER_FAULT_H

#include "runtime.h"

#include <ucontext.h>

#if defined __x86_64__ && defined __LP64__ && defined __linux__
# include "fault-x86_64.h"
#endif

#endif /* DEFER_FAULT_H */
