/* Reading the numbers that frame descriptions consist of.
   SPDX-License-Identifier: MIT

   LEB128: DWARF 5, section 7.6.  Encoded pointers: Linux Standard Base, Core,
   section "DWARF Exception Header Encoding".  */

#ifndef DEFER_ENCODED_H
#define DEFER_ENCODED_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum
{
  ENCODED_NATIVE = 0x00, ENCODED_ULEB128 = 0x01,
  ENCODED_UDATA2 = 0x02, ENCODED_UDATA4 = 0x03, ENCODED_UDATA8 = 0x04,
  ENCODED_SLEB128 = 0x09,
  ENCODED_SDATA2 = 0x0a, ENCODED_SDATA4 = 0x0b, ENCODED_SDATA8 = 0x0c,
  ENCODED_FORMAT = 0x0f,

  ENCODED_PC_RELATIVE = 0x10, ENCODED_BASE = 0x70,
  ENCODED_INDIRECT = 0x80, ENCODED_OMITTED = 0xff
};

static inline uint64_t
read_uleb128 (const unsigned char **at)
{
  uint64_t value = 0;
  unsigned char byte;
  for (unsigned shift = 0; ; shift += 7)
    {
      byte = *(*at)++;
      if (shift < 64)
	value |= (uint64_t) (byte & 0x7f) << shift;
      if (!(byte & 0x80))
	return value;
    }
}

static inline int64_t
read_sleb128 (const unsigned char **at)
{
  uint64_t value = 0;
  unsigned shift = 0;
  unsigned char byte;
  do
    {
      byte = *(*at)++;
      if (shift < 64)
	value |= (uint64_t) (byte & 0x7f) << shift;
      shift += 7;
    }
  while (byte & 0x80);
  if (shift < 64 && byte & 0x40)
    value |= ~UINT64_C (0) << shift;
  return (int64_t) value;
}

#define READ_AS(TYPE) \
  ({ TYPE v_; memcpy (&v_, *at, sizeof v_); *at += sizeof v_; (uintptr_t) v_; })

/* Read a pointer in ENCODING at *AT into *VALUE.  Return false where its base is
   one that code of this platform does not use.  */

static inline bool
read_encoded (unsigned char encoding, const unsigned char **at,
	      uintptr_t *value)
{
  const unsigned char *begin = *at;

  switch (encoding & ENCODED_FORMAT)
    {
    case ENCODED_NATIVE:
      *value = READ_AS (uintptr_t);
      break;
    case ENCODED_ULEB128:
      *value = read_uleb128 (at);
      break;
    case ENCODED_SLEB128:
      *value = (uintptr_t) read_sleb128 (at);
      break;
    case ENCODED_UDATA2:
      *value = READ_AS (uint16_t);
      break;
    case ENCODED_SDATA2:
      *value = READ_AS (int16_t);
      break;
    case ENCODED_UDATA4:
      *value = READ_AS (uint32_t);
      break;
    case ENCODED_SDATA4:
      *value = READ_AS (int32_t);
      break;
    case ENCODED_UDATA8:
    case ENCODED_SDATA8:
      *value = READ_AS (uint64_t);
      break;
    default:
      return false;
    }
  if (*value == 0)
    return true;
  if ((encoding & ENCODED_BASE) == ENCODED_PC_RELATIVE)
    *value += (uintptr_t) begin;
  else if (encoding & ENCODED_BASE)
    return false;
  if (encoding & ENCODED_INDIRECT)
    *value = *(const uintptr_t *) *value;
  return true;
}

#endif /* DEFER_ENCODED_H */
