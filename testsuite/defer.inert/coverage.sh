#!/bin/sh
# Rule 2.3: gcov counts the lines of a deferred block as often as it ran.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

gcov=$(echo "$CC" | sed 's/gcc/gcov/')
if ! have "$gcov"; then
  skip gcov "$gcov is not installed"
  exit
fi
# What stands after count is the number of executions.
cat >counted.c <<'END'
#include <defer.h>

static int total;

static void
add (int n)
{
  total += n; /* count 10 */
}

static void
deferring (int x)
{
  if (x == 1)
    return; /* count 1 */
  defer
    {
      total++; /* count 4 */
    }
  if (x == 2)
    defer add (x);
  if (x == 3)
    defer
      {
        total += 100; /* count 1 */
      }
  for (int i = 0; i < x; i++)
    {
      total++; /* count 9 */
      defer add (0);
    }
  total++; /* count 4 */
}

int
main (void)
{
  for (int i = 0; i < 5; i++)
    deferring (i); /* count 5 */
  return total == 0;
}
END
for language in c c++; do
  rm -f ./*.gc* ./counted ./*.o
  try "$language: compiles" with_plugin -x $language --coverage -O0 -c counted.c -o counted.o
  try "$language: links" plain --coverage counted.o "$DEFER_LIB" -lstdc++ -o counted
  try "$language: runs" ./counted
  quietly "$gcov" -o . counted.c
  sed -n 's|^ *\([^:]*\): *\([0-9]*\):.*/\* count \([0-9]*\) \*/.*|line \2 ran \1 times, not \3|p' counted.c.gcov >counts
  [ "$(wc -l <counts)" -eq 7 ] || echo "lines are missing" >>counts
  try "$language: counts" awk '$4 != $7 && $4 != $7 "*" { print; wrong = 1 } END { exit wrong }' FS='[ ,]+' counts
done
