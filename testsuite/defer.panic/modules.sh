# The report: frames of shared libraries, linked and loaded, with the name of each;
# debug information in other files, and where the library that reads it is missing;
# links of static executables are silent.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../lib/script.sh"

cat > library.c <<'END'
#include <defer.h>
static void raise_it (int n) { panic ("from a library, %d", n); }
void library (int n) { defer { n++; } raise_it (n); }
END
cat > linked.c <<'END'
extern void library (int);
int main (void) { library (1); return 0; }
END
cat > loading.c <<'END'
#include <dlfcn.h>
int main (void)
{
  void *handle = dlopen ("./library.so", RTLD_NOW);
  void (*fn) (int) = handle ? (void (*) (int)) dlsym (handle, "library") : 0;
  if (fn)
    fn (2);
  return 1;
}
END

# Run a program; its report, without the frames below main, is to have the lines that
# follow, each matched by a regexp.
reports () # NAME COMMAND -- REGEXP...
{
  name=$1; shift
  command=
  while [ "$1" != -- ]; do command="$command $1"; shift; done
  shift
  timeout 60 env $command > out 2>&1 < /dev/null
  status=$?
  printf '%s\n' "$@" > wanted
  grep -vE '^$|^thread|libc\.so|_start' out > said
  line=0
  [ "$(wc -l < said)" = $# ] || status=lines
  for regexp; do
    line=$((line + 1))
    sed -n "${line}p" said | grep -qE "^$regexp\$" || status="line $line"
  done
  if [ "$status" = 2 ]; then pass "$name"; else fail "$name" "$status: $(cat out)"; fi
}
tab=$(printf '\t')
x='0x[0-9a-f]+'

with_plugin -O0 -g -fPIC -shared library.c "${DEFER_LIB%.a}.so" -o library.so
LD_LIBRARY_PATH=.:$(dirname "$DEFER_LIB")
export LD_LIBRARY_PATH
plain -O0 -g linked.c ./library.so -o linked
reports linked ./linked -- 'panic: from a library, 1' \
  "${tab}raise_it\+$x at [^ ]*library.c:2 \(library.so\)" \
  "${tab}library\+$x at [^ ]*library.c:3 \(library.so\)" \
  "${tab}main\+$x at [^ ]*linked.c:2 \(linked\)"

plain -O0 loading.c -o loading
reports loaded ./loading -- \
  'panic: from a library, 2' \
  "${tab}raise_it\+$x at [^ ]*library.c:2 \(library.so\)" \
  "${tab}library\+$x at [^ ]*library.c:3 \(library.so\)" \
  "${tab}main\+$x \(loading\)"

# Debug information in a file of its own, found by name.
with_plugin -O0 -g library.c linked.c "$DEFER_LIB" -o apart
objcopy --only-keep-debug apart apart.debug
strip apart
objcopy --add-gnu-debuglink=apart.debug apart
reports 'debug information in another file' ./apart -- 'panic: from a library, 1' \
  "${tab}raise_it\+$x at [^ ]*library.c:2 \(apart\)" \
  "${tab}library\+$x at [^ ]*library.c:3 \(apart\)" \
  "${tab}main\+$x at [^ ]*linked.c:2 \(apart\)"
rm apart.debug
reports 'stripped' ./apart -- 'panic: from a library, 1' \
  "${tab}$x \(apart\)" "${tab}$x \(apart\)" "${tab}$x \(apart\)" "${tab}$x \(apart\)"

# Where libdw is missing, of the wrong kind, or asks the network.
with_plugin -O0 -g library.c linked.c "$DEFER_LIB" -o program
mkdir other
plain -fPIC -shared -x c /dev/null -o other/libdw.so.1
reports 'another libdw' LD_LIBRARY_PATH=other ./program -- \
  'panic: from a library, 1' "${tab}raise_it\+$x \(program\)" \
  "${tab}library\+$x \(program\)" "${tab}main\+$x \(program\)"
echo '__attribute__ ((constructor)) static void f (void) { __builtin_trap (); }' |
  plain -fPIC -shared -x c - -o other/libdw.so.1
reports 'a libdw that crashes' LD_LIBRARY_PATH=other ./program -- \
  'panic: from a library, 1' "${tab}raise_it\+$x \(program\)" \
  "${tab}library\+$x \(program\)" "${tab}main\+$x \(program\)"
echo '#include <stdlib.h>
__attribute__ ((constructor)) static void f (void) { exit (0); }' |
  plain -fPIC -shared -x c - -o other/libdw.so.1
cat > registered.c <<'END'
#include <stdlib.h>
#include <unistd.h>
extern void library (int);
static void registered (void)
{
  if (write (9, "registered\n", 11) < 0)
    abort ();
}
int main (void) { dup2 (2, 9); atexit (registered); library (1); return 0; }
END
with_plugin -O0 -g library.c registered.c "$DEFER_LIB" -o program
reports 'a libdw that exits' LD_LIBRARY_PATH=other ./program -- \
  'panic: from a library, 1' "${tab}raise_it\+$x \(program\)" \
  "${tab}library\+$x \(program\)" "${tab}main\+$x \(program\)"
with_plugin -O0 -g library.c linked.c "$DEFER_LIB" -o program
reports 'nobody is asked over the network' DEBUGINFOD_URLS=http://192.0.2.1/ \
  ./program -- 'panic: from a library, 1' \
  "${tab}raise_it\+$x at [^ ]*library.c:2 \(program\)" \
  "${tab}library\+$x at [^ ]*library.c:3 \(program\)" \
  "${tab}main\+$x at [^ ]*linked.c:2 \(program\)"

# No dlopen that the linker would warn of.
try_silent 'static links are silent' with_plugin -O0 -static library.c linked.c \
  "$DEFER_LIB" -o static
reports static ./static -- 'panic: from a library, 1' \
  "${tab}raise_it\+$x \(static\)" "${tab}library\+$x \(static\)" \
  "${tab}main\+$x \(static\)"
try_silent 'so are those of static PIEs' with_plugin -O0 -static-pie library.c linked.c \
  "$DEFER_LIB" -o static-pie
reports static-pie ./static-pie -- 'panic: from a library, 1' \
  "${tab}raise_it\+$x \(static-pie\)" "${tab}library\+$x \(static-pie\)" \
  "${tab}main\+$x \(static-pie\)"

# Names that C++ libraries bring to a C program.
cat > names.cc <<'END'
#include <defer.h>
#include <string>
namespace deep { void raise_it (const std::string &s) { panic ("%s", s.c_str ()); } }
extern "C" void library (int n) { deep::raise_it (std::to_string (n)); }
END
with_plugin -O0 -g -fPIC -shared -x c++ names.cc -x none "${DEFER_LIB%.a}.so" -lstdc++ \
  -o names.so
plain -O0 -g linked.c ./names.so -o names
reports 'a C++ library in a C program' ./names -- 'panic: 1' \
  "${tab}deep::raise_it\(.*basic_string.*\)\+$x at [^ ]*names.cc:3 \(names.so\)" \
  "${tab}library\+$x at [^ ]*names.cc:4 \(names.so\)" \
  "${tab}main\+$x at [^ ]*linked.c:2 \(names\)"

# The files that the report opens get the numbers of those that are closed.
cat > closed.c <<'END'
#include <defer.h>
#include <stdio.h>
#include <unistd.h>
extern void library (int);
int main (void)
{
  close (1), close (2);
  FILE *log = fopen ("log", "w");
  dup2 (fileno (log), 7);
  fclose (log);
  defer {
    const struct defer_panic *p = recover ();
    if (p)
      defer_print_stack (p, 7);
  }
  library (1);
  return 0;
}
END
with_plugin -O0 -g library.c closed.c "$DEFER_LIB" -o closed
timeout 60 ./closed
if grep -q "raise_it.*library.c:2" log; then pass 'closed standard files'
else fail 'closed standard files' "$(cat log)"; fi
