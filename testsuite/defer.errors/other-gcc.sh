# Section 5: a plugin that was built for another GCC says so, and what to install.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
: "${CXX:=g++}"
objects=${DEFER_PLUGIN%/*}/plugin
headers=$("$CC" -print-file-name=plugin)/include

# Make other.so, of which FIELD of what it knows of its GCC is `other'.
plugin_of_another () # FIELD
{
  sed "s/^\(.* $1\[\] *= *\)\"[^\"]*\"/\1\"other\"/" "$headers/plugin-version.h" > plugin-version.h
  ! cmp -s plugin-version.h "$headers/plugin-version.h" &&
    "$CXX" -std=c++14 -fPIC -fno-exceptions -fno-rtti -I. -isystem "$headers" -c \
      "$top/plugin/defer-plugin.cc" -o defer-plugin.o &&
    find "$objects" -name '*.o' ! -name defer-plugin.o -exec \
      "$CXX" -shared -o other.so defer-plugin.o {} +
}

echo 'int x;' > x.c
if plugin_of_another basever > log 2>&1; then
  try_error "the field that differs" "plugin 'defer' was built for a GCC of another version: 'other', not '[0-9.]*'" \
    plain -fplugin=./other.so -c x.c
  try_error "what to install" "package 'gcc-[0-9]+-plugin-dev'.*: 'make CC=gcc-[0-9]+'" \
    plain -fplugin=./other.so -c x.c
else
  fail "a plugin of another GCC" "$(cat log)"
fi
