/* Prints what the fast walker reads at addresses of a library.
   SPDX-License-Identifier: GPL-3.0-or-later

   Usage: rows LIBRARY REGISTER... < ADDRESSES, hexadecimal, as the library's file has
   them.  The REGISTERs are those of struct frame, and then, where it is not always
   in the same place, the return address.

   For each one line: the address; the canonical frame address as `rbp+8', the stack
   pointer being `rsp' or `sp', or `foreign'; where the registers are, as `c-16', or
   `u' for one that has its value; and where an exception lands: an address, `none',
   or `asks' for a personality routine to be asked.  */

#include <dlfcn.h>
#include <inttypes.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include "walk.h"

/* lsda.c, compiled with another name: it is called from here.  */
extern bool read_lsda (const unsigned char *lsda, const void *personality,
		       uintptr_t function, uintptr_t pc, uintptr_t *pad);

static bool asks;

bool
defer_read_lsda (const unsigned char *lsda, const void *personality,
		 uintptr_t function, uintptr_t pc, uintptr_t *pad)
{
  asks = !read_lsda (lsda, personality, function, pc, pad);
  return true;
}

/* What a row says of the registers is known by what it restores from a stack on which
   each word says where it is, in bytes below the canonical frame address.  */
static uintptr_t stack[1 << 16];

enum { STACK = sizeof stack / sizeof *stack };

#ifdef __x86_64__
static const char stack_pointer[] = "rsp";
#else
static const char stack_pointer[] = "sp";
#endif

static void
print_row (const struct row *row, uintptr_t base, char **registers)
{
  unsigned int reg = row->shape >> 32 & 0xff;
  uintptr_t below[FRAME_REGISTERS + 1] = { 0 };

  for (int i = 0; i < STACK; i++)
    stack[i] = (STACK - i) * sizeof *stack;
  /* A signature that is wrong leaves its mark in the upper half.  */
  below[FRAME_REGISTERS]
    = (uint32_t) restore_saved (row->saved, (uintptr_t) (stack + STACK), below);
  printf ("%s%+" PRId32, reg == FRAME_SP ? stack_pointer : registers[reg],
	  (int32_t) row->shape);
  for (int i = 0; registers[i]; i++)
    printf (below[i] ? " c-%" PRIuPTR : " u", below[i]);
  if (asks)
    puts (" asks");
  else if (row->pad)
    printf (" %" PRIxPTR "\n", row->pad - base);
  else
    puts (" none");
}

int
main (int argc, char **argv)
{
  struct link_map *library = argc >= 2
    ? dlopen (argv[1], RTLD_NOW | RTLD_GLOBAL) : NULL;
  uintptr_t address;

  if (!library)
    {
      fprintf (stderr, "cannot load the library: %s\n", dlerror ());
      return 1;
    }
  while (scanf ("%" SCNxPTR, &address) == 1)
    {
      struct row row;
      asks = false;
      printf ("%" PRIxPTR " ", address);
      if (defer_read_frame (library->l_addr + address, &row))
	print_row (&row, library->l_addr, argv + 2);
      else
	puts ("foreign");
    }
  return 0;
}
