#!/bin/sh
# Rule 5: -fsyntax-only gives the errors of the forms and makes no file.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

for language in c c++; do
  rm -rf ./*
  try_silent "$language: accepts" with_plugin -x $language -fsyntax-only -Wall -Wextra "$here/units/forms.c"
  echo '#include <defer.h>
    int call (int);
    int t (int x)
    {
      defer x;
      defer { return 1; }
      return call (x);
    }' >wrong.c
  try_error "$language: defer of no call" '5:7: error: deferred statement must be a function call or a block' \
    with_plugin -x $language -fsyntax-only wrong.c
  try_error "$language: return in a block" "6:[0-9]+: error: 'return' may not leave a deferred block" \
    with_plugin -x $language -fsyntax-only wrong.c
  echo '#include <defer.h>
    int t (int x) { defer { undeclared; } return x + ; }' >wrong.c
  try_error "$language: errors of the front end" "'undeclared'" with_plugin -x $language -fsyntax-only wrong.c
  try "$language: makes no file" sh -c '[ "$(ls)" = "log
wrong.c" ]'
done
