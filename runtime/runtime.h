/* What the files of the runtime know of each other.
   SPDX-License-Identifier: MIT  */

#ifndef DEFER_RUNTIME_H
#define DEFER_RUNTIME_H

#include "abi.h"

/* The runtime itself defers nothing, and is compiled without the plugin.  */
#define __DEFER__ 0
#define DEFER_NO_KEYWORDS
#include <defer.h>

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unwind.h>

/* Called by programs or by generated code, and exported for them.  */
#define DEFER_ENTRY __attribute__ ((visibility ("default")))

/* chain.c: the runtime chain.  */

struct __defer_chunk;

struct __defer_foot
{
  uint32_t site;
  uint32_t size;
};

/* The chain in the frame of a deferring function.  */
struct __defer_chain
{
  /* The end of the newest record, behind its foot.  */
  char *top;
  /* The end of the storage that TOP points into.  */
  char *limit;
  /* The newest chunk on the heap, or NULL.  */
  struct __defer_chunk *chunk;
};

_Static_assert (sizeof (struct __defer_foot) == DEFER_FOOT_SIZE,
		"generated code knows the size of a foot");

DEFER_ENTRY char *__defer_chain_grow (struct __defer_chain *chain, size_t size);
DEFER_ENTRY void __defer_chain_shrink (struct __defer_chain *chain);

/* setting.c */
extern bool defer_setting_p (atomic_int *answer, const char *name,
			     const char *value);

/* loader.c */
extern bool defer_loader_locked_p (void);
struct dl_phdr_info;
extern int defer_ask_loader (int (*callback) (struct dl_phdr_info *, size_t,
					      void *),
			     void *data);

/* stack.c */
extern void defer_run_on (void *stack, size_t size, void (*fn) (void));

/* text.c: writing to a file descriptor without the heap.  */

struct text
{
  int fd;
  /* How much of DATA waits to be written.  */
  size_t length;
  char data[1024];
};

extern void defer_put (struct text *text, const char *string);
extern void defer_put_bytes (struct text *text, const char *bytes,
			     size_t count);
extern void defer_put_decimal (struct text *text, uintmax_t number);
extern void defer_put_hex (struct text *text, uintmax_t number);
extern void defer_put_out (struct text *text);

/* trace.c: the frames of the moment of a panic.  */

enum { TRACE_FIRST = 32, TRACE_LAST = 16 };

struct trace
{
  /* How many frames were noted.  */
  size_t count;
  /* The stack pointer in the frame noted last.  */
  uintptr_t sp;
  /* Differs from one walk of the unwinder to the next; and has this one passed
     the frame that was noted last in the walk before?  */
  uintptr_t walk;
  bool beyond;
  /* The program counters, each inside of the instruction that was running: the
     innermost frames, and the outermost, of which the one noted as number N,
     from TRACE_FIRST, is in last[N % TRACE_LAST].  Those in between are not
     kept.  */
  uintptr_t first[TRACE_FIRST], last[TRACE_LAST];
};

/* Return where TRACE keeps the frame noted as number N.  */

static inline uintptr_t *
trace_place (struct trace *trace, size_t n)
{
  return n < TRACE_FIRST ? &trace->first[n] : &trace->last[n % TRACE_LAST];
}

/* Note in TRACE the next frame, at PC with the stack pointer SP.  */

static inline void
trace_add (struct trace *trace, uintptr_t pc, uintptr_t sp)
{
  *trace_place (trace, trace->count++) = pc;
  trace->sp = sp;
}

extern void defer_trace_note (struct trace *trace,
			      struct _Unwind_Context *context);
extern void defer_trace_landed (struct trace *trace, uintptr_t sp);
extern void defer_trace_live (struct trace *trace, uintptr_t raised_at);
extern bool defer_find_stack (uintptr_t *start, size_t *size);
extern bool defer_foreign_stack_p (uintptr_t sp);

/* object.c: the storage of panics.  */

enum panic_state { PANIC_RUNNING, PANIC_RECOVERED, PANIC_RETURNING };

enum { PANIC_TEXT = 160 };

struct panic
{
  /* What the program sees; first, so that either pointer gives the other.  */
  struct defer_panic seen;
  struct _Unwind_Exception exception;
  /* A program may contain several copies of the runtime: that of the one that
     raised the panic.  */
  void (*release) (struct panic *p);
  enum panic_state state;
  /* Was it raised by repanic?  Then this is the panic that was recovered, as
     long as that exists.  */
  bool repanicked;
  struct panic *origin;
  /* The last of those that it replaced, or itself.  */
  struct panic *oldest;
  /* The exit of this thread that was cut short, or NULL.  */
  struct _Unwind_Exception *interrupted;
  /* Does the fast walker run it?  And what that knows of loads and unloads of
     libraries, or 0.  */
  bool walked;
  uint64_t generation;
  /* How many exceptions of C++ are uncaught beside it.  */
  unsigned int uncaught;
#ifdef __ARM_EABI_UNWINDER__
  /* What was being propagated when it was raised.  */
  struct cxx_header *propagating;
#endif
  /* The return address of the call that raised the panic, or the faulting
     instruction.  */
  uintptr_t raised_at;
  /* si_code of a fault.  */
  int code;
  struct trace trace;
  /* The message, if it fits.  */
  char text[PANIC_TEXT];
};

/* The class of the exceptions that panics are.  The last character is that of
   what copies of the runtime know of each other's panics.  */
static const char panic_class[8] = "DEFERPN1";

/* Return the panic that EXCEPTION is part of, or NULL if it is foreign.  */

static inline struct panic *
defer_panic_of (struct _Unwind_Exception *exception)
{
  if (memcmp (&exception->exception_class, panic_class, sizeof panic_class))
    return NULL;
  return (struct panic *) ((char *) exception
			   - offsetof (struct panic, exception));
}

extern struct panic *defer_new_panic (void);
extern void defer_free_panic (struct panic *p);

/* walk.c */
extern _Noreturn void defer_walk (struct panic *p)
  __attribute__ ((visibility ("hidden")));

/* Present in a program that is compiled with -fsanitize=address: frames that are
   left without returning have no use for their red zones, nor for what landing
   pads have poisoned in them.  */
extern void __asan_handle_no_return (void) __attribute__ ((weak));

static inline void
defer_leave_frames (void)
{
  if (__asan_handle_no_return)
    __asan_handle_no_return ();
}

/* Present in a program with C++: what each of its threads knows of exceptions.
   Itanium C++ ABI: Exception Handling, section 2.2.2.  */
struct cxx_globals
{
  void *caught;
  unsigned int uncaught;
#ifdef __ARM_EABI_UNWINDER__
  struct cxx_header *propagating;
#endif
};
extern struct cxx_globals *__cxa_get_globals (void) __attribute__ ((weak));

/* unwind.c */
extern _Noreturn void defer_unwind (struct panic *p);
extern _Noreturn void defer_unwind_slowly (struct panic *p);
extern void defer_drop_exception (struct _Unwind_Exception *exception,
				  struct panic *newer);
extern bool defer_cxx_exception_p (const struct _Unwind_Exception *exception);
extern bool defer_thread_exit_p (const struct _Unwind_Exception *exception);
extern void defer_resume_exit (struct _Unwind_Exception *exception);

/* ehabi.c */
#ifdef __ARM_EABI_UNWINDER__
extern void defer_propagate (struct panic *p);
extern void defer_propagated (struct panic *p);
extern void defer_propagate_newer (struct _Unwind_Exception *running,
				   struct _Unwind_Exception *newer);
#else
# define defer_propagate(p) ((void) 0)
# define defer_propagated(p) ((void) 0)
# define defer_propagate_newer(running, newer) ((void) 0)
#endif

/* panic.c */
extern int defer_end_panic (struct panic *p);
extern _Noreturn void defer_raise_fault (int signo, int code,
					 const void *address, uintptr_t pc);

/* module.c: what is known of an address without debug information.  */

/* A file of which the process consists.  FD is -1 if there is none, or if it cannot
   be opened.  */
struct module
{
  int fd;
  /* To be shown.  */
  const char *name;
  /* What the loader has added to the addresses in the file.  */
  uintptr_t base;
  /* Its program headers, in memory.  */
  const void *headers;
  size_t header_count;
  /* Its sections, in the file.  */
  uint64_t sections;
  size_t section_count;
  /* The symbol found last; the end of a long one is missing.  */
  char symbol[512];
};

extern bool defer_module_enter (struct module *module, uintptr_t pc);
extern void defer_module_leave (struct module *module);
extern const char *defer_module_symbol (struct module *module, uintptr_t pc,
					uintptr_t *offset);

/* lines.c: what is known with it.  */

/* A function and how far in it something is, and where it was written.  FUNCTION
   or FILE is NULL if it is not known.  */
struct place
{
  const char *function;
  uintptr_t offset;
  const char *file;
  int line;
};

enum { MOST_INLINED = 16 };

extern bool defer_lines_open (void);
extern size_t defer_lines_find (uintptr_t pc,
				struct place places[static MOST_INLINED]);

/* symbols.c: frames as a programmer knows them.  */

struct symbols
{
  const uintptr_t *pcs;
  size_t count, next;
  uintptr_t sp;
  /* Is SP outside of this thread's stack?  False if that cannot be found out.  */
  bool foreign_stack;
  /* The process that finds lines, and the pipe from it, or -1.  */
  int child, pipe;
  /* What was read from there and not yet used.  */
  size_t start, end;
  char data[512];
  /* Where the last frame was that we looked up ourselves.  */
  struct module module;
};

extern void defer_symbols_begin (struct symbols *symbols, const uintptr_t *pcs,
				 size_t count, uintptr_t sp);
extern void defer_symbols_put (struct symbols *symbols, struct text *text);
extern void defer_symbols_end (struct symbols *symbols);
extern void defer_put_pc (struct text *text, uintptr_t pc);

/* report.c */
extern bool defer_abort_wanted_p (void);
extern void defer_put_thread (struct text *text);
extern _Noreturn void defer_uncaught (struct panic *p, uintptr_t stopped_at);
extern _Noreturn void defer_report_and_abort (struct panic *p);
extern _Noreturn void defer_fatal (const char *format, ...)
  __attribute__ ((format (printf, 1, 2)));

/* Called by generated code: see panic.c.  */
DEFER_ENTRY void __defer_calling (struct _Unwind_Exception *running,
				  const void *fn);
DEFER_ENTRY struct _Unwind_Exception *__defer_entered (const void *fn);
DEFER_ENTRY const struct defer_panic *
  __defer_recover (struct _Unwind_Exception *running);
DEFER_ENTRY void __defer_left (struct _Unwind_Exception *running,
			       struct _Unwind_Exception *newer);
DEFER_ENTRY int __defer_returns (struct _Unwind_Exception *running);
DEFER_ENTRY _Noreturn void __defer_cannot_return (const char *function);
DEFER_ENTRY _Noreturn void __defer_chain_exhausted (void);

#endif /* DEFER_RUNTIME_H */
