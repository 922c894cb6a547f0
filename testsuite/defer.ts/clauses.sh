#!/bin/sh
# Rule 6: each clause of the TS in clauses.txt has a test that names it, and they name no others.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

head -qn 1 "$here"/*.c "$here"/*.C | grep -o 'TS [a-z][a-z_]*\( [1-9]\)\?' | sort -u > named
grep '^TS ' "$here/clauses.txt" | sort > clauses

while read -r clause; do
  try "$clause has a test" grep -qxF "$clause" named
done < clauses
try 'no others' sh -c '! comm -13 clauses named | grep .'
