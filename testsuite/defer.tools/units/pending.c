/* What info-defers.sh stops at: the N-th stop is a panic, which runs what is pending.
   SPDX-License-Identifier: GPL-3.0-or-later

   Each deferred call that was pending then says where its defer stands.  */

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

static int stops, wanted, over;

static void
ran (int line)
{
  if (over && line)
    printf ("%d\n", line);
}

static void __attribute__ ((noinline))
stop (void)
{
  if (++stops != wanted)
    return;
  over = 1;
  panic ("here");
}

static int __attribute__ ((noinline))
stopping (int n)
{
  stop ();
  return n;
}

static void
stops_and_ran (int line)
{
  stop ();
  ran (line);
}

#define CALL defer ran (over ? 0 : __LINE__)
#define BLOCK defer { ran (__LINE__); }

static void __attribute__ ((noinline))
unconditional (void)
{
  stop ();
  CALL;
  stop ();
  {
    BLOCK; stop (); CALL;
  }
  defer stops_and_ran (stopping (__LINE__));
  stop ();
  CALL;
}

static void __attribute__ ((noinline))
bits (int n)
{
  if (n & 1)
    CALL;
  stop ();
  CALL;
  if (n & 2)
    {
      BLOCK
      stop ();
      CALL;
    }
  else
    defer stops_and_ran (stopping (__LINE__));
  stop ();
  if (n & 4)
    return;
  CALL;
  stop ();
}

static void __attribute__ ((noinline))
chain (int n)
{
  stop ();
  CALL;
  for (int i = 0; i < n; i++)
    {
      CALL;
      if (i % 3 == 1)
	CALL;
      stop ();
    }
  if (n == 3)
    CALL;
  stop ();
  while (n-- > 1)
    defer stops_and_ran (stopping (__LINE__));
  stop ();
  BLOCK
  stop ();
}

/* The records fill what is in the frame, and chunks.  */

static void __attribute__ ((noinline))
many (void)
{
  for (int i = 0; i < 1000; i++)
    CALL;
  CALL;
  stop ();
}

/* Deferred blocks have masks and chains of their own.  */

static void __attribute__ ((noinline))
nested (int n)
{
  if (n)
    CALL;
  for (int i = 0; i < n; i++)
    CALL;
  defer
    {
      ran (__LINE__ - 2);
      if (n == 2)
	CALL;
      stop ();
      CALL;
      for (int i = 0; i < 2; i++)
	{
	  CALL;
	  stop ();
	}
      if (n)
	CALL;
    }
  stop ();
}

static void __attribute__ ((noinline))
scoped (int n)
{
  for (int i = 0; i < n; i++)
    {
      _Defer ran (__LINE__);
      stop ();
      if (i == 1)
	{
	  _Defer { stop (); ran (__LINE__); }
	  stop ();
	  continue;
	}
      CALL;
      stop ();
    }
  stop ();
  {
    int own = n;
    _Defer ran (__LINE__);
    if (own == 3)
      return;
  }
  stop ();
}

static inline void __attribute__ ((always_inline))
inlined (int n)
{
  CALL;
  if (n)
    CALL;
  stop ();
}

static void __attribute__ ((noinline))
inlining (int n)
{
  if (n == 1)
    BLOCK
  inlined (n);
  stop ();
  inlined (!n);
  CALL;
  stop ();
}

static int __attribute__ ((noinline))
recursive (int n)
{
  if (n == 0)
    return stopping (n);
  CALL;
  if (n & 1)
    CALL;
  return recursive (n - 1) + 1;
}

static void __attribute__ ((noinline))
jumping (int n)
{
again:
  if (n & 1)
    CALL;
  stop ();
  switch (n)
    {
    case 2:
      CALL;
      break;
    case 1:
      n = 2;
      goto again;
    default:
      CALL;
    }
  stop ();
}

/* Nine of the ten have no bit.  */

static void __attribute__ ((noinline))
ten (int n)
{
  if (n & 1) CALL;
  if (n & 2) CALL;
  if (n & 4) CALL;
  if (n & 8) CALL;
  if (n & 16) CALL;
  if (n & 32) CALL;
  if (n & 64) CALL;
  if (n & 128) CALL;
  if (n & 256) CALL;
  if (n & 512) CALL;
  stop ();
}

/* A panic that a deferred call raises and another one recovers, while one is on
   its way.  */

static void __attribute__ ((noinline))
panicking (void)
{
  CALL;
  defer
    {
      ran (__LINE__ - 2);
      const int line = over ? 0 : __LINE__ + 1;
      defer { ran (line); recover (); }
      stop ();
      if (!over)
	panic ("inner");
    }
  defer { stop (); recover (); ran (__LINE__); }
  stop ();
  CALL;
  panic ("outer");
}

int
main (int argc, char **argv)
{
  wanted = argc > 1 ? atoi (argv[1]) : 0;
  defer { ran (__LINE__); recover (); }
  unconditional ();
  for (int n = 0; n < 8; n++)
    bits (n);
  chain (2);
  chain (3);
  many ();
  nested (0);
  nested (2);
  scoped (2);
  scoped (3);
  inlining (0);
  inlining (1);
  stopping (recursive (5));
  for (int n = 0; n < 4; n++)
    jumping (n);
  ten (1023 - 4);
  panicking ();
}
