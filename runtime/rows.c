/* Finding rows for the cache.
   SPDX-License-Identifier: MIT

   rows.h describes the cache.  */

#include "walk.h"

#ifdef DEFER_WALKER

#include "rows.h"

#include <link.h>

struct slot defer_slots[DEFER_ROWS];

/* What the loader says of an address.  */
struct home
{
  uintptr_t pc;
  uint64_t generation;
  bool first, known, stays;
};

static bool
contains_p (const struct dl_phdr_info *info, uintptr_t address)
{
  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD
	&& (address - info->dlpi_addr - info->dlpi_phdr[i].p_vaddr
	    < info->dlpi_phdr[i].p_memsz))
      return true;
  return false;
}

static int
find_home (struct dl_phdr_info *info, size_t size, void *data)
{
  struct home *home = data;
  (void) size;

  home->generation = info->dlpi_adds + info->dlpi_subs;
  home->known = contains_p (info, home->pc);
  /* The program itself comes first.  */
  home->stays = home->first || contains_p (info, (uintptr_t) defer_slots);
  home->first = false;
  return home->known;
}

static int
count_loads (struct dl_phdr_info *info, size_t size, void *data)
{
  uint64_t *generation = data;
  (void) size;

  *generation = info->dlpi_adds + info->dlpi_subs;
  return 1;
}

/* Return what a frame that runs at PC is like.  *GENERATION is 0, or what this
   function has stored there while the present frames were on the stack.  */

struct row
defer_find_row (uintptr_t pc, uint64_t *generation)
{
  struct row row;

  if (read_row (pc, &row))
    {
      if (!*generation)
	defer_ask_loader (count_loads, generation);
      if (row.generation == *generation)
	return row;
    }

  struct home home = { .pc = pc, .first = true };
  if (!defer_read_frame (pc, &row))
    row = (struct row) { .pc = pc, .shape = ROW_FOREIGN };
  defer_ask_loader (find_home, &home);
  if (home.known)
    {
      *generation = home.generation;
      row.generation = home.stays ? 0 : home.generation;
      write_row (&row);
    }
  return row;
}

#endif /* DEFER_WALKER */
