/* What is known of an address without debug information: the file that it is
   from, and the function, by the symbol table of that file.
   SPDX-License-Identifier: MIT

   Neither allocates, and both work in static executables, where dladdr knows
   nothing.  The symbol table is read from the file, as only that has the names
   of functions that are not exported.  Follows the ELF chapters of the System V
   ABI.  */

#include "runtime.h"

#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct search
{
  uintptr_t pc;
  struct module *module;
};

/* Called for each module that is loaded: take that which has the address sought.  */

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
	  module->path = module->name = info->dlpi_name;
	  return 1;
	}
    }
  return 0;
}

/* Map the file of MODULE, if it is still the one that was loaded.  */

static void
map (struct module *module)
{
  size_t headers = module->header_count * sizeof (ElfW (Phdr));
  struct stat status;
  int fd = open (module->path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return;
  if (fstat (fd, &status) == 0
      && (size_t) status.st_size > sizeof (ElfW (Ehdr)))
    {
      size_t size = (size_t) status.st_size;
      const char *image = mmap (NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
      if (image != MAP_FAILED)
	{
	  const ElfW (Ehdr) *header = (const void *) image;
	  if (header->e_phoff <= size && headers <= size - header->e_phoff
	      && !memcmp (image + header->e_phoff, module->headers, headers))
	    {
	      module->image = image;
	      module->size = size;
	    }
	  else
	    munmap ((void *) image, size);
	}
    }
  close (fd);
}

/* Make MODULE the one that PC is in, leaving the one that it was.  Return whether
   there is such a module.  */

bool
defer_module_enter (struct module *module, uintptr_t pc)
{
  struct module found = { .name = NULL };
  struct search search = { .pc = pc, .module = &found };

  if (!dl_iterate_phdr (consider, &search))
    return false;
  if (module->headers == found.headers)
    return true;
  defer_module_leave (module);
  *module = found;
  if (*module->path == '\0')
    {
      /* The executable.  */
      module->path = "/proc/self/exe";
      module->name = (const char *) getauxval (AT_EXECFN);
      if (!module->name)
	module->name = module->path;
    }
  const char *slash = strrchr (module->name, '/');
  if (slash)
    module->name = slash + 1;
  map (module);
  return true;
}

/* Free what MODULE holds.  */

void
defer_module_leave (struct module *module)
{
  if (module->image)
    munmap ((void *) module->image, module->size);
  memset (module, 0, sizeof *module);
}

/* A string or a table of the mapped file, or NULL if it does not have all of
   the COUNT elements of SIZE bytes at OFFSET.  */

static const void *
part (const struct module *module, ElfW (Off) offset, size_t count, size_t size)
{
  if (offset > module->size || count > (module->size - offset) / size)
    return NULL;
  return module->image + offset;
}

struct found
{
  const char *name;
  uintptr_t value;
  bool sized;
};

/* Look for ADDRESS, as MODULE's file counts, in the symbol table TABLE, one of
   its SECTIONS.  */

static void
look (const struct module *module, const ElfW (Shdr) *sections, size_t count,
      const ElfW (Shdr) *table, uintptr_t address, struct found *found)
{
  size_t symbol_count = table->sh_size / sizeof (ElfW (Sym));
  const ElfW (Sym) *symbol = part (module, table->sh_offset, symbol_count,
				   sizeof *symbol);
  const ElfW (Shdr) *strings = &sections[table->sh_link];
  if (!symbol || table->sh_link >= count
      || !part (module, strings->sh_offset, strings->sh_size, 1))
    return;

  for (const ElfW (Sym) *end = symbol + symbol_count; symbol < end; symbol++)
    {
      int type = ELF64_ST_TYPE (symbol->st_info);
      bool sized = symbol->st_size > 0;
      if ((type != STT_FUNC && type != STT_GNU_IFUNC)
	  || symbol->st_shndx == SHN_UNDEF || symbol->st_shndx >= count
	  || symbol->st_name >= strings->sh_size)
	continue;
      /* Without a size, as in assembly, a function ends with its section, or
	 where another one begins.  */
      const ElfW (Shdr) *section = &sections[symbol->st_shndx];
      bool inside = sized
		      ? address - symbol->st_value < symbol->st_size
		      : address >= symbol->st_value
			  && address - section->sh_addr < section->sh_size;
      if (inside
	  && (!found->name || (sized && !found->sized)
	      || (sized == found->sized && symbol->st_value > found->value)))
	{
	  found->name = module->image + strings->sh_offset + symbol->st_name;
	  found->value = symbol->st_value;
	  found->sized = sized;
	}
    }
}

/* Return the symbol of the function that has PC, an address in MODULE, and set
   *OFFSET to how far in it PC is; or NULL.  Valid until MODULE is left.  */

const char *
defer_module_symbol (const struct module *module, uintptr_t pc,
		     uintptr_t *offset)
{
  const ElfW (Ehdr) *header = (const void *) module->image;
  struct found found = { .name = NULL };

  if (!header || header->e_shentsize != sizeof (ElfW (Shdr)))
    return NULL;
  const ElfW (Shdr) *sections = part (module, header->e_shoff, header->e_shnum,
				      sizeof *sections);
  if (!sections)
    return NULL;
  for (size_t i = 0; i < header->e_shnum; i++)
    if (sections[i].sh_type == SHT_SYMTAB || sections[i].sh_type == SHT_DYNSYM)
      look (module, sections, header->e_shnum, &sections[i],
	    pc - module->base, &found);
  if (!found.name)
    return NULL;
  *offset = pc - module->base - found.value;
  return found.name;
}
