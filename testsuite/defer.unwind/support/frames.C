/* Frames of many kinds, for rows.sh.
   SPDX-License-Identifier: GPL-3.0-or-later  */

extern "C" long work (long, ...);
extern "C" void seen (long);
extern "C" void unlikely (long) __attribute__ ((cold));

struct Seen
{
  long at;
  ~Seen () { seen (at); }
};

/* Saves all registers.  */
long
many (long a, long b, long c, long d)
{
  long e = work (a), f = work (b), g = work (c), h = work (d), i = work (e);
  Seen first = { f };
  long j = work (g, h);
  Seen second = { i };
  work (a, b, c, d, e, f, g, h, i, j);
  return a + b + c + d + e + f + g + h + i + j;
}

/* Has arguments on the stack.  */
long
arguments (long a)
{
  Seen first = { a };
  long b = work (a, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  long c = work (a, b, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  return work (a, b, c);
}

long
handlers (long a)
{
  Seen outer = { a };
  try
    {
      Seen inner = { a + 1 };
      work (a);
    }
  catch (int n)
    {
      work (n);
    }
  catch (...)
    {
      Seen caught = { a + 2 };
      work (a, 2L);
    }
  return work (a, 3L);
}

/* Lets nothing out.  */
long
encloses (long a) noexcept
{
  Seen first = { a };
  work (a);
  try { work (a + 1); } catch (long n) { seen (n); }
  return work (a + 2);
}

/* Has its frame address in a register.  */
long
varies (long n)
{
  long *room = (long *) __builtin_alloca (n);
  Seen first = { n };
  work (n, room);
  return room[n / 16] + work (n);
}

/* Realigns the stack.  */
long
aligned (long n)
{
  __attribute__ ((aligned (64))) char room[256];
  Seen first = { n };
  work (n, room);
  return room[work (n)];
}

/* Large.  */
long
large (long n)
{
  char room[200000];
  Seen first = { n };
  work (n, room);
  return room[work (n)];
}

/* Part of it is in another section.  */
long
early (long a, long b)
{
  if (a == 0)
    return 1;
  Seen first = { b };
  if (work (a) < 0)
    {
      Seen second = { a };
      unlikely (b);
      return work (b);
    }
  if (a > b)
    throw a;
  return work (a, b);
}
