/* A block that undoes the work unless it was finished.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

#ifdef CLEANUP
struct job { int fd, done; };

static inline void
end (struct job *j)
{
  if (!j->done)
    res_undo (j->fd);
  res_close (j->fd);
}
#elif defined RAII
struct job
{
  int fd, done;
  explicit job (int fd) : fd (fd), done (0) {}
  ~job ()
  {
    if (!done)
      res_undo (fd);
    res_close (fd);
  }
};
#endif

int
kernel (int n)
{
  int fd = res_open (n);
  if (fd < 0)
    return -1;
#ifdef GOTO
  int done = 0, r = res_read (fd);
  if (r == 0)
    goto out;
  r += res_work (r);
  if (r > 5)
    goto out;
  done = 1;
out:
  if (!done)
    res_undo (fd);
  res_close (fd);
  return r;
#else
# ifdef CLEANUP
  AT_END (end) struct job j = { fd, 0 };
#  define done j.done
# elif defined BY_DEFER
  int done = 0;
  defer
    {
      if (!done)
	res_undo (fd);
      res_close (fd);
    }
# elif defined RAII
  job j (fd);
#  define done j.done
# endif
  int r = res_read (fd);
  if (r == 0)
    return r;
  r += res_work (r);
  if (r > 5)
    return r;
  done = 1;
  return r;
#endif
}
