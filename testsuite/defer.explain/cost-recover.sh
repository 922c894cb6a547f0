#!/bin/sh
# Rules 3.2 and 3.3: that a deferred block may recover costs nothing where nothing panics.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

# How many instructions a function in unit.s has up to its last return; behind it, and in the cold section, are
# the landing pads.
instructions () # FUNCTION
{
  sed -n "/^$1:/,/\\.size/p" unit.s | sed '/text\.unlikely/,$d' |
    awk '/^\t[a-z]/ { n++ } /^\t(ret|jmp\t[a-z])/ { last = n } END { print last + 0 }'
}

cat >unit.c <<'END2'
#include <defer.h>
#ifdef __cplusplus
extern "C" {
#endif
struct pair { long a, b; };
struct large { long numbers[9]; };
void leave (void), caught (void), body (void), step (int);
int work (int);
double real (int);
struct pair get_pair (int);
struct large get_large (int);

#define FUNCTIONS(suffix, ...) \
  void nothing##suffix (void) { defer { __VA_ARGS__ leave (); } body (); } \
  int value##suffix (int n) { defer { __VA_ARGS__ leave (); } return work (n); } \
  double floating##suffix (int n) { defer { __VA_ARGS__ leave (); } return real (n); } \
  struct pair registers##suffix (int n) { defer { __VA_ARGS__ leave (); } return get_pair (n); } \
  struct large memory##suffix (int n) { defer { __VA_ARGS__ leave (); } return get_large (n); } \
  int conditional##suffix (int n) { if (n) defer { __VA_ARGS__ leave (); } return work (n); } \
  int several##suffix (int n) \
  { \
    if (n == 1) \
      return 7; \
    defer { __VA_ARGS__ leave (); } \
    defer step (n); \
    if (n == 2) \
      defer { __VA_ARGS__ leave (); } \
    return work (n); \
  } \
  int named##suffix (int n) \
  { \
    defer_result (int, result) = 3; \
    defer { __VA_ARGS__ leave (); } \
    result = work (n); \
    body (); \
    return result; \
  }

FUNCTIONS ()
FUNCTIONS (_recovers, if (recover ()) caught ();)
#ifdef __cplusplus
}
#endif
END2
for language in c c++; do
  for options in -O2 -O3; do
    try "$language $options: compiles" with_plugin -x $language $options -S unit.c -o unit.s
    for function in nothing value floating registers memory conditional several named; do
      without=$(instructions $function) with=$(instructions ${function}_recovers)
      # What is returned, or the place for it, must outlive the exception: that takes a register, which is saved.
      case $function in memory | named) more=4 ;; *) more=0 ;; esac
      if [ "$without" -gt 0 ] && [ "$with" -le $((without + more)) ]; then pass "$language $options: $function"
      else fail "$language $options: $function" "$with instructions instead of $without"; fi
    done
  done
done
