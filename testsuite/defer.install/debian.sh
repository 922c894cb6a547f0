#!/bin/sh
# Rule 5: dpkg-buildpackage makes packages, of which that of the plugin depends on exactly the GCC that it was built for.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"

package=$(sed -n 's/^Package: \(.*-defer\)$/\1/p' "$top/debian/control")
if [ "$CC" != "${package%-defer}" ]; then
  skip dpkg-buildpackage "it is for ${package%-defer}"
  exit
fi
if ! have dpkg-buildpackage || ! have dh; then
  skip dpkg-buildpackage 'dpkg-dev or debhelper is not installed'
  exit
fi

# Without libgccjit there are no packages for it.
names="$package libdefer1 libdefer-dev"
if quietly "$CC" -E -include libgccjit.h -x c /dev/null; then
  names="$names libdefer-jit1 libdefer-jit-dev"
else
  skip 'packages for libgccjit' 'no libgccjit'
  export DEB_BUILD_PROFILES=pkg.defer.nojit
fi

# What is built already is not built again, which takes the same flags as before.
mkdir -p defer/build
for part in Makefile README.md LICENSES debian plugin runtime "build/$CC"; do
  cp -a "$top/$part" "defer/$part"
done
cd defer || exit 1
if ! quietly dpkg-checkbuilddeps; then
  skip dpkg-buildpackage "$(cat log)"
  exit
fi
export DEB_CFLAGS_SET='-O2 -g' DEB_CXXFLAGS_SET='-O2 -g' DEB_CPPFLAGS_SET='' DEB_LDFLAGS_SET=''
export DEB_BUILD_OPTIONS='noddebs'
timeout 300 dpkg-buildpackage -b -nc -us -uc >../log 2>&1 </dev/null
cd ..
deb () { echo "$1"_*.deb; }
for name in $names; do
  try "$name: is built" test -f "$(deb "$name")"
  dpkg-deb -x "$(deb "$name")" root
  try "$name: no name of the tree" sh -c '! grep -rlF "$1" root' sh "$PWD/defer"
done
wanted="${package%-defer} (= $(dpkg-query -W -f '${Version}' "${package%-defer}"))"
dpkg-deb -f "$(deb "$package")" Depends >depends
try "depends on $wanted" grep -qF "$wanted" depends
try 'depends on the header' grep -q 'libdefer-dev (= ' depends
try 'the library depends on no compiler' sh -c '! dpkg-deb -f "$1" Depends | grep gcc-[0-9]*-' sh "$(deb libdefer1)"
try 'the plugin is where GCC looks' test -f "root$(realpath "$("$CC" -print-file-name=plugin)")/defer.so"

for name in "$package" libdefer1 libdefer-dev; do
  try "$name: nothing of libgccjit" sh -c '! { dpkg-deb -c "$1"; dpkg-deb -f "$1" Depends; } | grep jit' sh "$(deb "$name")"
done

# They make a program, here from where they would be unpacked.
new_project c
libraries=$(dirname "$(find "$scratch/root" -name libdefer.so.1)")
try 'gdb finds its script' test -f "$scratch/root/usr/share/gdb/auto-load${libraries#"$scratch/root"}/libdefer.so.1-gdb.py"
try 'compiles' "$CC" -iplugindir="$scratch/root$("$CC" -print-file-name=plugin)" -fplugin=defer -I "$scratch/root/usr/include" hello.c \
  -L "$libraries" -Wl,-rpath,"$libraries" -ldefer -o hello
greets 'program' ./hello

case $names in *jit*) ;; *) exit ;; esac
try_silent 'generates code' sh -c '"$@" && ./handler' sh \
  "$CC" -iplugindir="$scratch/root$("$CC" -print-file-name=plugin)" -fplugin=defer -I "$scratch/root/usr/include" -rdynamic \
  "$here/../defer.jit/handler.c" -L "$libraries" -Wl,-rpath,"$libraries" -ldefer-jit -ldefer -lgccjit -o handler
