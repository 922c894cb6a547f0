#!/bin/sh
# Rule 4.2: an unconditional defer is no more than its calls, at -O0 as well.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

# The instructions of a function in unit.s, labels and the nops of breakpoints left out.
instructions () # FUNCTION
{
  sed -n "/^$1:/,/\\.size/p" unit.s | grep -P '^\t[a-z]' | grep -v 'nop$' | sed 's/\.L[0-9]*/LABEL/'
}

cat >unit.c <<'END'
#include <defer.h>
#ifdef __cplusplus
extern "C" {
#endif
void first (void), second (void), body (void);
int value (void);

void two (void) { defer second (); defer first (); body (); }
void two_by_hand (void) { body (); first (); second (); }

void block (void) { defer { second (); } defer { first (); } body (); }
void block_by_hand (void) { body (); first (); second (); }

void builtin (void) { __defer (second); { __defer (first); } body (); }
void builtin_by_hand (void) { body (); first (); second (); }

void early (int x) { if (x) return; defer first (); body (); }
void early_by_hand (int x) { if (x) return; body (); first (); }
#ifdef __cplusplus
}
#endif
END
# Without landing pads nothing but the normal path is left, and can be compared as it stands.
for language in c c++; do
  for options in -O0 -O1 -O2 -Os; do
    try "$language $options: compiles" with_plugin -x $language $options -fno-exceptions -fplugin-arg-defer-no-unwind \
      -fno-ipa-icf -S unit.c -o unit.s
    for function in two block builtin early; do
      instructions $function >with
      instructions ${function}_by_hand >by_hand
      [ -s by_hand ] || echo 'no code' >with
      try "$language $options: $function" diff with by_hand
    done
  done
done
