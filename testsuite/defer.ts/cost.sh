#!/bin/sh
# Rule 6.11: a _Defer is the same code as a variable with the attribute cleanup, landing pads apart.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat >unit.c <<'END'
#ifdef __cplusplus
extern "C" {
#endif
void leave (int *), body (void);
int work (int);

#define FUNCTIONS(suffix, with) \
  void one##suffix (int n) { with (x, n); body (); } \
  int early##suffix (int n) \
  { \
    if (n) \
      return 1; \
    with (x, n); \
    if (work (n) == 2) \
      return 3; \
    body (); \
    return work (1); \
  } \
  int loop##suffix (int n) \
  { \
    int s = 0; \
    for (int i = 0; i < n; i++) \
      { \
        with (x, i); \
        s += work (i); \
        if (s == 7) \
          break; \
        if (s == 9) \
          return 1; \
      } \
    return s; \
  } \
  void nested##suffix (int n) \
  { \
    with (x, n); \
    if (work (n)) \
      { \
        with (y, 2); \
        body (); \
      } \
    with (z, 3); \
    body (); \
  }

#define CLEANUP(name, value) int name __attribute__ ((cleanup (leave))) = value
#define DEFER(name, value) int name = value; _Defer leave (&name)

FUNCTIONS (_cleanup, CLEANUP)
FUNCTIONS (_defer, DEFER)
#ifdef __cplusplus
}
#endif
END

# The instructions of a function in unit.s, up to its last return: behind it are the landing pads.  They may need one
# register more (rule 4.7); what saves it, and which it is, is left out.
instructions () # FUNCTION
{
  sed -n "/^$1:/,/\\.size/p" unit.s | sed '/text\.unlikely/,$d' | grep -P '^\t[a-z]' |
    sed '/^\t\(push\|pop\)/d; s/%r1[2-5]\|%[re]b[xp]/SAVED/g' |
    awk '{ sub (/\.L[0-9]+/, "LABEL"); text = text $0 "\n" } /^\t(ret|jmp\t[a-z])/ { whole = text } END { printf "%s", whole }'
}

for language in c c++; do
  for options in '-O2 -fno-exceptions -fplugin-arg-defer-no-unwind' '-Os -fno-exceptions -fplugin-arg-defer-no-unwind' \
    '-O2 -fexceptions'; do
    # shellcheck disable=SC2086
    try "$language $options: compiles" with_plugin -x $language $options -fno-ipa-icf -S unit.c -o unit.s
    for function in one early loop nested; do
      instructions ${function}_defer >defer
      instructions ${function}_cleanup >cleanup
      [ -s cleanup ] || echo 'no code' >defer
      try "$language $options: $function" diff defer cleanup
    done
  done
done

# What names no panic and no recover links without the runtime.
echo 'int main (void) { int n = 2; { _Defer n--; _Defer { _Defer n--; } } return n; }' >links.c
try 'links without the runtime' with_plugin -O0 links.c -o links
try 'and runs' ./links
