#!/bin/sh
# Rule 1: the forms mean the same after a precompiled header, whatever the header holds.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

link_and_run () # NAME
{
  try "$1: links" plain program.o -lstdc++ "$DEFER_LIB" -pthread -o program
  try "$1: runs" ./program
}

for language in c c++; do
  for options in -O0 '-O2 -g'; do
    for header in nothing defer.h inline; do
      rm -rf ./*
      case $header in
        nothing) echo '#include <stdio.h>' ;;
        defer.h) echo '#include <defer.h>' ;;
        inline)
          echo '#include <defer.h>
            extern int header_calls;
            static void header_note (int n) { header_calls += n; }
            static inline int header_function (int n)
            {
              defer header_note (1);
              __defer (header_note, 2);
              if (n)
                defer { header_note (4); }
              while (n--)
                defer header_note (8);
              return header_calls;
            }' ;;
      esac >first.h
      name="$language $options, precompiled: $header"
      try "$name: precompiles" with_plugin -x $language-header $options first.h -o first.h.gch
      { echo '#include "first.h"'
        [ $header = nothing ] && echo '#include <defer.h>'
        cat "$here/units/program.c"
        [ $header = inline ] && echo 'int header_calls;
          static void __attribute__ ((constructor)) check (void)
          {
            if (header_function (2) != 0 || header_calls != 23) abort ();
          }'; } >program.c
      try "$name: compiles" with_plugin -x $language $options -Winvalid-pch -Werror -c program.c -o program.o
      try "$name: is used" sh -c '"$@" 2>&1 | grep "^! first.h.gch"' sh \
        "$CC" "-fplugin=$DEFER_PLUGIN" -I "$DEFER_INCLUDE" -x $language $options -H -c program.c -o program.o
      link_and_run "$name"
    done
  done
done
