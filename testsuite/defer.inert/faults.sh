#!/bin/sh
# Rule 3.9: -fplugin-arg-defer-faults as an option, and whose faults are panics in programs of several parts.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
ulimit -c 0
faults=-fplugin-arg-defer-faults

# The option.

echo 'int t (void) { return 1; }' >unit.c
try_error 'a value' "error: malformed '-fplugin-arg-defer-faults=1'; use no value" with_plugin $faults=1 -c unit.c
try_error 'without tables' "error: '-fplugin-arg-defer-faults' needs '-fasynchronous-unwind-tables'" \
  with_plugin $faults -fno-asynchronous-unwind-tables -c unit.c
try_error 'without directives' "error: '-fplugin-arg-defer-faults' needs '-fdwarf2-cfi-asm'" \
  with_plugin $faults -fno-dwarf2-cfi-asm -c unit.c
try_error 'another target' "error: '-fplugin-arg-defer-faults' is for x86-64 only" \
  with_plugin $faults -m32 -S unit.c
for options in '-O2 -fno-unwind-tables' '-O2 -fno-exceptions' '-O2 -g3' '-O2 -fnon-call-exceptions'; do
  try_silent "accepts $options" with_plugin $faults $options -c unit.c
done

# Functions without exception tables keep their code.

cat >same.c <<'END'
#include <stdlib.h>
#include <string.h>
struct pair { long a, b; };
static int get (const int *p) { return *p; }
int sum (const int *p, int n) { int s = 0; while (n--) s += get (p++); return s; }
int quotient (int a, int b) { return a / b; }
void copy (struct pair *a, const struct pair *b) { *a = *b; memcpy (a + 1, b + 1, sizeof *b); }
size_t length (const char *s) { return s ? strlen (s) : 0; }
void stop (int n) { if (n) __builtin_trap (); abort (); }
int twice (int (*fn) (int), int n) { return fn (n) + fn (n + 1); }
double scale (double *p, int n) { for (int i = 0; i < n; i++) p[i] *= 2; return n > 3 ? p[3] : 0; }
int add (int *p) { return __atomic_add_fetch (p, 1, __ATOMIC_RELAXED); }
int order (const void *a, const void *b) { return memcmp (a, b, 16); }
END
for options in -O0 -O1 -O2 -O3 -Os; do
  plain $options -S same.c -o plain.s && with_plugin $options $faults -S same.c -o faults.s
  grep -v '\.cfi_escape\|\.ident' faults.s >without.s
  grep -v '\.ident' plain.s >wanted.s
  try "$options: the same code" cmp wanted.s without.s
  try "$options: marked" grep -q '\.cfi_escape' faults.s
done

# A library with the option, one without, and a program with.

cat >load.c <<'END'
#ifdef __cplusplus
extern "C"
#endif
int LOAD (int *p) { return *p; }
END
cat >program.c <<'END'
#include <defer.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <dlfcn.h>

extern int load_with (int *p), load_without (int *p);
static int *volatile nowhere;

static void
handler (void)
{
  if (recover ())
    puts ("recovered");
}

__attribute__ ((noipa)) static int
guarded (int (*load) (int *))
{
  defer handler ();
  defer puts ("deferred");
  return load (nowhere);
}

static int
own (int *p)
{
  return *p;
}

int
main (int argc, char **argv)
{
  const char *which = argc > 1 ? argv[1] : "own";
  int (*load) (int *) = own;
  setvbuf (stdout, NULL, _IONBF, 0);
  if (defer_catch_faults () != 0)
    return 3;
#ifdef LIBRARIES
  if (strcmp (which, "with") == 0)
    load = load_with;
  if (strcmp (which, "without") == 0)
    load = load_without;
  if (strcmp (which, "opened") == 0)
    for (int i = 0; i < 3; i++)
      {
	void *library = dlopen ("./libopened.so", RTLD_NOW);
	if (!library)
	  return 4;
	*(void **) &load = dlsym (library, "load_opened");
	if (guarded (load) != 0)
	  return 5;
	dlclose (library);
      }
#endif
  return guarded (load) == 0 ? 0 : 6;
}
END
expect () # NAME STATUS TEXT COMMAND...
{
  expected=$1 status=$2 text=$3; shift 3
  quietly "$@"; got=$?
  if [ $got -eq "$status" ] && [ "$(grep -v 'Segmentation fault' log | tr '\n' ' ')" = "$text" ]; then pass "$expected"
  else fail "$expected" "status $got: $(cat log)"; fi
}
both='deferred recovered '
for language in c c++; do
  for options in -O0 -O2; do
    name="$language $options"
    with_plugin $faults -x $language $options -fPIC -shared -DLOAD=load_with load.c -o libwith.so
    plain -x $language $options -fPIC -shared -DLOAD=load_without load.c -o libwithout.so
    with_plugin $faults -x $language $options -fPIC -shared -DLOAD=load_opened load.c -o libopened.so
    [ $language = c ] && try "$name: links" with_plugin $faults $options -DLIBRARIES program.c -x none -L. -lwith -lwithout \
      -Wl,-rpath,"$PWD" -ldl "$DEFER_LIB" -o program
    expect "$name: own fault" 0 "$both" ./program own
    expect "$name: in a library with the option" 0 "$both" ./program with
    expect "$name: in an opened library" 0 "$both$both$both$both" ./program opened
    expect "$name: in a library without" 139 '' ./program without
  done
done
for options in '-O2 -static' '-O2 -static-pie -fPIE' '-O2 -ffunction-sections -Wl,--gc-sections' '-O2 -flto' \
  '-O2 -Wl,--no-eh-frame-hdr -static' '-O2 -fno-plt -Wl,-z,now' '-Os -fomit-frame-pointer' '-O2 -fcf-protection'; do
  try "$options: links" with_plugin $faults $options program.c "$DEFER_LIB" -o program
  expect "$options: own fault" 0 "$both" ./program own
done

# With -flto the mark is made when linking, of the functions that were compiled with the option.
with_plugin $faults -O2 -flto -c program.c -o program.o
try 'compiled with it, linked with the plugin: links' with_plugin -O2 -flto program.o "$DEFER_LIB" -o program
expect 'compiled with it, linked with the plugin: own fault' 0 "$both" ./program own
try 'compiled with it, linked without the plugin: links' plain -O2 -flto program.o "$DEFER_LIB" -o program
expect 'compiled with it, linked without the plugin: own fault' 139 '' ./program own

# A mark keeps no function that is not used.
echo 'int unused (int *p) { return *p; } int main (void) { return 0; }' >unused.c
try '--gc-sections: links' with_plugin $faults -O2 -ffunction-sections -Wl,--gc-sections unused.c -o unused
try '--gc-sections: drops the function' sh -c '! nm unused | grep -q " unused$"'

# Tools.
try 'for tools: links' with_plugin $faults -O1 -g program.c "$DEFER_LIB" -o program
if have valgrind; then
  quietly valgrind ./program own
  mv log memcheck
  try 'memcheck: one error, which is the fault' grep 'ERROR SUMMARY: 1 errors from 1 contexts' memcheck
else
  skip memcheck 'valgrind is not installed'
fi
if with_plugin $faults -O1 -g -fsanitize=address program.c "$DEFER_LIB" -o program 2>/dev/null; then
  expect 'AddressSanitizer: own fault' 0 "$both" ./program own
else
  skip AddressSanitizer 'its library is not installed'
fi
