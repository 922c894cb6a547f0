/* What the language-specific data area says of a call.
   SPDX-License-Identifier: MIT

   GCC's table of call sites: where an exception that leaves the call lands, and
   for C++ which handlers there are.  A forced unwind enters cleanups, and those
   handlers that would catch it are left to the personality routine of C++, and
   all that belongs to another language to that of the language.  */

#include "walk.h"

#ifdef DEFER_WALKER

#include "encoded.h"

#include <dlfcn.h>
#include <stdatomic.h>

/* The personality routine of C, if the program has it.  */
extern char c_personality[] __asm__ ("__gcc_personality_v0")
  __attribute__ ((weak));

/* Is PERSONALITY that of C++?  A weak reference would do, but for GNU ld 2.40:
   it says that the routine is undefined where link-time optimization has found
   that nothing else refers to it.  */

static bool
personality_of_cxx_p (const void *personality)
{
  static const void *_Atomic known;
  const void *cxx = atomic_load_explicit (&known, memory_order_relaxed);
  if (!cxx)
    {
      cxx = dlsym (RTLD_DEFAULT, "__gxx_personality_v0");
      atomic_store_explicit (&known, cxx, memory_order_relaxed);
    }
  return cxx && personality == cxx;
}

/* Are there only cleanups in the chain of actions that begins at AT?  */

static bool
only_cleanups_p (const unsigned char *at)
{
  for (;;)
    {
      if (read_sleb128 (&at) != 0)
	return false;
      const unsigned char *next = at;
      int64_t distance = read_sleb128 (&at);
      if (distance == 0)
	return true;
      at = next + distance;
    }
}

/* Store in *PAD where an exception lands that leaves the call of FUNCTION which
   returns to PC, 0 if it passes by.  LSDA and PERSONALITY are those of the function.
   Return false if the personality routine must be asked.  */

bool
defer_read_lsda (const unsigned char *lsda, const void *personality,
		 uintptr_t function, uintptr_t pc, uintptr_t *pad)
{
  const bool c = personality == c_personality;
  const uintptr_t offset = pc - 1 - function;
  uintptr_t base = function, table_length;

  *pad = 0;
  if (!c && !personality_of_cxx_p (personality))
    return false;
  if (!lsda)
    return true;
  unsigned char encoding = *lsda++;
  if (encoding != ENCODED_OMITTED && !read_encoded (encoding, &lsda, &base))
    return false;
  if (*lsda++ != ENCODED_OMITTED)
    read_uleb128 (&lsda);
  encoding = *lsda++;
  table_length = read_uleb128 (&lsda);
  const unsigned char *actions = lsda + table_length;

  while (lsda < actions)
    {
      uintptr_t start, length, landing, action;
      if (!read_encoded (encoding, &lsda, &start)
	  || !read_encoded (encoding, &lsda, &length)
	  || !read_encoded (encoding, &lsda, &landing))
	return false;
      action = read_uleb128 (&lsda);
      if (offset < start)
	break;
      if (offset - start >= length)
	continue;
      if (landing)
	*pad = base + landing;
      return c || !landing || !action || only_cleanups_p (actions + action - 1);
    }
  /* In C++, what may not throw has no entry.  */
  return c;
}

#endif /* DEFER_WALKER */
