# What readelf says of the frames of a library, as rows.c prints it.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads the output of `readelf --debug-dump=frames-interp' and, before that, where
# landing pads are, as pads.awk prints it.  Prints a line for the first and the last
# return address for which each row holds, and for those in between where the
# landing pad changes, preceded by
#
#   row	    the walker has to say the same
#   may	    ... or `foreign': there is something else in an earlier row of the frame
#	    description, and the walker stops reading there
#   not	    the walker has to say `foreign'
#   leaf    the same, where the return address is still in its register
#
# The landing pad is `any' if nothing is known of the pads of the library.
#
# From the command line: OWN, the registers that the walker keeps, SP, the stack
# pointer, and RETURN_AT, where the return address has to be, if that is fixed.

# mawk has no strtonum.
function number(hex,   n, i)
{
  n = 0
  for (i = 1; i <= length (hex); i++)
    n = n * 16 + index ("0123456789abcdef", substr (hex, i, 1)) - 1
  return n
}

function hex(n,   text)
{
  text = ""
  do
    {
      text = substr ("0123456789abcdef", n % 16 + 1, 1) text
      n = int (n / 16)
    }
  while (n > 0)
  return text
}

# The landing pad of the call that returns to PC.

function landing(pc,   i)
{
  if (!pads)
    return "any"
  if (!personality[cie])
    return "none"
  for (i = 1; i <= pads; i++)
    if (pc > pad_start[i] && pc <= pad_end[i])
      return pad[i]
  return own_personality
}

function put(pc)
{
  print kind, hex(pc), row, landing(pc)
}

# The row that holds now does so up to END.

function finish(end,   i)
{
  if (row == "" || end <= start)
    return
  put(start + 1)
  if (end > start + 1)
    put(end)
  for (i = 1; i <= pads; i++)
    {
      put_inside(pad_start[i] + 1, end)
      put_inside(pad_end[i], end)
      put_inside(pad_end[i] + 1, end)
    }
  row = ""
}

function put_inside(pc, end)
{
  if (pc > start + 1 && pc < end)
    put(pc)
}

# Columns 2 to NF of this line are a row that holds from AT on.

function begin(at,   i, value)
{
  split ("", values)
  kind = spoilt ? "may" : "row"
  for (i = 2; i <= columns; i++)
    {
      value = $i
      if (value == "s")
	value = "u"
      values[name[i]] = value
      if (name[i] == "CFA" ? value !~ "^(" bases ")[-+][0-9]+$" \
	  : name[i] == "ra" ? value !~ (return_at ? "^" return_at "$" : "^u$|^c-[0-9]+$") \
	  : !(name[i] in saved) ? value != "u" \
	  : value !~ /^u$|^c-[0-9]+$/)
	kind = "not"
    }
  if (kind == "not")
    spoilt = 1
  # In no frame that has made a call it is still in its register.
  if (kind != "not" && (!("ra" in values) || values["ra"] == "u"))
    kind = "leaf"
  row = values["CFA"]
  for (i = 1; i <= own_count; i++)
    row = row " " (registers[i] in values ? values[registers[i]] : "u")
  start = at
}

BEGIN {
  own_count = split (own, registers)
  bases = sp
  for (i = 1; i <= own_count; i++)
    {
      saved[registers[i]]
      bases = bases "|" registers[i]
    }
}

$1 == "pad" {
  pads++
  pad_start[pads] = number($2)
  pad_end[pads] = number($3)
  pad[pads] = $4
  next
}
$1 == "personality" { own_personality = $2; next }

# A register is `r5 (rdi)'; a section ends with a terminator.
{ gsub(/ \([^)]*\)/, "") }
$2 == "ZERO" { next }

# OFFSET LENGTH ID CIE "zR" ..., and then its first row; OFFSET LENGTH CIEPOINTER FDE cie=... pc=A..B
$4 == "CIE" {
  finish(fde_end)
  in_cie = 1
  cie = $1
  personality[cie] = $5 ~ /P/
  signal_frame[cie] = $5 ~ /S/
  next
}
$4 == "FDE" {
  finish(fde_end)
  in_cie = 0
  cie = substr ($5, 5)
  split (substr ($6, 4), range, /\.\./)
  fde_end = number(range[2])
  spoilt = signal_frame[cie]
  # Without a row of its own it has that of its CIE.
  $0 = first_row[cie]
  columns = first_columns[cie]
  for (i = 1; i <= columns; i++)
    name[i] = first_name[cie, i]
  begin(number(range[1]))
  if (signal_frame[cie])
    kind = "not"
  next
}
$1 == "LOC" {
  columns = NF
  for (i = 1; i <= NF; i++)
    name[i] = $i
  next
}
/^[0-9a-f]+ / && NF == columns {
  if (in_cie)
    {
      first_row[cie] = $0
      first_columns[cie] = columns
      for (i = 1; i <= columns; i++)
	first_name[cie, i] = name[i]
      next
    }
  finish(number($1))
  begin(number($1))
  if (signal_frame[cie])
    kind = "not"
}
END { finish(fde_end) }
