# Summarize what gcov says of the plugin and the runtime.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: awk -f report.awk UNREACHED GCOV.  In UNREACHED a paragraph names lines,
# each as `FILE: TEXT', and then says in lines that begin with `#' why they are
# not run.  It explains all lines without a run one between them that TEXT is in
# one of.
#
# A header, or a function that is made twice, is in GCOV more than once: a line
# has run if one of them has.

FNR == NR {
  if (match ($0, /^[^ #]*: /))
    explained[substr ($0, 1, RLENGTH - 2), substr ($0, RLENGTH + 1)] = 1
  next
}

$1 == "-:" && $2 ~ /^0:Source:/ {
  file = $0
  sub (/^.*:Source:/, "", file)
  ours = file ~ /^(plugin|runtime)\//
  next
}

!ours { next }

/^branch / {
  branches[file, number, $2] = 1
  if ($3 == "taken" && $4 != "0%")
    taken[file, number, $2] = 1
  next
}

match ($0, /^ *[-#=0-9][^:]*: *[0-9]+:/) {
  split ($0, part, ":")
  number = part[2] + 0
  if (number == 0)
    next
  if (number > last[file])
    last[file] = number
  text[file, number] = substr ($0, RLENGTH + 1)
  count = part[1]
  gsub (/[ *]/, "", count)
  if (count == "-")
    next
  lines[file, number] = 1
  if (count !~ /^[#=]/)
    run[file, number] = 1
}

function percent (n, of)
{
  return of ? sprintf ("%5.1f %%", 100 * n / of) : "      -"
}

function row (what, a, b, c, d)
{
  printf "%-28s %5d %s %5d %s\n", what, b, percent(a, b), d, percent(c, d)
}

# Those from FIRST to LAST of FILE were not run.
function tell (file, first, last,   i, key, part, why)
{
  for (key in explained)
    {
      split (key, part, SUBSEP)
      if (part[1] == file)
        for (i = first; i <= last; i++)
          if (((file, i) in lines) && index (text[file, i], part[2]))
            {
              why = 1
              used[key] = 1
            }
    }
  if (why)
    return
  unexplained[++n_unexplained] = file ":" first
  for (i = first; i <= last; i++)
    if ((file, i) in lines)
      unexplained[++n_unexplained] = text[file, i]
}

END {
  for (key in branches)
    {
      split (key, part, SUBSEP)
      n_branches[part[1]]++
      n_taken[part[1]] += key in taken
    }
  for (file in last)
    names[++n] = file
  for (i = 1; i < n; i++)
    for (j = i + 1; j <= n; j++)
      if (names[j] < names[i])
        { swap = names[i]; names[i] = names[j]; names[j] = swap }

  print "                             lines    run  branches taken"
  for (i = 1; i <= n; i++)
    {
      file = names[i]
      n_lines = n_run = first = 0
      for (j = 1; j <= last[file] + 1; j++)
        {
          there = (file, j) in lines
          n_lines += there
          n_run += there && (file, j) in run
          if (there && !((file, j) in run))
            {
              if (!first)
                first = j
              end = j
            }
          else if (first && (there || j > last[file]))
            {
              tell(file, first, end)
              first = 0
            }
        }
      row(file, n_run, n_lines, n_taken[file], n_branches[file])
      all_lines += n_lines
      all_run += n_run
      all_branches += n_branches[file]
      all_taken += n_taken[file]
    }
  row("all", all_run, all_lines, all_taken, all_branches)

  if (n_unexplained)
    print "\nNot run, and not explained in testsuite/coverage/unreached:\n"
  for (i = 1; i <= n_unexplained; i++)
    print unexplained[i]
  for (key in explained)
    if (!(key in used))
      {
        split (key, part, SUBSEP)
        print "explained, but run: " part[1] ": " part[2]
      }
  exit !all_lines || 100 * all_run < 95 * all_lines
}
