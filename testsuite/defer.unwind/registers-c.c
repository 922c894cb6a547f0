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

#ifdef __x86_64__
/* The function saves these, and no others.  */
# define SPOIL(A, B) \
  __asm__ volatile ("mov $0x55, %%" A "\n\tmov $0x66, %%" B : : : A, B);
#else
# define SPOIL(A, B)
#endif

FRAME (saves_rbx_r14, , SPOIL ("rbx", "r14"), next (frames), )
FRAME (saves_r12_r15, , SPOIL ("r12", "r15"), next (frames), )
FRAME (saves_r13, , SPOIL ("r13", "rcx"), next (frames), )

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
#ifdef __x86_64__
# define STACK_POINTER() \
  ({ uintptr_t sp_; __asm__ volatile ("mov %%rsp, %0" : "=r" (sp_)); sp_; })
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
    BOTH (plain), BOTH (few), BOTH (many), BOTH (saves_rbx_r14),
    BOTH (saves_r12_r15), BOTH (saves_r13), BOTH (large), BOTH (varies),
    BOTH (aligned), BOTH (arguments), BOTH (argument_in_memory),
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

#ifdef __x86_64__

/* Call FN with ARG and VALUES in rbx, rbp, and r12 to r15; store in RESULTS what is
   there when it has returned.  */
extern void call_with (void (*fn) (plan), plan arg, const long values[6],
		       long results[6]);

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

#endif

static void OPAQUE
try_frames (plan frames)
{
  int defers = 0;
  for (int i = 0; frames[i] >= 0; i++)
    defers += frames[i] % 2;
  deferred = 0;
#ifdef __x86_64__
  static const long values[6] = { 1L << 60, 2L << 60, 3, 4, 5, -6 };
  long results[6];
  call_with (recovers, frames, values, results);
  for (int i = 0; i < 6; i++)
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
