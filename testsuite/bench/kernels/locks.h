/* HOLD, TAKE_IF and GIVE: locks that are each taken under a condition.
   SPDX-License-Identifier: GPL-3.0-or-later

   GIVE is what the end of the kernel says by hand.  A kernel that defines
   WANTED (i) tests its condition again there instead of remembering it.  */

#include "../bench.h"

#ifdef CLEANUP
# define HOLD(i) AT_END (unlock_if) struct lock *held##i = 0
#elif defined RAII
# define HOLD(i) maybe_locked held##i
#elif defined GOTO && !defined WANTED
# define HOLD(i) struct lock *held##i = 0
#else
# define HOLD(i) (void) 0
#endif

#ifdef RAII
# define TAKE(i) held##i.take (&locks[i])
#elif defined BY_DEFER
# define TAKE(i) res_lock (&locks[i]); defer res_unlock (&locks[i])
#elif defined GOTO && defined WANTED
# define TAKE(i) res_lock (&locks[i])
#else
# define TAKE(i) res_lock (&locks[i]); held##i = &locks[i]
#endif

#define TAKE_IF(condition, i) if (condition) { TAKE (i); }

#ifndef GOTO
# define GIVE(i) (void) 0
#elif defined WANTED
# define GIVE(i) if (WANTED (i)) res_unlock (&locks[i])
#else
# define GIVE(i) if (held##i) res_unlock (held##i)
#endif
