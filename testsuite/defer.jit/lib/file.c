/* A function that is generated into a file, and called from there.
   SPDX-License-Identifier: GPL-3.0-or-later

   ./file make; ./file caught|uncaught  */

#include "gen.h"

#include <dlfcn.h>

void
raise_last (int n)
{
  if (n)
    panic ("last %d", n);
}

/* int generated (int n): defers to the heap and back, recovers from 1.  */

static void
make (void)
{
  new_context ();
  gcc_jit_function *fn = function (EXPORTED, INT, "generated", 2, INT, INT);
  gcc_jit_block *entry = block (fn), *head = block (fn), *body = block (fn),
		*last = block (fn), *recovering = block (fn);
  gcc_jit_lvalue *i = new_variable (fn, INT);
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);
  assign (entry, i, num (0));
  branch (entry, param (fn, 1), GCC_JIT_COMPARISON_NE, 0, recovering, head);
  later (d, recovering, ONCE, import ("handle"), 1, num (-1));
  jump (recovering, head);
  branch (head, rvalue (i), GCC_JIT_COMPARISON_LT, 200, body, last);
  assign (body, i, sum (rvalue (i), num (1)));
  later (d, body, MANY, import ("note"), 1, rvalue (i));
  jump (body, head);
  call (last, import ("raise_last"), 1, param (fn, 0));
  defer_jit_return (d, last, NULL, num (4));
  finish (d);
  gcc_jit_context_compile_to_file (ctxt, GCC_JIT_OUTPUT_KIND_DYNAMIC_LIBRARY,
				   "generated.so");
  gcc_jit_context_release (ctxt);
}

int
main (int argc, char **argv)
{
  if (argc > 1 && !strcmp (argv[1], "make"))
    {
      make ();
      return 0;
    }
  void *library = dlopen ("./generated.so", RTLD_NOW);
  check_that (library);
  int (*run) (int, int) = (int (*) (int, int)) dlsym (library, "generated");
  char wanted[1000] = "";
  for (int i = 200; i > 0; i--)
    sprintf (wanted + strlen (wanted), "%d ", i);
  strcat (wanted, "-1:");
  for (int i = 0; i < 3; i++)
    {
      check_that (run (0, 1) == 4);
      check_that (!strncmp (trace, wanted, strlen (wanted)));
      trace[0] = '\0';
      check_that (run (2, 1) == 0);
      check_that (!strncmp (trace, wanted, strlen (wanted)));
      trace[0] = '\0';
    }
  if (argc > 1 && !strcmp (argv[1], "uncaught"))
    run (3, 0);
  dlclose (library);
}
