/* Writing without the heap.
   SPDX-License-Identifier: MIT

   What is put into a text is written when the text is full, and when
   defer_put_out is called.  stdio would take its lock, and memory; a panic may
   be about either.  */

#include "runtime.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* Write what TEXT holds.  A terminal or a pipe that takes nothing at the moment
   is waited for; what cannot be written is lost.  */

void
defer_put_out (struct text *text)
{
  const char *next = text->data, *end = next + text->length;

  while (next < end)
    {
      ssize_t written = write (text->fd, next, (size_t) (end - next));
      if (written >= 0)
	next += written;
      else if (errno == EAGAIN)
	{
	  struct pollfd ready = { .fd = text->fd, .events = POLLOUT };
	  if (poll (&ready, 1, 10000) == 0)
	    break;
	}
      else if (errno != EINTR)
	break;
    }
  text->length = 0;
}

void
defer_put_bytes (struct text *text, const char *bytes, size_t count)
{
  while (count > 0)
    {
      size_t room = sizeof text->data - text->length;
      size_t part = count < room ? count : room;
      memcpy (text->data + text->length, bytes, part);
      text->length += part;
      bytes += part;
      count -= part;
      if (text->length == sizeof text->data)
	defer_put_out (text);
    }
}

void
defer_put (struct text *text, const char *string)
{
  defer_put_bytes (text, string, strlen (string));
}

static void
put_number (struct text *text, uintmax_t number, unsigned base)
{
  char digits[3 * sizeof number], *first = digits + sizeof digits;

  do
    *--first = "0123456789abcdef"[number % base];
  while (number /= base);
  defer_put_bytes (text, first, (size_t) (digits + sizeof digits - first));
}

void
defer_put_decimal (struct text *text, uintmax_t number)
{
  put_number (text, number, 10);
}

void
defer_put_hex (struct text *text, uintmax_t number)
{
  defer_put (text, "0x");
  put_number (text, number, 16);
}
