#!/bin/sh
# Rule 3.1: every frame that the fast walker passes, libgcc would pass in the same way: with the same program counter,
# stack pointer, and registers.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/runtime.sh"

runtime_with checked.a -DDEFER_CHECK_WALK
run_programs -O2 checked.a
[ "$CHECK_QUICK" ] || run_programs -O0 checked.a
