# The lines of a C source in which a deferred call is surely pending.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads the plugin's notes (-fplugin-arg-defer-explain), then the source: those lines come after an unconditional
# defer, and before the end of its function, which is a brace in the first column.  Lines that have a part of any
# defer are left out, as its own call is made from there.

FNR == NR {
  if (match ($0, /:[0-9]+:[0-9]+: note: (open-coded|runtime chain) defer/))
    {
      split (substr ($0, RSTART + 1), field, ":")
      column[field[1]] = column[field[1]] " " field[2]
      if ($0 ~ /unconditional/)
        unconditional[field[1]] = 1
    }
  next
}

# Follow the deferred statement from TEXT on.

function follow (text,   i, c)
{
  for (i = 1; i <= length (text) && inside; i++)
    {
      c = substr (text, i, 1)
      if (c == "{" || c == "(")
        depth++
      else if (c == "}" || c == ")")
        depth--
      if (depth == 0 && (c == "}" || c == ";"))
        inside = 0
    }
}

/^}/ { pending = inside = 0 }

{
  starts = split (column[FNR], first, " ")
  taken = inside || starts
  if (inside)
    follow($0)
  for (n = 1; n <= starts; n++)
    if (!inside)
      {
        inside = 1
        depth = 0
        follow(substr ($0, first[n]))
      }
  if (pending && !taken)
    print FNR
  if (unconditional[FNR])
    pending = 1
}
