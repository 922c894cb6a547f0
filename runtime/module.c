/* What is known of an address without debug information: the file that it is
   from, and the function, by the symbol table of that file.
   SPDX-License-Identifier: MIT

   Neither allocates, or maps anything, and both work in static
   executables, where dladdr knows nothing.  The symbol table is read from
   the file, as only that has the names of functions that are not
   exported.  Follows the ELF chapters of the System V ABI.  */

#include "runtime.h"

#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

struct search
{
  uintptr_t pc;
  struct module *module;
};

/* Called for each module that is loaded: take that which has the address
   sought.  */

static int
consider (struct dl_phdr_info *info, size_t size, void *data)
{
  const struct search *search = data;
  (void) size;

  for (size_t i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *header = &info->dlpi_phdr[i];
      if (header->p_type == PT_LOAD
	  && search->pc - info->dlpi_addr - header->p_vaddr < header->p_memsz)
	{
	  struct module *module = search->module;
	  module->base = info->dlpi_addr;
	  module->headers = info->dlpi_phdr;
	  module->header_count = info->dlpi_phnum;
	  module->name = info->dlpi_name;
	  return 1;
	}
    }
  return 0;
}

/* Read SIZE bytes at OFFSET in the file of MODULE.  Return whether it has
   them.  */

static bool
read_at (const struct module *module, void *buffer, size_t size,
	 uint64_t offset)
{
  return pread (module->fd, buffer, size, (off_t) offset) == (ssize_t) size;
}

/* Is the file of MODULE still the one that was loaded?  */

static bool
same_file_p (const struct module *module, const ElfW (Ehdr) *header)
{
  const ElfW (Phdr) *loaded = module->headers;
  ElfW (Phdr) own;

  for (size_t i = 0; i < module->header_count; i++)
    if (!read_at (module, &own, sizeof own, header->e_phoff + i * sizeof own)
	|| memcmp (&own, &loaded[i], sizeof own))
      return false;
  return header->e_shentsize == sizeof (ElfW (Shdr));
}

/* Make MODULE the one that PC is in, leaving the one that it was.  Return
   whether there is such a module.  */

bool
defer_module_enter (struct module *module, uintptr_t pc)
{
  struct module found = { .fd = -1 };
  struct search search = { .pc = pc, .module = &found };
  ElfW (Ehdr) header;

  if (!defer_ask_loader (consider, &search))
    return false;
  if (module->headers == found.headers)
    return true;
  defer_module_leave (module);
  *module = found;
  const char *path = module->name;
  if (*path == '\0' || module->headers == (const void *) getauxval (AT_PHDR))
    {
      /* The executable.  */
      path = "/proc/self/exe";
      module->name = (const char *) getauxval (AT_EXECFN);
      if (!module->name)
	module->name = path;
    }
  const char *slash = strrchr (module->name, '/');
  if (slash)
    module->name = slash + 1;

  module->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (module->fd < 0)
    return true;
  if (read_at (module, &header, sizeof header, 0)
      && same_file_p (module, &header))
    {
      module->sections = header.e_shoff;
      module->section_count = header.e_shnum;
    }
  return true;
}

/* Free what MODULE holds.  */

void
defer_module_leave (struct module *module)
{
  if (module->fd >= 0)
    close (module->fd);
  *module = (struct module) { .fd = -1 };
}

static bool
read_section (const struct module *module, size_t index, ElfW (Shdr) *section)
{
  return index < module->section_count
	 && read_at (module, section, sizeof *section,
		     module->sections + index * sizeof *section);
}

/* Does SYMBOL have ADDRESS in it?  Assembly may give no size; then its
   code ends with its section, or where another symbol is.  */

static bool
has_p (const ElfW (Sym) *symbol, uintptr_t address)
{
  return symbol->st_size == 0 || address - symbol->st_value < symbol->st_size;
}

/* Is SYMBOL, of MODULE, a better choice for ADDRESS than BEST is?  */

static bool
better_p (const struct module *module, const ElfW (Sym) *symbol,
	  const ElfW (Sym) *best, uintptr_t address)
{
  int type = ELF64_ST_TYPE (symbol->st_info);
  ElfW (Shdr) section;

  if ((type != STT_FUNC && type != STT_GNU_IFUNC && type != STT_NOTYPE)
      || symbol->st_shndx == SHN_UNDEF || symbol->st_value > address)
    return false;
  bool sized = symbol->st_size > 0 && has_p (symbol, address);
  bool best_sized = best->st_size > 0 && has_p (best, address);
  if (sized != best_sized)
    return sized;
  if (symbol->st_value < best->st_value
      || (symbol->st_value == best->st_value && type == STT_NOTYPE))
    return false;
  return sized
	 || (read_section (module, symbol->st_shndx, &section)
	     && address - section.sh_addr < section.sh_size);
}

/* Set *BEST to the symbol of the table TABLE of MODULE that is the best
   choice for ADDRESS, if it is better than *BEST.  Return whether it is.  */

static bool
look (const struct module *module, const ElfW (Shdr) *table, uintptr_t address,
      ElfW (Sym) *best)
{
  ElfW (Sym) symbols[32];
  size_t count = table->sh_size / sizeof *symbols, part;
  bool found = false;

  for (size_t i = 0; i < count; i += part)
    {
      part = count - i < 32 ? count - i : 32;
      if (!read_at (module, symbols, part * sizeof *symbols,
		    table->sh_offset + i * sizeof *symbols))
	break;
      for (size_t j = 0; j < part; j++)
	if (better_p (module, &symbols[j], best, address))
	  {
	    *best = symbols[j];
	    found = true;
	  }
    }
  return found;
}

/* Return the symbol of the function that has PC, an address in MODULE, and set
   *OFFSET to how far in it PC is; or NULL.  Valid until the next call.  */

const char *
defer_module_symbol (struct module *module, uintptr_t pc, uintptr_t *offset)
{
  uintptr_t address = pc - module->base;
  ElfW (Sym) best = { .st_value = 0 };
  ElfW (Shdr) table, strings;
  uint64_t name = 0;

  for (size_t i = 0; i < module->section_count; i++)
    if (read_section (module, i, &table)
	&& (table.sh_type == SHT_SYMTAB || table.sh_type == SHT_DYNSYM)
	&& read_section (module, table.sh_link, &strings)
	&& look (module, &table, address, &best))
      name = strings.sh_offset + best.st_name;
  if (name == 0 || !has_p (&best, address)
      || pread (module->fd, module->symbol, sizeof module->symbol,
		(off_t) name)
	   <= 0)
    return NULL;
  module->symbol[sizeof module->symbol - 1] = '\0';
  *offset = address - best.st_value;
  return module->symbol;
}
