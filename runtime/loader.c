/* What the dynamic loader has loaded.
   SPDX-License-Identifier: MIT

   The loader answers under a lock, for which this thread would wait for ever if

     it has the lock itself, and a signal handler panics: no handler may come;

     it is the child of a fork, and a thread that is no more had the lock: the
     loader is not asked.  What its answers are cached for is then found out
     anew each time, and a report has addresses in place of names.

   Without glibc, with musl that is, a libgcc that was built for glibc asks us where
   the tables of an object are.  */

#include "runtime.h"

#include <link.h>
#include <pthread.h>
#include <signal.h>

#if __has_include (<sys/single_threaded.h>)
# include <sys/single_threaded.h>
# pragma weak __libc_single_threaded
#endif

/* May the lock be one that nobody gives back?  */
static bool may_be_locked;

/* Had the process that forks other threads?  */
static bool had_threads;

static void
before_fork (void)
{
#if __has_include (<sys/single_threaded.h>)
  had_threads = !&__libc_single_threaded || !__libc_single_threaded;
#else
  had_threads = true;
#endif
}

static void
in_child (void)
{
  may_be_locked |= had_threads;
}

static void __attribute__ ((constructor))
watch_forks (void)
{
  pthread_atfork (before_fork, NULL, in_child);
}

bool
defer_loader_locked_p (void)
{
  return may_be_locked;
}

/* Have the loader call CALLBACK with DATA for each object that is loaded, until it
   returns something else than 0.  Return that, or 0.  */

int
defer_ask_loader (int (*callback) (struct dl_phdr_info *, size_t, void *),
		  void *data)
{
  sigset_t all, before;

  if (may_be_locked)
    return 0;
  sigfillset (&all);
  pthread_sigmask (SIG_BLOCK, &all, &before);
  int answer = dl_iterate_phdr (callback, data);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return answer;
}

#if !defined __GLIBC__ && defined __LP64__

/* libgcc names these weakly, and takes all of them to be there if one is.  In a
   static program there would be only what somebody else needs.  */
static void *const threads[] __attribute__ ((used)) = {
  pthread_once, pthread_mutex_lock, pthread_mutex_unlock, pthread_key_create,
  pthread_getspecific, pthread_setspecific
};

/* What libgcc reads of glibc's struct dl_find_object.  */
struct found_object
{
  unsigned long long flags;
  void *start, *end;
  struct link_map *link_map;
  const void *eh_frame;
};

/* As _dl_find_object of glibc has them.  */
struct object_search
{
  uintptr_t address;
  struct found_object *result;
};

/* Called for each object: if it has the address sought, and tables, describe
   it.  */

static int
describe (struct dl_phdr_info *info, size_t size, void *data)
{
  const struct object_search *search = data;
  const ElfW (Phdr) *here = NULL, *tables = NULL;
  (void) size;

  for (size_t i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *header = &info->dlpi_phdr[i];
      uintptr_t offset = search->address - info->dlpi_addr - header->p_vaddr;
      if (header->p_type == PT_LOAD && offset < header->p_memsz)
	here = header;
      else if (header->p_type == PT_GNU_EH_FRAME)
	tables = header;
    }
  if (!here || !tables)
    return 0;
  *search->result = (struct found_object) {
    .start = (void *) (info->dlpi_addr + here->p_vaddr),
    .end = (void *) (info->dlpi_addr + here->p_vaddr + here->p_memsz),
    .eh_frame = (const void *) (info->dlpi_addr + tables->p_vaddr)
  };
  return 1;
}

/* Store what is known of the object that has ADDRESS, and return 0; or return -1.
   The loader is asked even if its lock may be lost: without this nothing
   unwinds, and musl gives it back in the child.  */

int __attribute__ ((weak))
_dl_find_object (void *address, struct found_object *result)
{
  struct object_search search = { (uintptr_t) address, result };
  return dl_iterate_phdr (describe, &search) ? 0 : -1;
}

/* GCC does not have the linker make the index of the tables where it is told, as
   musl-gcc tells it, how to call the linker.  Nothing would be unwound.  */

static void __attribute__ ((constructor))
check_tables (void)
{
  struct found_object result;

  if (_dl_find_object (check_tables, &result) != 0)
    defer_fatal ("the program cannot unwind: link with -Wl,--eh-frame-hdr");
}

#endif
