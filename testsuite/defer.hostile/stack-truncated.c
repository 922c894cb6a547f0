/* Rule 3.1: a stack whose outermost frame returns to nowhere: the panic ends there,
   with the report, after what is above has run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdint.h>
#include <sys/mman.h>
#include "../defer.run/panic.h"

#ifdef __cplusplus
extern "C" {
#endif
/* Jump to FN on the stack that ends at TOP, as if something at RETURN_TO had
   called it, with other registers that are nobody's; and call it from a frame that
   says it has no caller.  */
extern void jump_to (void (*fn) (void), void *top, uintptr_t return_to);
extern void jump_to_outermost (void (*fn) (void), void *top, uintptr_t);
extern char sections_end[] __asm__ ("end");
#ifdef __cplusplus
}
#endif

__asm__ (".text\n"
	 "jump_to:\n"
	 "	mov %rsi, %rsp\n"
	 "	push %rdx\n"
	 "	mov $0x5555, %ebx\n"
	 "	mov %ebx, %ebp\n"
	 "	jmp *%rdi\n"
	 "jump_to_outermost:\n"
	 "	.cfi_startproc\n"
	 "	.cfi_undefined rip\n"
	 "	mov %rsi, %rsp\n"
	 "	xor %ebp, %ebp\n"
	 "	call *%rdi\n"
	 "	ud2\n"
	 "	.cfi_endproc\n");

static void OPAQUE
say_now (const char *text)
{
  fprintf (stderr, "%s\n", text);
}

static void OPAQUE
fails (int n)
{
  defer say_now ("inner");
  panic ("%d", n);
}

static void
outermost (void)
{
  defer say_now ("outer");
  for (int i = 0; i < 2; i++)
    defer { say_now ("chain"); }
  fails (5);
}

static void (*jump) (void (*) (void), void *, uintptr_t);
static char *top;
static uintptr_t return_to;

static void
ends (void)
{
  jump (outermost, top, return_to);
}

static const char data[] = "not code";

int
main (void)
{
  enum { SIZE = 256 * 1024 };
  const uintptr_t nowhere[]
    = { 0, (uintptr_t) data, (uintptr_t) sections_end, 0 };
  char *stack = (char *) mmap (NULL, 2 * SIZE, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK (stack != MAP_FAILED);
  top = stack + SIZE;
  /* There is nothing to read beyond it.  */
  CHECK (mprotect (top, SIZE, PROT_NONE) == 0);
  for (int i = 0; i < 4; i++)
    {
      jump = i == 3 ? jump_to_outermost : jump_to;
      return_to = nowhere[i];
      CHECK (in_child (ends) == 2);
      CHECK (child_began ("inner\nchain\nchain\nouter\npanic: 5\n\nthread "));
      CHECK (strstr (child_said, "outermost"));
      CHECK (!strstr (child_said, "0xfffff"));
    }
  return 0;
}
