# The mutants of `make check-mutants' can still be made of the sources.
# SPDX-License-Identifier: GPL-3.0-or-later

sh "$(dirname "$0")/../mutants/run" --apply
