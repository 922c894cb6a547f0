# An installation to try: each script here sources this after script.sh.
# SPDX-License-Identifier: GPL-3.0-or-later

# What `make check' has been told is not for the make that installs.
unset MAKEFLAGS MFLAGS MAKELEVEL

# Make TARGET of what is built, with VARIABLE=VALUE...
try_make () # NAME TARGET VARIABLE=VALUE...
{
  name=$1; shift
  try "$name" make -C "$top" -o all CC="$CC" "$@"
}

# The root of the installation that most scripts use.
installed="$PWD/installed"
install_here ()
{
  try_make 'installs' install PREFIX="$installed" PLUGINDIR="$installed/lib/plugin"
  export PKG_CONFIG_PATH="$installed/lib/pkgconfig"
}

# A project with one program, which needs the library: hello.c or hello.cc.
new_project () # SUFFIX
{
  rm -rf "$scratch/a project"
  mkdir "$scratch/a project"
  cd "$scratch/a project" || exit 1
  cat >"hello.$1" <<'END'
#include <defer.h>
#include <stdio.h>

static int
greet (int n)
{
  defer_result (int, result) = 1;
  defer { if (recover ()) result = 0; }
  for (int i = 0; i < n; i++)
    defer printf ("%d\n", i);
  panic ("recovered");
}

int
main (void)
{
  return greet (3);
}
END
}

# Run the program of the project.
greets () # NAME PROGRAM
{
  quietly "$2"
  got=$?
  if [ $got -eq 0 ] && [ "$(tr '\n' ' ' <log)" = '2 1 0 ' ]; then pass "$1: runs"
  else fail "$1: runs" "status $got: $(cat log)"; fi
}

# The example in the README whose fence says LANGUAGE.
readme_example () # LANGUAGE
{
  awk -v fence="\`\`\`$1" '/^```/ { inside = $0 == fence; next } inside' "$top/README.md" >example
  if [ -s example ]; then cat example; else fail "the README has a $1 example"; fi
}
