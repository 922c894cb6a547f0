/* What the call frame information says of a frame.
   SPDX-License-Identifier: MIT

   A frame description (FDE) belongs to a function; it refers to what it has in
   common with others (CIE).  Both contain instructions that make a table of the
   function's rows, of which the one that holds at a program counter is wanted.

   What GCC writes for ordinary code is understood: a canonical frame address
   that is an offset from a register, registers saved at offsets from it.
   Whatever else there is, expressions, signal frames, is left to libgcc.  */

#include "walk.h"

#ifdef DEFER_WALKER

#include "encoded.h"
#include "fde.h"

/* Call frame instructions: DWARF 5, section 6.4.2, and GNU's.  */
enum
{
  CFA_ADVANCE = 0x40, CFA_OFFSET = 0x80, CFA_RESTORE = 0xc0, CFA_PRIMARY = 0xc0,
  CFA_NOP = 0x00, CFA_ADVANCE1 = 0x02, CFA_ADVANCE2 = 0x03, CFA_ADVANCE4 = 0x04,
  CFA_OFFSET_EXTENDED = 0x05, CFA_RESTORE_EXTENDED = 0x06, CFA_UNDEFINED = 0x07,
  CFA_SAME_VALUE = 0x08, CFA_REMEMBER_STATE = 0x0a, CFA_RESTORE_STATE = 0x0b,
  CFA_DEF_CFA = 0x0c, CFA_DEF_CFA_REGISTER = 0x0d, CFA_DEF_CFA_OFFSET = 0x0e,
  CFA_OFFSET_EXTENDED_SF = 0x11, CFA_DEF_CFA_SF = 0x12,
  CFA_DEF_CFA_OFFSET_SF = 0x13, CFA_AARCH64_NEGATE_RA_STATE = 0x2d,
  CFA_GNU_ARGS_SIZE = 0x2e
};

/* What a CIE and an FDE say beside their instructions.  */
struct description
{
  const unsigned char *common, *common_end, *own, *own_end;
  uint64_t code_factor;
  int64_t data_factor;
  const unsigned char *lsda;
  const void *personality;
};

/* Read the CIE at AT into D, and the encodings of the FDE's pointers.  */

static bool
read_cie (const unsigned char *at, struct description *d,
	  unsigned char *pointer_encoding, unsigned char *lsda_encoding)
{
  uint32_t length;
  memcpy (&length, at, sizeof length);
  if (length == UINT32_MAX)
    return false;
  d->common_end = at + 4 + length;
  at += 8;
  unsigned char version = *at++;
  const char *augmentation = (const char *) at;
  at += strlen (augmentation) + 1;
  if ((version != 1 && version != 3) || *augmentation++ != 'z')
    return false;
  d->code_factor = read_uleb128 (&at);
  d->data_factor = read_sleb128 (&at);
  if ((version == 1 ? *at++ : read_uleb128 (&at)) != COLUMN_RETURN)
    return false;

  uint64_t data_length = read_uleb128 (&at);
  d->common = at + data_length;
  for (; *augmentation; augmentation++)
    switch (*augmentation)
      {
      case 'R':
	*pointer_encoding = *at++;
	break;
      case 'L':
	*lsda_encoding = *at++;
	break;
      case 'P':
	{
	  unsigned char encoding = *at++;
	  uintptr_t personality;
	  if (!read_encoded (encoding, &at, &personality))
	    return false;
	  d->personality = (const void *) personality;
	  break;
	}
      default:
	return false;
      }
  return true;
}

/* Read the FDE at AT into D.  */

static bool
read_fde (const unsigned char *at, struct description *d)
{
  unsigned char pointer_encoding = ENCODED_NATIVE;
  unsigned char lsda_encoding = ENCODED_OMITTED;
  uint32_t length;
  int32_t distance;
  uintptr_t value;

  memcpy (&length, at, sizeof length);
  if (length == UINT32_MAX)
    return false;
  d->own_end = at + 4 + length;
  at += 4;
  memcpy (&distance, at, sizeof distance);
  if (!read_cie (at - distance, d, &pointer_encoding, &lsda_encoding))
    return false;
  at += 4;
  if (!read_encoded (pointer_encoding, &at, &value)
      || !read_encoded (pointer_encoding & ENCODED_FORMAT, &at, &value))
    return false;
  uint64_t data_length = read_uleb128 (&at);
  d->own = at + data_length;
  if (lsda_encoding != ENCODED_OMITTED)
    {
      if (!read_encoded (lsda_encoding, &at, &value))
	return false;
      d->lsda = (const unsigned char *) value;
    }
  return true;
}

/* A row of the table: the rules for the canonical frame address and for the
   registers, offsets in words, 0 for one that has its value.  */
struct rules
{
  int64_t cfa_offset;
  int cfa_register;
  int64_t saved[FRAME_REGISTERS], return_address;
  /* Is the return address signed?  */
  bool is_signed;
};

/* The table under construction: the row that holds from LOCATION on.  */
struct table
{
  struct rules row, initial, remembered[8];
  unsigned int depth;
  uintptr_t location;
  uint64_t arguments;
};

/* Return what RULES has for COLUMN, or NULL if it has nothing.  */

static int64_t *
rule_of (struct rules *rules, uint64_t column)
{
  int reg = frame_register (column);
  if (column == COLUMN_RETURN)
    return &rules->return_address;
  return reg >= 0 && reg < FRAME_REGISTERS ? &rules->saved[reg] : NULL;
}

/* Register COLUMN is saved at OFFSET from the canonical frame address.  */

static bool
set_offset (struct table *t, uint64_t column, int64_t offset)
{
  const int64_t word = sizeof (uintptr_t);
  int64_t *rule = rule_of (&t->row, column);
  if (!rule || offset % word)
    return false;
  *rule = offset / word;
  return true;
}

/* COLUMN is where INITIAL, another row, has it.  */

static bool
restore (struct table *t, uint64_t column, struct rules *initial)
{
  int64_t *rule = rule_of (&t->row, column);
  if (!rule)
    return false;
  *rule = *rule_of (initial, column);
  return true;
}

static bool
define_cfa (struct table *t, uint64_t column, int64_t offset)
{
  t->row.cfa_register = frame_register (column);
  t->row.cfa_offset = offset;
  return t->row.cfa_register >= 0;
}

/* Run the instructions from AT to END as far as they are about what is before
   PC.  */

static bool
run (struct table *t, const struct description *d, const unsigned char *at,
     const unsigned char *end, uintptr_t pc)
{
  bool understood = true;
  while (understood && at < end && t->location < pc)
    {
      const unsigned char op = *at++, low = op & ~CFA_PRIMARY;
      uint64_t column;
      uintptr_t distance = 0;

      switch (op & CFA_PRIMARY ? op & CFA_PRIMARY : op)
	{
	case CFA_NOP:
	  break;
	case CFA_ADVANCE:
	  t->location += low * d->code_factor;
	  break;
	case CFA_ADVANCE1:
	  t->location += *at++ * d->code_factor;
	  break;
	case CFA_ADVANCE2:
	  read_encoded (ENCODED_UDATA2, &at, &distance);
	  t->location += distance * d->code_factor;
	  break;
	case CFA_ADVANCE4:
	  read_encoded (ENCODED_UDATA4, &at, &distance);
	  t->location += distance * d->code_factor;
	  break;
	case CFA_OFFSET:
	  understood = set_offset (t, low, (int64_t) read_uleb128 (&at)
					   * d->data_factor);
	  break;
	case CFA_OFFSET_EXTENDED:
	  column = read_uleb128 (&at);
	  understood = set_offset (t, column, (int64_t) read_uleb128 (&at)
					      * d->data_factor);
	  break;
	case CFA_OFFSET_EXTENDED_SF:
	  column = read_uleb128 (&at);
	  understood = set_offset (t, column,
				   read_sleb128 (&at) * d->data_factor);
	  break;
	case CFA_RESTORE:
	  understood = restore (t, low, &t->initial);
	  break;
	case CFA_RESTORE_EXTENDED:
	  understood = restore (t, read_uleb128 (&at), &t->initial);
	  break;
	case CFA_SAME_VALUE:
	  understood = restore (t, read_uleb128 (&at), &(struct rules) { 0 });
	  break;
	case CFA_REMEMBER_STATE:
	  understood = t->depth < sizeof t->remembered / sizeof *t->remembered;
	  if (understood)
	    t->remembered[t->depth++] = t->row;
	  break;
	case CFA_RESTORE_STATE:
	  understood = t->depth > 0;
	  if (understood)
	    t->row = t->remembered[--t->depth];
	  break;
	case CFA_DEF_CFA:
	  column = read_uleb128 (&at);
	  understood = define_cfa (t, column, (int64_t) read_uleb128 (&at));
	  break;
	case CFA_DEF_CFA_SF:
	  column = read_uleb128 (&at);
	  understood = define_cfa (t, column, read_sleb128 (&at) * d->data_factor);
	  break;
	case CFA_DEF_CFA_REGISTER:
	  understood = define_cfa (t, read_uleb128 (&at), t->row.cfa_offset);
	  break;
	case CFA_DEF_CFA_OFFSET:
	  t->row.cfa_offset = (int64_t) read_uleb128 (&at);
	  break;
	case CFA_DEF_CFA_OFFSET_SF:
	  t->row.cfa_offset = read_sleb128 (&at) * d->data_factor;
	  break;
	case CFA_AARCH64_NEGATE_RA_STATE:
	  if (!MAY_BE_SIGNED)
	    return false;
	  t->row.is_signed = !t->row.is_signed;
	  break;
	case CFA_GNU_ARGS_SIZE:
	  t->arguments = read_uleb128 (&at);
	  break;
	default:
	  understood = false;
	}
    }
  return understood;
}

/* Store the rules that T has ended with in ROW.  Return false if it has no room for
   them.  */

static bool
store (const struct table *t, struct row *row)
{
  const struct rules *rules = &t->row;
  if (rules->cfa_register < 0 || rules->cfa_offset > INT32_MAX
      || rules->cfa_offset < INT32_MIN || t->arguments > UINT16_MAX)
    return false;
  row->shape = row_shape ((int32_t) rules->cfa_offset,
			  (uint8_t) rules->cfa_register,
			  (uint16_t) t->arguments);
  return pack_saved (rules->saved, rules->return_address, rules->is_signed,
		     row->saved);
}

/* Fill ROW, but for its generation, with what the frame of a call that returns to PC
   is like.  Return false if only libgcc can deal with it.  */

bool
defer_read_frame (uintptr_t pc, struct row *row)
{
  struct dwarf_eh_bases bases;
  struct description d = { 0 };
  struct table t = { .row.cfa_register = -1 };
  const unsigned char *fde = _Unwind_Find_FDE ((void *) (pc - 1), &bases);

  *row = (struct row) { .pc = pc };
  if (!fde || !read_fde (fde, &d) || !run (&t, &d, d.common, d.common_end, pc))
    return false;
  t.initial = t.row;
  t.location = (uintptr_t) bases.func;
  return (run (&t, &d, d.own, d.own_end, pc) && store (&t, row)
	  && (!d.personality
	      || defer_read_lsda (d.lsda, d.personality, (uintptr_t) bases.func,
				  pc, &row->pad)));
}

#endif /* DEFER_WALKER */
