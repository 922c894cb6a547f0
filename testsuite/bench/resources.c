/* The kernels' resources: cheap, and able to tell that all came back.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "bench.h"
#include "resources.h"

struct lock locks[8];

static int outstanding;
static unsigned history;

/* The order of the operations counts, too.  */

static void
note (int operation, int change)
{
  history = history * 31 + operation;
  outstanding += change;
}

void
res_lock (struct lock *l)
{
  note (l - locks, 1);
}

void
res_unlock (struct lock *l)
{
  note (8 + (l - locks), -1);
}

int
res_open (int n)
{
  if (n % 16 == 15)
    return -1;
  note (16, 1);
  return 3 + n % 8;
}

int
res_read (int fd)
{
  return fd * 5 % 7;
}

int
res_close (int fd)
{
  note (32 + fd, -1);
  return fd % 8 == 6 ? -1 : 0;
}

void *
res_alloc (int size)
{
  if (size % 16 == 15)
    return 0;
  note (17, 1);
  return &locks[size % 8];
}

void
res_free (void *p)
{
  if (p)
    note (48 + ((struct lock *) p - locks), -1);
}

int
res_work (int n)
{
  return (n ^ n >> 2) & 7;
}

void
res_undo (int n)
{
  note (64 + n % 8, 0);
}

int
resources_outstanding (void)
{
  return outstanding;
}

unsigned
resources_history (void)
{
  return history;
}

void
resources_forget (void)
{
  history = 0;
}
