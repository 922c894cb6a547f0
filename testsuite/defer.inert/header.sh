#!/bin/sh
# Rule 5: <defer.h> without the plugin, and for tools that only read it.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

echo '#include <defer.h>
int t;' >unit.c
for language in c c++; do
  try_error "$language without the plugin" '#error "?compile with -fplugin=defer"?' plain -x $language -c unit.c -o unit.o
done

cat >names.c <<'END'
#define DEFER_NO_KEYWORDS
#include <defer.h>
int call (int);
int defer (int defer);
int t (int x) { DEFER call (x); if (x) DEFER { call (1); } __defer (call, 2); return defer (x); }
END
for language in c c++; do
  try_silent "$language: DEFER_NO_KEYWORDS" with_plugin -x $language -Wall -Wextra -c names.c -o names.o
done
printf '#include <defer.h>\n#include <defer.h>\nint t;\n' >twice.c
try_silent 'twice' with_plugin -Wall -Wextra -Wpedantic -c twice.c -o twice.o

cat >read.c <<'END'
#include <defer.h>
struct file;
extern struct file *open_file (const char *);
extern void close_file (struct file *);
int read_file (const char *);
int
read_file (const char *name)
{
  defer_result (int, result) = 0;
  struct file *file = open_file (name);
  defer close_file (file);
  if (!file)
    defer { result = 1; }
  return result;
}
END
if have clang; then
  for standard in 'c -std=c99' 'c -std=c17' 'c++ -std=c++11' 'c++ -std=c++20'; do
    try_silent "clang -x $standard" clang -Wall -Wextra -Werror -fsyntax-only -I "$DEFER_INCLUDE" -x $standard read.c
  done
  sed 's/close_file (file)/close_file (1, 2)/' read.c >wrong.c
  try_error 'clang type-checks' 'too many arguments' clang -fsyntax-only -I "$DEFER_INCLUDE" wrong.c
else
  skip clang 'not installed'
fi
if have cppcheck; then
  try 'cppcheck' cppcheck -q --error-exitcode=3 --enable=warning -I "$DEFER_INCLUDE" read.c
else
  skip cppcheck 'not installed'
fi
