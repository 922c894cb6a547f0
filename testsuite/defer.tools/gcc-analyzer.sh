#!/bin/sh
# Rule 5: -fanalyzer finds in the examples no leak and no double free, but for those that it finds without a defer, too.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

analyze () # OPTION... FILE
{
  with_plugin -fanalyzer -w -Wanalyzer-malloc-leak -Wanalyzer-file-leak \
    -Wanalyzer-double-free -Wanalyzer-double-fclose -Wanalyzer-use-after-free "$@" -c -o object.o
}

for options in -O0 -O2; do
  for file in "$here/units/correct.c" "$top"/examples/*.c "$top"/examples/plugins/*.c; do
    name=${file##*/}
    # It loses track of what is in an array; so it does with these lines alone.
    known='grown[names->number] = strdup|inputs[i].file|messages[number].text'
    if ! analyze $options "$file" >said 2>&1; then
      grep -q 'file or directory' said && continue
      fail "$options $name: compiles" "$(cat said)"
    fi
    grep -E 'warning: ' said | cut -d: -f2 | sort -u | while read -r line; do
      sed -n "${line}p" "$file" | grep -qE "$(echo "$known" | sed 's/\[/\\[/g')" || sed -n "/:$line:/p" said
    done >found
    if [ -s found ]; then fail "$options $name" "$(cat found)"; else pass "$options $name"; fi
  done
done

# What is lost behind an exception: nothing, since C knows of none.  And what is lost without.
cat >two.c <<'END'
#include <defer.h>
#include <stdio.h>

int
copy (const char *from, const char *to)
{
  FILE *in = fopen (from, "r");
  if (!in)
    return 1;
  defer fclose (in);
  FILE *out = fopen (to, "w");
  if (!out)
    return 2;
  defer fclose (out);
  int c;
  while ((c = getc (in)) != EOF)
    if (putc (c, out) == EOF)
      return 3;
  return ferror (in) ? 4 : 0;
}
END
sed '/defer fclose (out)/d' two.c >leak.c
for options in -O0 -O1 -O2 '-O2 -g' '-O1 -fplugin-arg-defer-lower=bits' '-O1 -fplugin-arg-defer-faults' '-O2 --param ggc-min-expand=0 --param ggc-min-heapsize=0'; do
  try_silent "$options: two files" with_plugin -fanalyzer -Wall -c $options two.c
  try_error "$options: one is not closed" "leak of FILE|leak of 'out'|leak of 'fopen" with_plugin -fanalyzer -Werror $options -c leak.c
done

# The code is as good as without.
for options in -O0 -O2 '-O3 -g'; do
  try "$options: a program compiles" with_plugin -fanalyzer -w $options "$here/../defer.inert/units/program.c" "$DEFER_LIB" -pthread -o program
  try "$options: a program runs" ./program
done
