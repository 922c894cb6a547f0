/* Rule 2.6: an array of variable length is there when what is deferred behind it runs, although control can come back to before it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <setjmp.h>
#include "check.h"

static int OPAQUE
length (int n)
{
  return n;
}

static void OPAQUE
fill (unsigned char *bytes, size_t size, int value)
{
  memset (bytes, value, size);
}

/* Use the stack, and note the value that all of the bytes have.  */
static void OPAQUE
note_all (const unsigned char *bytes, size_t size)
{
  volatile unsigned char used[500];
  for (size_t i = 0; i < sizeof used; i++)
    used[i] = (unsigned char) (100 + used[i] % 2);
  for (size_t i = 1; i < size; i++)
    if (bytes[i] != bytes[0])
      abort ();
  note (bytes[0]);
}

static void OPAQUE
by_goto (int again)
{
  int n = 0;
once_more:;
  unsigned char bytes[length (200)];
  fill (bytes, sizeof bytes, ++n);
  if (n > again)
    defer note_all (bytes, sizeof bytes);
  if (n > again)
    defer { note_all (bytes, sizeof bytes); }
  if (n <= again)
    goto once_more;
}

static void OPAQUE
of_two (int again)
{
  int n = 0;
once_more:;
  if (again > 5)
    defer note (99);
  unsigned char bytes[length (200)];
  fill (bytes, sizeof bytes, ++n);
  if (n > again)
    defer note_all (bytes, sizeof bytes);
  unsigned char others[length (100)];
  fill (others, sizeof others, 10 + n);
  if (n > again)
    defer note_all (others, sizeof others);
  if (n <= again)
    goto once_more;
}

static void OPAQUE
by_setjmp (void)
{
  {
    jmp_buf buffer;
    if (setjmp (buffer) != 0)
      note (98);
  }
  defer { note (6); }
  unsigned char bytes[length (200)];
  fill (bytes, sizeof bytes, 7);
  defer note_all (bytes, sizeof bytes);
  defer { note_all (bytes, sizeof bytes); }
}

int
main (void)
{
  by_goto (0);
  EXPECT ("1 1");
  by_goto (2);
  EXPECT ("3 3");
  of_two (0);
  EXPECT ("11 1");
  of_two (1);
  EXPECT ("12 2");
  by_setjmp ();
  EXPECT ("7 7 6");
  return 0;
}
