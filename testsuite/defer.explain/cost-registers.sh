#!/bin/sh
# Rule 4.3: landing pads keep no register busy that those of the cleanup attribute do not.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

case $(${CC:-gcc} -dumpmachine) in
  x86_64-*) ;;
  *) pass "counts x86-64 instructions: nothing to do"; exit ;;
esac

cat >unit.c <<'END'
#include <defer.h>
#ifdef __cplusplus
extern "C" {
#endif
extern int locks[8];
int acquire (int *), work (int);
void release (int *);
static inline void release_at (int **at) { if (*at) release (*at); }

/* What is released, and what is returned, are known without a register.  */
#define IF_DEFER(n) if (x & 1 << n) { acquire (&locks[n]); defer release (&locks[n]); }
#define IF_CLEANUP(n) \
  __attribute__ ((cleanup (release_at))) int *at##n = 0; \
  if (x & 1 << n) { acquire (&locks[n]); at##n = &locks[n]; }

int three (int x) { IF_DEFER (0) IF_DEFER (1) IF_DEFER (2) return work (x); }
int three_cleanup (int x) { IF_CLEANUP (0) IF_CLEANUP (1) IF_CLEANUP (2) return work (x); }

int four (int x) { IF_DEFER (0) IF_DEFER (1) IF_DEFER (2) IF_DEFER (3) return work (x); }
int four_cleanup (int x) { IF_CLEANUP (0) IF_CLEANUP (1) IF_CLEANUP (2) IF_CLEANUP (3) return work (x); }

int plain (int x) { int *at = &locks[x]; acquire (at); defer release (at); return work (x); }
int plain_cleanup (int x)
{ __attribute__ ((cleanup (release_at))) int *at = &locks[x]; acquire (at); return work (x); }

/* A result would have to be kept: the outer call may recover from the inner.  */
void nested (int x)
{ acquire (locks); defer release (locks); acquire (locks + 1); defer release (locks + 1); work (x); }
void nested_cleanup (int x)
{
  __attribute__ ((cleanup (release_at))) int *a = locks; acquire (a);
  __attribute__ ((cleanup (release_at))) int *b = locks + 1; acquire (b);
  work (x);
}
#ifdef __cplusplus
}
#endif
END
# How many registers a function in unit.s saves.
saved () # FUNCTION
{
  sed -n "/^$1:/,/\\.size/p" unit.s | sed '/text\.unlikely/,$d' | grep -c '^	pushq'
}

for language in c c++; do
  for options in -O1 -O2 -O3 -Os '-O2 -fPIC'; do
    try "$language $options: compiles" with_plugin -x $language $options -fexceptions -S unit.c -o unit.s
    for function in three four plain nested; do
      ours=$(saved $function) theirs=$(saved ${function}_cleanup)
      if [ "$ours" -gt 0 ] && [ "$ours" -le "$theirs" ]; then pass "$language $options: $function"
      else fail "$language $options: $function" "$ours registers instead of $theirs"; fi
    done
  done
done
