/* Rules 3.1 and 3.3: after a panic the registers that calls preserve, and the
   stack, are as they were, whatever the frames that it has passed do with them.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <alloca.h>
#include <stdint.h>
#include "../defer.run/panic.h"

/* What frames are between the one that recovers and the panic: ends with -1.  */
typedef const signed char *plan;

static int deferred;

static void next (plan frames);

static long OPAQUE
some (long n)
{
  return n * 0x123456789L + 77;
}

/* NAME calls the next frame by CALL, between LOCALS, values that are in registers
   or on the stack then, and CHECKS of them.  NAME_defers does the checks in a
   landing pad as well.  */
#define FRAME(NAME, ATTRIBUTES, LOCALS, CALL, CHECKS) \
  ATTRIBUTES static void OPAQUE \
  NAME (plan frames) \
  { \
    LOCALS \
    CALL; \
    CHECKS \
  } \
  ATTRIBUTES static void OPAQUE \
  NAME##_defers (plan frames) \
  { \
    LOCALS \
    defer { CHECKS deferred++; } \
    CALL; \
    CHECKS \
  }

FRAME (plain, ,
       long a = some (1);,
       next (frames),
       CHECK (a == some (1));)

FRAME (few, ,
       long a = some (1); long b = some (2); long c = some (3);,
       next (frames),
       CHECK (a == some (1) && b == some (2) && c == some (3));)

FRAME (many, ,
       long a = some (1); long b = some (2); long c = some (3);
       long d = some (4); long e = some (5); long f = some (6);
       long g = some (7); long h = some (8);,
       next (frames),
       CHECK (a == some (1) && b == some (2) && c == some (3) && d == some (4)
	      && e == some (5) && f == some (6) && g == some (7)
	      && h == some (8));)

FRAME (doubles, ,
       double a = (double) some (1); double b = (double) some (2);
       double c = (double) some (3); double d = (double) some (4);,
       next (frames),
       CHECK (a == (double) some (1) && b == (double) some (2)
	      && c == (double) some (3) && d == (double) some (4));)

/* The function saves these, and no others.  */
#if defined __x86_64__
# define SPOIL(A, B) \
  __asm__ volatile ("mov $0x55, %%" A "\n\tmov $0x66, %%" B : : : A, B);
FRAME (spoils, , SPOIL ("rbx", "r14"), next (frames), )
FRAME (spoils_others, , SPOIL ("r12", "r15"), next (frames), )
FRAME (spoils_one, , SPOIL ("r13", "rcx"), next (frames), )
#elif defined __aarch64__
# define SPOIL(A, B) \
  __asm__ volatile ("mov " A ", 0x55\n\tfmov " B ", 5.0" : : : A, B);
FRAME (spoils, , SPOIL ("x19", "d15"), next (frames), )
FRAME (spoils_others, , SPOIL ("x28", "d10"), next (frames), )
FRAME (spoils_one, , SPOIL ("x9", "d8"), next (frames), )
#else
# define SPOIL(A, B)
FRAME (spoils, , , next (frames), )
FRAME (spoils_others, , , next (frames), )
FRAME (spoils_one, , , next (frames), )
#endif

FRAME (large, ,
       volatile char room[200000]; room[0] = 5; room[199999] = 6;,
       next (frames),
       CHECK (room[0] == 5 && room[199999] == 6);)

FRAME (varies, ,
       size_t size = (size_t) opaque (1000);
       char *room = (char *) alloca (size); memset (room, 7, size);,
       next (frames),
       for (size_t i = 0; i < size; i++)
	 CHECK (room[i] == 7);)

/* Realigns the stack: its frame description has expressions.  */
FRAME (aligned, ,
       __attribute__ ((aligned (64))) volatile char room[128];
       room[0] = 8; room[127] = 9; long a = some (1);,
       next (frames),
       CHECK (room[0] == 8 && room[127] == 9 && a == some (1)
	      && (uintptr_t) room % 64 == 0);)

/* Where a landing pad has to have the stack pointer when the arguments of the call
   that it is entered from are on the stack: where it was before.  */
#if defined __x86_64__
# define STACK_POINTER() \
  ({ uintptr_t sp_; __asm__ volatile ("mov %%rsp, %0" : "=r" (sp_)); sp_; })
#elif defined __aarch64__
# define STACK_POINTER() \
  ({ uintptr_t sp_; __asm__ volatile ("mov %0, sp" : "=r" (sp_)); sp_; })
#else
# define STACK_POINTER() 0
#endif

struct large_value { long values[12]; };

static void OPAQUE
take (plan frames, long a, long b, long c, long d, long e, long f, long g,
      long h, long i)
{
  next (frames);
  CHECK (a + b + c + d + e + f + g + h + i == 45);
}

static void OPAQUE
take_value (plan frames, int n, struct large_value value)
{
  CHECK (value.values[n] == n);
  next (frames);
}

static struct large_value large_value
  = { { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 } };

FRAME (arguments, ,
       volatile long in_memory = 10; uintptr_t sp = STACK_POINTER ();,
       take (frames, 1, 2, 3, 4, 5, 6, 7, opaque (8), 9),
       CHECK (in_memory == 10 && STACK_POINTER () == sp);)

FRAME (argument_in_memory, ,
       volatile long in_memory = 11; uintptr_t sp = STACK_POINTER ();,
       take_value (frames, opaque (7), large_value),
       CHECK (in_memory == 11 && STACK_POINTER () == sp);)

#ifdef __x86_64__
typedef int vector __attribute__ ((vector_size (32)));

__attribute__ ((target ("avx2"))) static vector OPAQUE
some_vector (void)
{
  return (vector) { 4, 1, 2, 3, 4, 5, 6, 7 };
}

/* Realigns the stack.  */
FRAME (vectors, __attribute__ ((target ("avx2"))),
       vector v = some_vector ();,
       next (frames),
       CHECK (v[0] + v[7] == 11);)
#endif

static void (*const functions[]) (plan) =
  {
#define BOTH(NAME) NAME, NAME##_defers
    BOTH (plain), BOTH (few), BOTH (many), BOTH (doubles),
    BOTH (spoils), BOTH (spoils_others), BOTH (spoils_one), BOTH (large),
    BOTH (varies), BOTH (aligned), BOTH (arguments), BOTH (argument_in_memory),
#ifdef __x86_64__
    BOTH (vectors)
#endif
  };
enum { FUNCTIONS = sizeof functions / sizeof *functions };

static void OPAQUE
next (plan frames)
{
  if (*frames < 0)
    panic ("A");
  functions[*frames] (frames + 1);
}

static void OPAQUE
recovers (plan frames)
{
  defer { CHECK (recover ()); }
  next (frames);
}

#if defined __x86_64__ || defined __aarch64__

# ifdef __x86_64__
enum { PRESERVED = 6 };
# else
enum { PRESERVED = 19 };
# endif

/* Call FN with ARG and VALUES in the registers that calls preserve: rbx, rbp, and
   r12 to r15, or x19 to x29 and d8 to d15; store in RESULTS what is there when it
   has returned.  */
extern void call_with (void (*fn) (plan), plan arg,
		       const long values[PRESERVED], long results[PRESERVED]);

#endif

#ifdef __x86_64__

# define PUSH(REG, AT) \
  "	pushq	%" REG "\n	.cfi_adjust_cfa_offset 8\n" \
  "	.cfi_offset " REG ", " AT "\n"
# define POP(REG) "	popq	%" REG "\n	.cfi_adjust_cfa_offset -8\n"

__asm__ ("	.pushsection .text\n"
	 "	.globl	call_with\n"
	 "	.type	call_with, @function\n"
	 "call_with:\n"
	 "	.cfi_startproc\n"
	 PUSH ("rbx", "-16") PUSH ("rbp", "-24") PUSH ("r12", "-32")
	 PUSH ("r13", "-40") PUSH ("r14", "-48") PUSH ("r15", "-56")
	 "	pushq	%rcx\n	.cfi_adjust_cfa_offset 8\n"
	 "	movq	%rdi, %rax\n"
	 "	movq	%rsi, %rdi\n"
	 "	movq	(%rdx), %rbx\n"
	 "	movq	8(%rdx), %rbp\n"
	 "	movq	16(%rdx), %r12\n"
	 "	movq	24(%rdx), %r13\n"
	 "	movq	32(%rdx), %r14\n"
	 "	movq	40(%rdx), %r15\n"
	 "	call	*%rax\n"
	 POP ("rcx")
	 "	movq	%rbx, (%rcx)\n"
	 "	movq	%rbp, 8(%rcx)\n"
	 "	movq	%r12, 16(%rcx)\n"
	 "	movq	%r13, 24(%rcx)\n"
	 "	movq	%r14, 32(%rcx)\n"
	 "	movq	%r15, 40(%rcx)\n"
	 POP ("r15") POP ("r14") POP ("r13") POP ("r12") POP ("rbp") POP ("rbx")
	 "	ret\n"
	 "	.cfi_endproc\n"
	 "	.size	call_with, .-call_with\n"
	 "	.popsection\n");

#elif defined __aarch64__

# define PUSH(A, B, AT) \
  "	stp	" A ", " B ", [sp, " AT "]\n" \
  "	.cfi_offset " A ", " AT " - 176\n" \
  "	.cfi_offset " B ", " AT " - 168\n"
# define POP(A, B, AT) \
  "	ldp	" A ", " B ", [sp, " AT "]\n" \
  "	.cfi_restore " A "\n	.cfi_restore " B "\n"

__asm__ ("	.pushsection .text\n"
	 "	.globl	call_with\n"
	 "	.type	call_with, %function\n"
	 "call_with:\n"
	 "	.cfi_startproc\n"
	 "	sub	sp, sp, 176\n"
	 "	.cfi_def_cfa_offset 176\n"
	 PUSH ("x19", "x20", "0")
	 PUSH ("x21", "x22", "16")
	 PUSH ("x23", "x24", "32")
	 PUSH ("x25", "x26", "48")
	 PUSH ("x27", "x28", "64")
	 PUSH ("x29", "x30", "80")
	 PUSH ("d8", "d9", "96")
	 PUSH ("d10", "d11", "112")
	 PUSH ("d12", "d13", "128")
	 PUSH ("d14", "d15", "144")
	 "	str	x3, [sp, 160]\n"
	 "	mov	x16, x0\n"
	 "	mov	x0, x1\n"
	 "	ldp	x19, x20, [x2, 0]\n"
	 "	ldp	x21, x22, [x2, 16]\n"
	 "	ldp	x23, x24, [x2, 32]\n"
	 "	ldp	x25, x26, [x2, 48]\n"
	 "	ldp	x27, x28, [x2, 64]\n"
	 "	ldp	d8, d9, [x2, 88]\n"
	 "	ldp	d10, d11, [x2, 104]\n"
	 "	ldp	d12, d13, [x2, 120]\n"
	 "	ldp	d14, d15, [x2, 136]\n"
	 "	ldr	x29, [x2, 80]\n"
	 "	blr	x16\n"
	 "	ldr	x3, [sp, 160]\n"
	 "	stp	x19, x20, [x3, 0]\n"
	 "	stp	x21, x22, [x3, 16]\n"
	 "	stp	x23, x24, [x3, 32]\n"
	 "	stp	x25, x26, [x3, 48]\n"
	 "	stp	x27, x28, [x3, 64]\n"
	 "	stp	d8, d9, [x3, 88]\n"
	 "	stp	d10, d11, [x3, 104]\n"
	 "	stp	d12, d13, [x3, 120]\n"
	 "	stp	d14, d15, [x3, 136]\n"
	 "	str	x29, [x3, 80]\n"
	 POP ("x19", "x20", "0")
	 POP ("x21", "x22", "16")
	 POP ("x23", "x24", "32")
	 POP ("x25", "x26", "48")
	 POP ("x27", "x28", "64")
	 POP ("x29", "x30", "80")
	 POP ("d8", "d9", "96")
	 POP ("d10", "d11", "112")
	 POP ("d12", "d13", "128")
	 POP ("d14", "d15", "144")
	 "	add	sp, sp, 176\n"
	 "	.cfi_def_cfa_offset 0\n"
	 "	ret\n"
	 "	.cfi_endproc\n"
	 "	.size	call_with, .-call_with\n"
	 "	.popsection\n");

#endif

static void OPAQUE
try_frames (plan frames)
{
  int defers = 0;
  for (int i = 0; frames[i] >= 0; i++)
    defers += frames[i] % 2;
  deferred = 0;
#if defined __x86_64__ || defined __aarch64__
  long values[PRESERVED], results[PRESERVED];
  for (int i = 0; i < PRESERVED; i++)
    values[i] = (i % 2 ? -1L : 1L) << (60 - i);
  call_with (recovers, frames, values, results);
  for (int i = 0; i < PRESERVED; i++)
    CHECK (results[i] == values[i]);
#else
  recovers (frames);
#endif
  CHECK (deferred == defers);
}

int
main (void)
{
  signed char frames[4] = { 0, 0, 0, -1 };
#ifdef __x86_64__
  const int usable
    = __builtin_cpu_supports ("avx2") ? FUNCTIONS : FUNCTIONS - 2;
#else
  const int usable = FUNCTIONS;
#endif
  try_frames (frames + 3);
  for (int i = 0; i < usable; i++)
    for (int j = 0; j < usable; j++)
      for (int k = 0; k < usable; k++)
	{
	  frames[0] = (signed char) i;
	  frames[1] = (signed char) j;
	  frames[2] = (signed char) k;
	  try_frames (frames);
	}
  return 0;
}
