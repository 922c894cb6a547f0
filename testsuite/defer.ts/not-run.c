/* Rule 6.7, TS semantics 3, TS semantics 6, TS example 3: longjmp, exit and others that do not return do not run it.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-exit" } */

#include <stddefer.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "../defer.run/check.h"

static jmp_buf env;
static int out[2];

static void OPAQUE
jumps (int n)
{
  defer note (1);
  while (n)
    {
      defer note (2);
      longjmp (env, 1);
    }
}

static void OPAQUE
jumps_inside (int n)
{
  defer note (1);
  for (volatile int i = 0; i < n; i++)
    {
      defer note (10 + i);
      if (setjmp (env) == 0)
	{
	  defer note (3);
	  longjmp (env, 1);
	}
      note (20);
    }
}

/* Control comes to it more than once: it is as if it came once.  */

static void OPAQUE
again (void)
{
  static int times;
  if (setjmp (env) == 2)
    say ("back");
  defer note (4);
  if (times++ < 2)
    longjmp (env, 2);
  note (5);
}

static void OPAQUE
report (void)
{
  CHECK (write (out[1], "x", 1) == 1);
}

/* The ways to end, and signals.  */
enum { WAYS = 9 };

static void __attribute__ ((noreturn))
leave (int how)
{
  static char *const arguments[] = { NULL };
  switch (how)
    {
    case 0:
      exit (0);
    case 1:
      _exit (0);
    case 2:
      _Exit (0);
    case 3:
      quick_exit (0);
    case 4:
      execv ("/bin/true", arguments);
      break;
    case 5:
      raise (SIGINT);
      break;
    case 6:
      raise (SIGTERM);
      break;
    case 7:
      raise (SIGABRT);
      break;
    }
  abort ();
}

static void
ends (int how)
{
  defer report ();
  {
    defer { report (); }
    leave (how);
  }
}

int
main (void)
{
  char byte;
  if (setjmp (env) == 0)
    jumps (opaque (1));
  EXPECT ("");
  jumps_inside (2);
  EXPECT ("20 10 20 11 1");
  again ();
  EXPECT ("back back 5 4");

  CHECK (pipe (out) == 0);
  for (int how = 0; how < WAYS; how++)
    {
      pid_t child = fork ();
      CHECK (child >= 0);
      if (child == 0)
	ends (how);
      CHECK (waitpid (child, NULL, 0) == child);
    }
  close (out[1]);
  CHECK (read (out[0], &byte, 1) == 0);
  return 0;
}
