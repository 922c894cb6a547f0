/* Jumps of assembly.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef JUMP_H
#define JUMP_H

/* Go to LABEL if VALUE, an int, is not zero.  */
#if defined __x86_64__ || defined __i386__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("testl %0, %0\n\tjnz %l[" #label "]" \
	    : : "r" (value) : "cc" : label)
#elif defined __aarch64__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("cbnz %w0, %l[" #label "]" : : "r" (value) : : label)
#elif defined __arm__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("cmp %0, #0\n\tbne %l[" #label "]" \
	    : : "r" (value) : "cc" : label)
#elif defined __riscv
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("bnez %0, %l[" #label "]" : : "r" (value) : : label)
#elif defined __s390__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("ltr %0, %0\n\tjne %l[" #label "]" \
	    : : "d" (value) : "cc" : label)
#elif defined __powerpc__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("cmpwi %0, 0\n\tbne %l[" #label "]" \
	    : : "r" (value) : "cr0" : label)
#endif

#endif /* JUMP_H */
