/* Two mutexes and early returns: each unlock stands beside its lock.
   SPDX-License-Identifier: MIT

     transfer < LEDGER

   A line of LEDGER is `FROM TO AMOUNT'.  Four threads work through it at
   once.  transfer () takes two locks and has four ways out; none of them
   mentions an unlock, and a fifth one could not forget it.  Both defers are
   unconditional, so the code is what one would write by hand (rule 4.2 in
   defer(7)).  In the end the program checks that no money was made and that
   no lock is held.  */

#include <defer.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { ACCOUNTS = 8, THREADS = 4, START = 1000, CEILING = 1500 };

struct account
{
  pthread_mutex_t lock;
  long balance;
};

static struct account accounts[ACCOUNTS];

enum outcome { DONE, SAME_ACCOUNT, INSUFFICIENT, TOO_RICH, OUTCOMES };

static const char *const outcome_names[OUTCOMES]
  = { "done", "same account", "insufficient funds", "over the ceiling" };

static pthread_mutex_t ledger_lock = PTHREAD_MUTEX_INITIALIZER;
static long counts[OUTCOMES];

/* Move AMOUNT from FROM to TO, or say why not.  */

static enum outcome
transfer (struct account *from, struct account *to, long amount)
{
  if (from == to)
    return SAME_ACCOUNT;

  /* Everybody takes the lower account first, so nobody waits in a ring.  */
  struct account *first = from < to ? from : to;
  struct account *second = from < to ? to : from;
  pthread_mutex_lock (&first->lock);
  defer pthread_mutex_unlock (&first->lock);
  pthread_mutex_lock (&second->lock);
  defer pthread_mutex_unlock (&second->lock);

  if (from->balance < amount)
    return INSUFFICIENT;
  if (to->balance + amount > CEILING)
    return TOO_RICH;

  from->balance -= amount;
  to->balance += amount;
  return DONE;
}

/* Read the next line of the ledger.  Return 1, or 0 when there is none.  */

static int
next_line (unsigned *from, unsigned *to, long *amount)
{
  pthread_mutex_lock (&ledger_lock);
  defer pthread_mutex_unlock (&ledger_lock);
  return scanf ("%u %u %ld", from, to, amount) == 3;
}

static void
count (enum outcome what)
{
  pthread_mutex_lock (&ledger_lock);
  defer pthread_mutex_unlock (&ledger_lock);
  counts[what]++;
}

static void *
work (void *unused)
{
  unsigned from, to;
  long amount;
  while (next_line (&from, &to, &amount))
    count (transfer (&accounts[from % ACCOUNTS], &accounts[to % ACCOUNTS],
		     amount));
  return unused;
}

int
main (void)
{
  for (int i = 0; i < ACCOUNTS; i++)
    {
      pthread_mutex_init (&accounts[i].lock, NULL);
      accounts[i].balance = START;
    }

  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    if (pthread_create (&threads[i], NULL, work, NULL) != 0)
      abort ();
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);

  for (int i = 0; i < OUTCOMES; i++)
    printf ("%-20s %6ld\n", outcome_names[i], counts[i]);

  long sum = 0;
  int held = 0;
  for (int i = 0; i < ACCOUNTS; i++)
    {
      sum += accounts[i].balance;
      if (pthread_mutex_trylock (&accounts[i].lock) != 0)
	held++;
    }
  printf ("%d accounts hold %ld, %d locks are held\n", ACCOUNTS, sum, held);
  return sum == (long) ACCOUNTS * START && held == 0 ? 0 : 1;
}
