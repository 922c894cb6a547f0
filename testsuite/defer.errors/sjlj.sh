# Section 5: in a GCC that unwinds by setjmp and longjmp the plugin says that it
# cannot work.  No such GCC is packaged: another plugin, loaded first, makes this
# one look like it.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
: "${CXX:=g++}"

cat > sjlj.cc <<'C'
#include "gcc-plugin.h"
#include "tree.h"
#include "stringpool.h"
#include "attribs.h"

int plugin_is_GPL_compatible;

static void
start_unit (void *, void *)
{
  SET_DECL_ASSEMBLER_NAME (builtin_decl_explicit (BUILT_IN_UNWIND_RESUME),
			   get_identifier ("_Unwind_SjLj_Resume"));
}

int
plugin_init (plugin_name_args *info, plugin_gcc_version *)
{
  register_callback (info->base_name, PLUGIN_START_UNIT, start_unit, nullptr);
  return 0;
}
C

echo 'int x;' > x.c
if "$CXX" -std=c++14 -fPIC -fno-exceptions -fno-rtti -shared sjlj.cc -o sjlj.so \
     -isystem "$("$CC" -print-file-name=plugin)/include" > log 2>&1; then
  for language in c c++; do
    try_error "$language" \
      "error: plugin 'defer' cannot work in a GCC whose exceptions are unwound by setjmp and longjmp" \
      plain -fplugin=./sjlj.so "-fplugin=$DEFER_PLUGIN" -x $language -c x.c
  done
else
  fail "a GCC that unwinds by setjmp and longjmp" "$(cat log)"
fi
