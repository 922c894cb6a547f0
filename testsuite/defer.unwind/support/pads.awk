# Where exceptions land, by what GCC has told the assembler.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads the output of nm, for which the assembler has kept all labels, and then
# GCC's.  Prints `pad START END PAD' for the calls that return to addresses above
# START, up to END: PAD is an address, `none', or `asks' where a handler of C++
# may take the exception.  Then `personality' and what is meant where there is no
# entry: in C++ no exception may get out.

# The value of one byte of signed LEB128.

function value(text,   n)
{
  sub (/^0x/, "", text)
  n = 0
  for (i = 1; i <= length (text); i++)
    n = n * 16 + index ("0123456789abcdef", substr (text, i, 1)) - 1
  return n < 64 ? n : n - 128
}

# Print the entries of the table that has been read.

function put(   i, at, what)
{
  for (i = 1; i <= entries; i++)
    {
      what = pad[i] == "0" ? "none" : address[pad[i]]
      if (cxx && what != "none")
	for (at = value(action[i]); at > 0; at = bytes[at + 1] ? at + 1 + bytes[at + 1] : 0)
	  if (bytes[at])
	    what = "asks"
      print "pad", address[start[i]], address[end[i]], what
    }
  entries = count = 0
}

FNR == NR { sub (/^0+/, "", $1); address[$3] = $1; next }

/personality.*__gxx_personality/ { cxx = 1 }
/^\.LLSDACSB/ { state = 1; field = 0 }
/^\.LLSDACSE/ { state = 2; next }
state == 1 && $1 == ".uleb128" {
  field++
  if (field == 1) { split ($2, part, "-"); start[++entries] = part[1] }
  if (field == 2) { split ($2, part, "-"); end[entries] = part[1] }
  if (field == 3) { split ($2, part, "-"); pad[entries] = part[1] }
  if (field == 4) { action[entries] = $2; field = 0 }
}
state == 2 && $1 == ".byte" { bytes[++count] = value($2); next }
state == 2 { put(); state = 0 }
END { if (state) put(); print "personality", cxx ? "asks" : "none" }
