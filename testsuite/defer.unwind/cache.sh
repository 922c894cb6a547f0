#!/bin/sh
# Rule 3.1: the fast walker needs no cache to be right: with one row, for which all frames compete, and with none.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
. "$here/support/runtime.sh"

runtime_with one-row.a -DDEFER_ROWS=1
runtime_with no-rows.a -DDEFER_NO_ROWS
run_programs -O2 one-row.a no-rows.a
