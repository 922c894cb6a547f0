/* A wait group: threads that no return leaves behind, and their errors folded
   into one.
   SPDX-License-Identifier: MIT

     checksum FILE...

   Print the checksums that cksum prints, computed by a thread for each file.
   The threads use variables of check_files (), which must not return before
   they have ended.  So the wait is deferred before the first of them starts:
   also when the thirtieth cannot be started, those that run are waited for.
   In a thread, done () is deferred first and so runs last, whatever has
   happened (rules 2.1 and 3.1 in defer(7)).  A thread that fails panics; what
   remains of that is one error, the first, and the number of them.  */

#include <defer.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wait_group
{
  pthread_mutex_t lock;
  pthread_cond_t none;
  int running;
  int errors;
  char first_error[128];
};

struct job
{
  struct wait_group *group;
  const char *name;
  uint32_t sum;
  long long size;		/* Negative while the sum is not known.  */
};

/* One more thread is going to call done ().  */

static void
add (struct wait_group *group)
{
  pthread_mutex_lock (&group->lock);
  defer pthread_mutex_unlock (&group->lock);
  group->running++;
}

static void
done (struct wait_group *group)
{
  pthread_mutex_lock (&group->lock);
  defer pthread_mutex_unlock (&group->lock);
  if (--group->running == 0)
    pthread_cond_signal (&group->none);
}

/* Wait until nobody is running.  */

static void
wait_for_all (struct wait_group *group)
{
  pthread_mutex_lock (&group->lock);
  defer pthread_mutex_unlock (&group->lock);
  while (group->running > 0)
    pthread_cond_wait (&group->none, &group->lock);
}

/* Remember the error TEXT, if it is the first.  */

static void
fold_error (struct wait_group *group, const char *text)
{
  pthread_mutex_lock (&group->lock);
  defer pthread_mutex_unlock (&group->lock);
  if (group->errors++ == 0)
    snprintf (group->first_error, sizeof group->first_error, "%s", text);
}

/* Return CRC with the eight bits of BYTE added, as POSIX has it for cksum.  */

static uint32_t
add_byte (uint32_t crc, unsigned byte)
{
  crc ^= (uint32_t) byte << 24;
  for (int i = 0; i < 8; i++)
    crc = crc << 1 ^ (crc >> 31 ? 0x04c11db7 : 0);
  return crc;
}

static void
check_file (struct job *job)
{
  FILE *file = fopen (job->name, "rb");
  if (!file)
    panic ("%s: %s", job->name, strerror (errno));
  defer fclose (file);

  uint32_t crc = 0;
  long long size = 0;
  for (int c; (c = getc_unlocked (file)) != EOF; size++)
    crc = add_byte (crc, c);
  if (ferror (file))
    panic ("%s: %s", job->name, strerror (errno));
  for (long long n = size; n > 0; n >>= 8)
    crc = add_byte (crc, n & 0xff);
  job->sum = ~crc;
  job->size = size;
}

static void *
work (void *argument)
{
  struct job *job = argument;
  defer done (job->group);
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
	fold_error (job->group, p->message);
    }
  check_file (job);
  return NULL;
}

/* Start a thread for JOB.  Return 0 or an errno.  */

static int
start (struct job *job)
{
  pthread_attr_t detached;
  pthread_attr_init (&detached);
  defer pthread_attr_destroy (&detached);
  pthread_attr_setdetachstate (&detached, PTHREAD_CREATE_DETACHED);

  pthread_t thread;
  add (job->group);
  int error = pthread_create (&thread, &detached, work, job);
  if (error != 0)
    done (job->group);
  return error;
}

/* Find the sums of all N JOBS.  GROUP has the errors in the end.  */

static void
check_files (struct wait_group *group, struct job *jobs, int n)
{
  defer wait_for_all (group);
  for (int i = 0; i < n; i++)
    {
      int error = start (&jobs[i]);
      if (error != 0)
	{
	  fold_error (group, strerror (error));
	  return;
	}
    }
}

int
main (int argc, char **argv)
{
  int n = argc - 1;
  struct job *jobs = calloc (n + 1, sizeof *jobs);
  if (!jobs)
    return 2;
  defer free (jobs);

  struct wait_group group = { .lock = PTHREAD_MUTEX_INITIALIZER,
			      .none = PTHREAD_COND_INITIALIZER };
  for (int i = 0; i < n; i++)
    jobs[i] = (struct job) { &group, argv[i + 1], 0, -1 };
  check_files (&group, jobs, n);

  for (int i = 0; i < n; i++)
    if (jobs[i].size >= 0)
      printf ("%u %lld %s\n", (unsigned) jobs[i].sum, jobs[i].size,
	      jobs[i].name);
  if (group.errors > 0)
    fprintf (stderr, "checksum: %d of %d failed, the first: %s\n",
	     group.errors, n, group.first_error);
  return group.errors > 0;
}
