/* Frames as a programmer knows them: function, line, file.
   SPDX-License-Identifier: MIT

   Whoever reports a panic cannot rely on the heap, nor on any lock or on
   much stack; the library that reads debug information needs all of that.
   So a copy of this process does it, and sends what it finds, a frame at a
   time, through a pipe; when it fails or takes too long, what was promised
   is done here without it, from symbol tables:

     the process		 its copy
     write (stderr, frame) <---- describe frame 0 '\0'
     write (stderr, frame) <---- describe frame 1 '\0'
     ...  */

#include "runtime.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* How long, in milliseconds, to wait for the next frame, and how much
   stack the copy has.  */
enum { PATIENCE = 10000, STACK_SIZE = 1024 * 1024 };

/* Of the C++ ABI, section 3.4; NULL where there is no C++.  Allocates.  */
typedef char *demangle_fn (const char *name, char *buffer, size_t *length,
			   int *status);
extern demangle_fn __cxa_demangle __attribute__ ((weak));
static demangle_fn *demangle;

/* Return the length of the symbol NAME without a version, and without what the
   compiler has added for a part or a variant of a function, or for a nested
   one.  */

static size_t
length_of_source_name (const char *name)
{
  static const char *const variants[]
    = { "cold", "part.", "isra.", "constprop.", "lto_priv." };

  for (const char *dot = name; (dot = strpbrk (dot, ".@")); dot++)
    {
      if (*dot == '@')
	return (size_t) (dot - name);
      if (dot[1] >= '0' && dot[1] <= '9')
	return (size_t) (dot - name);
      for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
	if (!strncmp (dot + 1, variants[i], strlen (variants[i])))
	  return (size_t) (dot - name);
    }
  return strlen (name);
}

/* Put the first LENGTH bytes of the symbol NAME, if possible as C++
   writes it.  */

static void
put_demangled (struct text *text, const char *name, size_t length)
{
  if (demangle && !strncmp (name, "_Z", 2))
    {
      char *base = strndup (name, length);
      char *demangled = base ? demangle (base, NULL, NULL, NULL) : NULL;
      free (base);
      if (demangled)
	{
	  defer_put (text, demangled);
	  free (demangled);
	  return;
	}
    }
  defer_put_bytes (text, name, length);
}

static void
put_module (struct text *text, const struct module *module)
{
  defer_put (text, " (");
  defer_put (text, module->name ? module->name : "?");
  defer_put (text, ")");
}

/* Put where PLACE is, which is PC in MODULE.  Where the line is known the
   name of the function will do; where it is not, only the symbol tells
   what the offset is counted from.  */

static void
put_place (struct text *text, const struct place *place, uintptr_t pc,
	   const struct module *module)
{
  defer_put (text, "\t");
  if (place->function)
    {
      put_demangled (text, place->function,
		     place->file ? length_of_source_name (place->function)
				 : strlen (place->function));
      defer_put (text, "+");
      defer_put_hex (text, place->offset);
    }
  else
    defer_put_hex (text, pc - module->base);
  if (place->file)
    {
      defer_put (text, " at ");
      defer_put (text, place->file);
      defer_put (text, ":");
      defer_put_decimal (text, (unsigned) place->line);
    }
  put_module (text, module);
  defer_put (text, "\n");
}

/* Put the frame that runs at PC.  LINES: if debug information can be read.  */

static void
put_frame (struct symbols *symbols, struct text *text, uintptr_t pc,
	   bool lines)
{
  struct place places[MOST_INLINED];
  size_t count = lines ? defer_lines_find (pc, places) : 0;

  if (!defer_module_enter (&symbols->module, pc))
    defer_module_leave (&symbols->module);
  if (count == 0)
    places[count++] = (struct place) { .function = NULL };
  struct place *outermost = &places[count - 1];
  if (!outermost->function)
    outermost->function = defer_module_symbol (&symbols->module, pc,
					       &outermost->offset);
  for (size_t i = 0; i < count; i++)
    put_place (text, &places[i], pc, &symbols->module);
}

/* Put PC, of a frame of which nothing else is to be said.  */

void
defer_put_pc (struct text *text, uintptr_t pc)
{
  struct module module = { .fd = -1 };

  defer_module_enter (&module, pc);
  defer_put_hex (text, pc - module.base);
  put_module (text, &module);
  defer_module_leave (&module);
}

/* The part of this process that is the copy's own: what it is asked, and
   where it answers.  */
static struct symbols *asked;
static int answers;

/* The end of the copy, before anything can run that the program has
   registered for its own.  */

static void
end_copy (void)
{
  kill (getpid (), SIGKILL);
}

/* What the copy does, on its own stack.  */

static void
serve (void)
{
  struct text text = { .fd = answers };

  /* What is read here may call exit.  */
  atexit (end_copy);
  /* A C program may consist of C++ libraries.  */
  demangle = __cxa_demangle;
  if (!demangle)
    demangle = (demangle_fn *) dlsym (RTLD_DEFAULT, "__cxa_demangle");

  defer_put_bytes (&text, defer_foreign_stack_p (asked->sp) ? "1" : "0", 1);
  defer_put_out (&text);
  bool lines = defer_lines_open ();
  for (size_t i = 0; i < asked->count; i++)
    {
      put_frame (asked, &text, asked->pcs[i], lines);
      defer_put_bytes (&text, "", 1);
      defer_put_out (&text);
    }
  end_copy ();
}

/* Where the copy begins: it is to send the frames of SYMBOLS to the pipe
   FD.  */

static _Noreturn void
begin_copy (struct symbols *symbols, int fd)
{
  struct rlimit limit;

  /* The program may have closed its standard files.  */
  answers = fcntl (fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

  /* If this fails, nobody is to notice.  */
  signal (SIGABRT, SIG_DFL);
  prctl (PR_SET_DUMPABLE, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  int null = open ("/dev/null", O_WRONLY);
  dup2 (null, STDERR_FILENO);

  /* It may need more memory than the process was content with.  */
  if (getrlimit (RLIMIT_AS, &limit) == 0)
    {
      limit.rlim_cur = limit.rlim_max;
      setrlimit (RLIMIT_AS, &limit);
    }

  /* A coroutine's stack would be too small.  */
  asked = symbols;
  void *stack = mmap (NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack != MAP_FAILED)
    defer_run_on (stack, STACK_SIZE, serve);
  serve ();
  __builtin_unreachable ();
}

/* Read more from the copy.  Return whether there is something.  */

static bool
receive (struct symbols *symbols)
{
  struct pollfd ready = { .fd = symbols->pipe, .events = POLLIN };
  ssize_t count;
  int result;

  while ((result = poll (&ready, 1, PATIENCE)) < 0 && errno == EINTR)
    continue;
  if (result <= 0)
    return false;
  while ((count = read (symbols->pipe, symbols->data, sizeof symbols->data))
	   < 0
	 && errno == EINTR)
    continue;
  symbols->start = 0;
  symbols->end = count > 0 ? (size_t) count : 0;
  return count > 0;
}

/* The copy is no longer needed, or of no use.  */

static void
dismiss (struct symbols *symbols)
{
  if (symbols->pipe < 0)
    return;
  close (symbols->pipe);
  symbols->pipe = -1;
  kill (symbols->child, SIGKILL);
  while (waitpid (symbols->child, NULL, __WALL) < 0 && errno == EINTR)
    continue;
}

/* Prepare to put the COUNT frames that run at PCS, the outermost of which
   has its stack pointer at SP.  */

void
defer_symbols_begin (struct symbols *symbols, const uintptr_t *pcs,
		     size_t count, uintptr_t sp)
{
  int ends[2];
  sigset_t all, before;

  *symbols = (struct symbols) {
    .pcs = pcs, .count = count, .sp = sp, .pipe = -1, .module.fd = -1
  };
  /* The copy would ask the loader.  */
  if (count == 0 || defer_loader_locked_p () || pipe2 (ends, O_CLOEXEC) != 0)
    return;
  /* No handler of the program runs in the copy.  Its fork handlers do
     not, either, and the program gets no SIGCHLD and waits for no unknown
     child: this is not fork.  */
  sigfillset (&all);
  pthread_sigmask (SIG_BLOCK, &all, &before);
  symbols->child = (int) syscall (SYS_clone, 0, NULL, NULL, NULL, NULL);
  if (symbols->child == 0)
    begin_copy (symbols, ends[1]);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  close (ends[1]);
  if (symbols->child < 0)
    {
      close (ends[0]);
      return;
    }
  symbols->pipe = ends[0];
  if (receive (symbols))
    symbols->foreign_stack = symbols->data[symbols->start++] == '1';
  else
    dismiss (symbols);
}

/* Put what the copy sends of one frame.  Return whether it was complete.  */

static bool
put_received (struct symbols *symbols, struct text *text)
{
  if (symbols->pipe < 0)
    return false;
  for (;;)
    {
      const char *start = symbols->data + symbols->start;
      size_t length = symbols->end - symbols->start;
      const char *end = memchr (start, '\0', length);
      if (end)
	length = (size_t) (end - start);
      defer_put_bytes (text, start, length);
      symbols->start += length;
      if (end)
	{
	  symbols->start++;
	  return true;
	}
      if (!receive (symbols))
	break;
    }
  dismiss (symbols);
  return false;
}

/* Put the next frame.  */

void
defer_symbols_put (struct symbols *symbols, struct text *text)
{
  uintptr_t pc = symbols->pcs[symbols->next++];

  defer_put_out (text);
  if (!put_received (symbols, text))
    {
      /* Forget half a frame.  */
      text->length = 0;
      put_frame (symbols, text, pc, false);
    }
}

void
defer_symbols_end (struct symbols *symbols)
{
  dismiss (symbols);
  defer_module_leave (&symbols->module);
}
