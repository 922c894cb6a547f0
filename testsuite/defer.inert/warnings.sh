#!/bin/sh
# Rule 1.4: no standard and no warning option makes the header or the lowering say anything.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wmissing-declarations -Wunused -Wclobbered
  -Wmaybe-uninitialized -Wmisleading-indentation -Wimplicit-fallthrough -Wundef -Wcast-qual -Wcast-align -Wwrite-strings
  -Wdangling-else -Wempty-body -Wparentheses -Wunreachable-code -Wredundant-decls -Wduplicated-branches
  -Wlogical-op -Wnull-dereference -Wswitch-default -Wswitch-enum -Wfloat-equal -Wformat=2'
c_only='-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wbad-function-cast -Wnested-externs -Wjump-misses-init'
cxx_only='-Wold-style-cast -Wzero-as-null-pointer-constant -Wuseless-cast -Wextra-semi'

for standard in c99 gnu99 c11 gnu11 c17 gnu17 c2x gnu2x; do
  try_silent "C, -std=$standard" with_plugin -Werror -std=$standard -O0 $warnings $c_only -S "$here/units/forms.c"
done
for standard in c++11 gnu++11 c++14 gnu++14 c++17 gnu++17 c++20 gnu++20; do
  try_silent "C++, -std=$standard" with_plugin -Werror -std=$standard -O0 $warnings $cxx_only -S -x c++ "$here/units/forms.c"
done
for options in -O1 -O2 '-O3 -g' -Os -Og '-O2 -fplugin-arg-defer-lower=bits' '-O2 -fplugin-arg-defer-lower=chain'; do
  try_silent "C, $options" with_plugin -Werror $options $warnings $c_only -S "$here/units/forms.c"
  try_silent "C++, $options" with_plugin -Werror $options $warnings $cxx_only -S -x c++ "$here/units/forms.c"
done
