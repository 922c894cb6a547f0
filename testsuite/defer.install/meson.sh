#!/bin/sh
# Rule 5: Meson, with the lines in the README, also with -flto.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/lib/install.sh"
if ! have meson || ! have ninja || ! have pkg-config; then
  skip meson 'not installed'
  exit
fi
install_here
export CC
for lto in false true; do
  new_project c
  { echo "project ('hello', 'c')"
    readme_example meson; } >meson.build
  try "LTO $lto: configures" meson setup -Db_lto=$lto build
  try "LTO $lto: builds" ninja -C build
  greets "LTO $lto" build/hello
done
