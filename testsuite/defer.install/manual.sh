#!/bin/sh
# Rule 5: the manual pages are well formed, and name no page of ours that is not there.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

if have mandoc; then
  for page in "$top"/runtime/man/*.[0-9]; do
    name=${page##*/}
    # What other pages are installed is not ours to say.
    mandoc -T lint -W style "$page" 2>/dev/null | grep -v 'referenced manual not found' >said
    if [ -s said ]; then fail "$name: mandoc" "$(cat said)"; else pass "$name: mandoc"; fi
  done
else
  skip mandoc 'not installed'
fi

for page in "$top"/runtime/man/*.[0-9]; do
  name=${page##*/}
  for other in $(sed -n 's/^\.Xr \([^ ]*\(defer\|panic\|recover\)[^ ]*\) \([0-9]\).*/\1.\3/p' "$page"); do
    case $other in panic_value.3) other=panic.3 ;; esac
    [ -f "$top/runtime/man/$other" ] || fail "$name: $other" 'there is no such page'
  done
  pass "$name: refers to pages"
  try "$name: has its name" grep -qix "\\.Dt ${name%.*} ${name##*.}" "$page"
done

# The manual knows every function, and every option.
for name in $(sed -n 's/^extern.*[ *]\(defer_[a-z_]*\) (.*/\1/p' "$DEFER_INCLUDE/defer.h" "$DEFER_INCLUDE/defer-jit.h"); do
  try "$name" grep -rqw "$name" "$top/runtime/man" --include='*.3'
done
for option in $(strings "$DEFER_PLUGIN" | sed -n 's/^\(-fplugin-arg-defer-[a-z-]*\).*/\1/p'); do
  try "$option" grep -qw -e "Fl ${option#-}" "$top/runtime/man/defer-gcc.1"
done
