#!/bin/sh
# Rule 2: -fanalyzer finds nothing in a correct program, and knows that the deferred calls are made.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

# The analyzer of these compilers is for C.
for options in -O0 -O1 -O2 '-O1 -fplugin-arg-defer-lower=bits' '-O1 -fplugin-arg-defer-lower=chain'; do
  try_silent "$options: forms" with_plugin -fanalyzer $options -c "$here/units/forms.c" -o forms.o
  # At -O0 it finds leaks behind the `cleanup' attribute, too.
  [ "$options" = -O0 ] ||
    try_silent "$options: program" with_plugin -fanalyzer -Wall -Wextra -Werror $options -c "$here/units/program.c" -o program.o
done

cat >leak.c <<'END'
#include <stdlib.h>
#include <stdio.h>
#include <defer.h>

int
closed (const char *name)
{
  FILE *file = fopen (name, "r");
  if (!file)
    return -1;
  defer fclose (file);
  char *line = (char *) malloc (80);
  if (!line)
    return -1;
  defer free (line);
  if (!fgets (line, 80, file))
    return -1;
  return line[0];
}
END
try_silent 'no leak where the release is deferred' with_plugin -fanalyzer -Wall -Werror -c leak.c -o leak.o
sed '/defer free/d' leak.c >really.c
try_error 'a leak where it is not' 'leak of .*line' with_plugin -fanalyzer -Wall -Werror -c really.c -o leak.o
