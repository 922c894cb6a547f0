/* Prints what the fast walker reads at addresses of a library.
   SPDX-License-Identifier: GPL-3.0-or-later

   Usage: rows LIBRARY < ADDRESSES, hexadecimal, as the library's file has them.

   For each one line: the address; the canonical frame address as `rsp+8', or
   `foreign'; where rbx, rbp, and r12 to r15 are, as `c-16', or `u' for one that
   has its value; and where an exception lands: an address, `none', or `asks' for
   a personality routine to be asked.  */

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

static void
print_row (const struct row *row, uintptr_t base)
{
  static const char *const names[]
    = { "rbx", "rbp", "r12", "r13", "r14", "r15", "rsp" };
  unsigned int below[FRAME_REGISTERS] = { 0 };

  for (uint64_t left = row->saved; left; left >>= 8)
    below[left & ((1 << SAVED_BITS) - 1)] = (left & 0xff) >> SAVED_BITS;
  printf ("%s%+" PRId32, names[row->shape >> 32 & 0xff],
	  (int32_t) row->shape);
  for (int i = 0; i < FRAME_REGISTERS; i++)
    printf (below[i] ? " c-%u" : " u", 8 * below[i]);
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
  struct link_map *library = argc == 2
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
	print_row (&row, library->l_addr);
      else
	puts ("foreign");
    }
  return 0;
}
