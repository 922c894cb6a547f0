/* What debug information tells of an address: the functions, those that were
   inlined too, and the lines.
   SPDX-License-Identifier: MIT

   It is read by libdwfl of elfutils, which is opened when it is needed: a
   program does not depend on it.  The names and types below are that
   library's, with its ABI of version 0.158 (2014) and later.  Where there
   is no such library, and in a static executable, there are no lines.

   The library allocates, and ends the process when it cannot: for a process of
   its own (symbols.c).  */

#include "runtime.h"

#include <dlfcn.h>
#include <elf.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Dwfl Dwfl;
typedef struct Dwfl_Module Dwfl_Module;
typedef struct Dwfl_Line Dwfl_Line;
typedef struct Dwarf_Files Dwarf_Files;
typedef uint64_t Dwarf_Addr;

typedef struct
{
  void *addr, *cu, *abbrev;
  long padding;
} Dwarf_Die;

typedef struct
{
  unsigned code, form;
  void *valp, *cu;
} Dwarf_Attribute;

typedef struct
{
  int (*find_elf) (Dwfl_Module *, void **, const char *, Dwarf_Addr, char **,
		   void **);
  int (*find_debuginfo) (Dwfl_Module *, void **, const char *, Dwarf_Addr,
			 const char *, const char *, uint32_t, char **);
  void *section_address;
  char **debuginfo_path;
} Dwfl_Callbacks;

enum
{
  DW_TAG_lexical_block = 0x0b,
  DW_TAG_inlined_subroutine = 0x1d,
  DW_TAG_subprogram = 0x2e,
  DW_AT_decl_column = 0x39,
  DW_AT_decl_line = 0x3b,
  DW_AT_call_column = 0x57,
  DW_AT_call_file = 0x58,
  DW_AT_call_line = 0x59,
  DW_AT_linkage_name = 0x6e
};

#define FUNCTIONS(F)                                                          \
  F (Dwfl *, dwfl_begin, (const Dwfl_Callbacks *))                            \
  F (int, dwfl_linux_proc_report, (Dwfl *, pid_t))                            \
  F (int, dwfl_report_end, (Dwfl *, void *, void *))                          \
  F (int, dwfl_linux_proc_find_elf,                                           \
     (Dwfl_Module *, void **, const char *, Dwarf_Addr, char **, void **))    \
  F (int, dwfl_standard_find_debuginfo,                                       \
     (Dwfl_Module *, void **, const char *, Dwarf_Addr, const char *,         \
      const char *, uint32_t, char **))                                       \
  F (int, dwfl_build_id_find_debuginfo,                                       \
     (Dwfl_Module *, void **, const char *, Dwarf_Addr, const char *,         \
      const char *, uint32_t, char **))                                       \
  F (Dwfl_Module *, dwfl_addrmodule, (Dwfl *, Dwarf_Addr))                    \
  F (const char *, dwfl_module_addrinfo,                                      \
     (Dwfl_Module *, Dwarf_Addr, uint64_t *, Elf64_Sym *, uint32_t *,         \
      void **, Dwarf_Addr *))                                                 \
  F (Dwfl_Line *, dwfl_module_getsrc, (Dwfl_Module *, Dwarf_Addr))            \
  F (const char *, dwfl_lineinfo,                                             \
     (Dwfl_Line *, Dwarf_Addr *, int *, int *, uint64_t *, uint64_t *))       \
  F (Dwarf_Die *, dwfl_module_addrdie,                                        \
     (Dwfl_Module *, Dwarf_Addr, Dwarf_Addr *))                               \
  F (int, dwarf_child, (Dwarf_Die *, Dwarf_Die *))                            \
  F (int, dwarf_siblingof, (Dwarf_Die *, Dwarf_Die *))                        \
  F (int, dwarf_haspc, (Dwarf_Die *, Dwarf_Addr))                             \
  F (int, dwarf_tag, (Dwarf_Die *))                                           \
  F (const char *, dwarf_diename, (Dwarf_Die *))                              \
  F (Dwarf_Attribute *, dwarf_attr_integrate,                                 \
     (Dwarf_Die *, unsigned, Dwarf_Attribute *))                              \
  F (const char *, dwarf_formstring, (Dwarf_Attribute *))                     \
  F (int, dwarf_formudata, (Dwarf_Attribute *, uint64_t *))                   \
  F (ptrdiff_t, dwarf_ranges,                                                 \
     (Dwarf_Die *, ptrdiff_t, Dwarf_Addr *, Dwarf_Addr *, Dwarf_Addr *))      \
  F (int, dwarf_getsrcfiles, (Dwarf_Die *, Dwarf_Files **, size_t *))         \
  F (const char *, dwarf_filesrc,                                             \
     (Dwarf_Files *, size_t, uint64_t *, uint64_t *))

static struct
{
#define MEMBER(type, name, parameters) type (*name) parameters;
  FUNCTIONS (MEMBER)
} library;

static Dwfl *session;

static bool
open_library (void)
{
  /* In a static executable there is no dlopen that finds the library's needs
     met, and the linker warns of a reference to it.  */
  void *(*open) (const char *, int)
    = (void *(*) (const char *, int)) dlsym (RTLD_DEFAULT, "dlopen");
  void *handle = open ? open ("libdw.so.1", RTLD_NOW | RTLD_LOCAL) : NULL;
  if (!handle)
    return false;
#define LOAD(type, name, parameters)                                          \
  library.name = (type (*) parameters) dlsym (handle, #name);                 \
  if (!library.name)                                                          \
    return false;
  FUNCTIONS (LOAD)
  return true;
}

/* The standard way to find debug information in a file of its own, except that
   nobody is asked over the network.  */

static int
find_debuginfo (Dwfl_Module *module, void **data, const char *name,
		Dwarf_Addr base, const char *file, const char *debuglink,
		uint32_t crc, char **found)
{
  if (getenv ("DEBUGINFOD_URLS"))
    return library.dwfl_build_id_find_debuginfo (module, data, name, base,
						 file, debuglink, crc, found);
  return library.dwfl_standard_find_debuginfo (module, data, name, base, file,
					       debuglink, crc, found);
}

/* Get ready to find the lines of this process.  Return whether that works.  */

bool
defer_lines_open (void)
{
  static char *debuginfo_path;
  static Dwfl_Callbacks callbacks;

  if (!open_library ())
    return false;
  callbacks.find_elf = library.dwfl_linux_proc_find_elf;
  callbacks.find_debuginfo = find_debuginfo;
  callbacks.debuginfo_path = &debuginfo_path;
  session = library.dwfl_begin (&callbacks);
  return session && library.dwfl_linux_proc_report (session, getpid ()) == 0
	 && library.dwfl_report_end (session, NULL, NULL) == 0;
}

/* Return the attribute NAME of DIE, a number, or 0.  */

static uint64_t
number_of (Dwarf_Die *die, unsigned name)
{
  Dwarf_Attribute attribute;
  uint64_t value;

  if (!library.dwarf_attr_integrate (die, name, &attribute)
      || library.dwarf_formudata (&attribute, &value) != 0)
    return 0;
  return value;
}

/* Return the symbol, if C++ gives it one, or the name of the function DIE.  */

static const char *
name_of (Dwarf_Die *die)
{
  Dwarf_Attribute attribute;
  const char *name = NULL;

  if (library.dwarf_attr_integrate (die, DW_AT_linkage_name, &attribute))
    name = library.dwarf_formstring (&attribute);
  return name ? name : library.dwarf_diename (die);
}

/* Return where the piece of DIE's code begins that PC is in, or PC.  */

static Dwarf_Addr
beginning_of (Dwarf_Die *die, Dwarf_Addr pc)
{
  Dwarf_Addr base, start, end;
  ptrdiff_t next = 0;

  while ((next = library.dwarf_ranges (die, next, &base, &start, &end)) > 0)
    if (pc >= start && pc < end)
      return start;
  return pc;
}

/* Is DIE, an inlined function, one that the source calls?  GCC may split a
   function, and inline one part into the other, where the function is
   declared.  */

static bool
inlined_call_p (Dwarf_Die *die)
{
  return number_of (die, DW_AT_call_line) != number_of (die, DW_AT_decl_line)
	 || number_of (die, DW_AT_call_column)
	      != number_of (die, DW_AT_decl_column);
}

/* Set CALLS, outermost first, to those at PC that were inlined, in the unit of
   compilation UNIT.  Return their number.  (dwarf_getscopes finds none after
   optimization at link time.)  */

static size_t
find_calls (Dwarf_Die *unit, Dwarf_Addr pc,
	    Dwarf_Die calls[static MOST_INLINED])
{
  Dwarf_Die die = *unit, child;
  size_t count = 0;
  bool more = library.dwarf_child (&die, &child) == 0;

  while (more && count < MOST_INLINED - 1)
    {
      die = child;
      int tag = library.dwarf_tag (&die);
      bool scope = tag == DW_TAG_subprogram || tag == DW_TAG_inlined_subroutine
		   || tag == DW_TAG_lexical_block;
      if (scope && library.dwarf_haspc (&die, pc) > 0)
	{
	  if (tag == DW_TAG_subprogram)
	    count = 0;
	  else if (inlined_call_p (&die))
	    calls[count++] = die;
	  more = library.dwarf_child (&die, &child) == 0;
	}
      else
	more = library.dwarf_siblingof (&die, &child) == 0;
    }
  return count;
}

/* Set PLACES, innermost first, to the functions that are inlined at PC.
   PLACES begins with the line of PC, and ends with that of the outermost
   call.  Return their number.  */

static size_t
find_inlined (Dwfl_Module *module, uintptr_t pc, struct place *places)
{
  Dwarf_Addr bias;
  Dwarf_Die *unit = library.dwfl_module_addrdie (module, pc, &bias);
  Dwarf_Die calls[MOST_INLINED];
  Dwarf_Files *files;
  size_t file_count, count, depth;

  if (!unit || library.dwarf_getsrcfiles (unit, &files, &file_count) != 0)
    return 0;
  count = find_calls (unit, pc - bias, calls);
  for (depth = 0; depth < count; depth++)
    {
      Dwarf_Die *call = &calls[count - 1 - depth];
      struct place *place = &places[depth];
      uint64_t file = number_of (call, DW_AT_call_file);

      place->function = name_of (call);
      place->offset = pc - bias - beginning_of (call, pc - bias);
      place[1].file = file < file_count
			? library.dwarf_filesrc (files, file, NULL, NULL)
			: NULL;
      place[1].line = (int) number_of (call, DW_AT_call_line);
    }
  return depth;
}

/* Set PLACES to what runs at PC, functions that are inlined there first.
   Return how many there are; 0 if PC is not known at all.  */

size_t
defer_lines_find (uintptr_t pc, struct place places[static MOST_INLINED])
{
  Dwfl_Module *module = library.dwfl_addrmodule (session, pc);
  uint64_t offset = 0;
  Elf64_Sym symbol;
  size_t depth = 0;

  if (!module)
    return 0;
  places[0].file = NULL;
  Dwfl_Line *line = library.dwfl_module_getsrc (module, pc);
  if (line)
    {
      places[0].file = library.dwfl_lineinfo (line, NULL, &places[0].line,
					      NULL, NULL, NULL);
      depth = find_inlined (module, pc, places);
    }
  places[depth].function = library.dwfl_module_addrinfo (
    module, pc, &offset, &symbol, NULL, NULL, NULL);
  places[depth].offset = offset;
  return depth + 1;
}
