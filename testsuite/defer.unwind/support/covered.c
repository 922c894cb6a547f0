/* Which calls of a linked program have a landing pad.
   SPDX-License-Identifier: GPL-3.0-or-later

   Usage: covered PROGRAM < ADDRESSES	   prints each address, in hexadecimal, with
					     pad    an exception that leaves the call lands
					     none   it may leave the function, and does not land
					     gap    GCC takes the call for one that raises none
					     bare   the function has no table of calls
	  covered --cut PROGRAM ADDRESS	   takes the landing pad of that call away

   Reads the tables of x86-64 as the System V ABI, the Linux Standard Base (section
   "Exception Frames"), and GCC lay them out, by itself: what the runtime and
   libgcc make of them is not asked.  */

#include <elf.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char *file;
static size_t file_size;

static _Noreturn void
die (const char *why)
{
  fprintf (stderr, "covered: %s\n", why);
  exit (2);
}

static void
read_file (const char *name)
{
  FILE *stream = fopen (name, "rb");
  if (!stream || fseek (stream, 0, SEEK_END) || (file_size = (size_t) ftell (stream)) < sizeof (Elf64_Ehdr))
    die (name);
  rewind (stream);
  file = malloc (file_size);
  if (!file || fread (file, 1, file_size, stream) != file_size)
    die (name);
  fclose (stream);
}

/* Return the section NAME.  */

static const Elf64_Shdr *
section (const char *name)
{
  const Elf64_Ehdr *header = (const Elf64_Ehdr *) file;
  const Elf64_Shdr *all = (const Elf64_Shdr *) (file + header->e_shoff);
  const char *names = (const char *) file + all[header->e_shstrndx].sh_offset;
  for (int i = 0; i < header->e_shnum; i++)
    if (!strcmp (names + all[i].sh_name, name))
      return &all[i];
  die (name);
}

static uint64_t
uleb128 (unsigned char **at)
{
  uint64_t value = 0;
  unsigned int shift = 0;
  unsigned char byte;
  do
    {
      byte = *(*at)++;
      value |= (uint64_t) (byte & 0x7f) << shift;
      shift += 7;
    }
  while (byte & 0x80);
  return value;
}

/* Read a pointer at *AT, which is at ADDRESS when the program runs.  */

static uint64_t
pointer (unsigned char encoding, unsigned char **at, uint64_t address)
{
  int64_t value;
  int32_t word;
  if ((encoding & 0xf) == 0xb || (encoding & 0xf) == 0x3)
    {
      memcpy (&word, *at, sizeof word);
      value = word;
      *at += sizeof word;
    }
  else if ((encoding & 0xf) == 0 || (encoding & 0xf) == 0xc)
    {
      memcpy (&value, *at, sizeof value);
      *at += sizeof value;
    }
  else
    die ("an encoding that GCC does not use here");
  return (encoding & 0x70) == 0x10 && value ? (uint64_t) value + address : (uint64_t) value;
}

/* Store the encodings that the CIE at AT gives.  */

static void
read_cie (unsigned char *at, unsigned char *pointers, unsigned char *lsdas)
{
  at += 8;
  unsigned char version = *at++;
  const char *augmentation = (const char *) at;
  at += strlen (augmentation) + 1;
  *pointers = 0;
  *lsdas = 0xff;
  if (version != 1 || *augmentation != 'z')
    die ("a CIE that GCC does not write");
  for (int i = 0; i < 2; i++)
    uleb128 (&at);
  at++;
  uleb128 (&at);
  for (augmentation++; *augmentation; augmentation++)
    if (*augmentation == 'R')
      *pointers = *at++;
    else if (*augmentation == 'L')
      *lsdas = *at++;
    else if (*augmentation == 'P')
      {
	unsigned char encoding = *at++;
	pointer (encoding, &at, 0);
      }
}

/* Find the function that has ADDRESS, and where its table of calls is.  */

static unsigned char *
find_lsda (uint64_t address, uint64_t *function)
{
  const Elf64_Shdr *frames = section (".eh_frame");
  unsigned char *at = file + frames->sh_offset, *end = at + frames->sh_size;
  const uint64_t moved = frames->sh_addr - frames->sh_offset;
  uint32_t length, distance;

  for (unsigned char *next; at + 4 <= end; at = next)
    {
      memcpy (&length, at, sizeof length);
      memcpy (&distance, at + 4, sizeof distance);
      next = at + 4 + length;
      if (length == 0 || distance == 0)
	continue;
      unsigned char pointers, lsdas, *field = at + 8;
      read_cie (at + 4 - distance, &pointers, &lsdas);
      *function = pointer (pointers, &field, (uint64_t) (field - file) + moved);
      uint64_t size = pointer (pointers & 0xf, &field, 0);
      if (address - *function >= size)
	continue;
      uleb128 (&field);
      uint64_t lsda = lsdas == 0xff ? 0 : pointer (lsdas, &field, (uint64_t) (field - file) + moved);
      const Elf64_Shdr *tables = lsda ? section (".gcc_except_table") : NULL;
      return lsda ? file + (lsda - tables->sh_addr + tables->sh_offset) : NULL;
    }
  return NULL;
}

/* Return the state of the call at ADDRESS.  If CUT, set its landing pad to 0.  */

static const char *
state_of (uint64_t address, bool cut)
{
  uint64_t function;
  unsigned char *at = find_lsda (address, &function);
  if (!at)
    return "bare";
  if (*at++ != 0xff)
    die ("landing pads with a base of their own");
  if (*at++ != 0xff)
    uleb128 (&at);
  if (*at++ != 0x01)
    die ("a table of calls in another encoding");
  uint64_t length = uleb128 (&at);
  for (unsigned char *end = at + length; at < end;)
    {
      uint64_t start = uleb128 (&at), size = uleb128 (&at);
      unsigned char *pad = at;
      uint64_t landing = uleb128 (&at);
      unsigned char *behind = at;
      uleb128 (&at);
      if (address - function - start >= size)
	continue;
      for (; cut && pad < behind; pad++)
	*pad = pad + 1 < behind ? 0x80 : 0;
      return landing ? "pad" : "none";
    }
  return "gap";
}

int
main (int argc, char **argv)
{
  uint64_t address;
  bool cut = argc == 4 && !strcmp (argv[1], "--cut");
  if (!cut && argc != 2)
    die ("usage: covered PROGRAM, or covered --cut PROGRAM ADDRESS");
  read_file (argv[cut ? 2 : 1]);
  if (cut)
    {
      if (strcmp (state_of (strtoull (argv[3], NULL, 16), true), "pad"))
	die ("the call has no landing pad");
      FILE *stream = fopen (argv[2], "wb");
      if (!stream || fwrite (file, 1, file_size, stream) != file_size || fclose (stream))
	die (argv[2]);
      return 0;
    }
  while (scanf ("%lx", &address) == 1)
    printf ("%lx %s\n", address, state_of (address, false));
  return 0;
}
