#!/bin/sh
# Rule 5: <defer.h> without the plugin, without its keywords, and twice.
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
