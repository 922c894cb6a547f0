# A C program whose variables with the attribute `cleanup' have a defer instead.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Turn:
#	int x __attribute__((cleanup (f))) = 1;
# into:
#	int x = 1; _Defer f (&x);
# or, where FUNCTION is set and this is at the outermost level of a function, to whose end it then belongs:
#	int x = 1; __defer (f, &x);

{
  gsub (/__attribute__ *\(\((__)?cleanup(__)? *\([a-z]+\)\)\)/, "CLEANUP&")
  if (match ($0, /CLEANUP__attribute__[^;]*;/) && $0 ~ /[a-z0-9_]+ *CLEANUP/)
    {
      before = substr ($0, 1, RSTART - 1)
      attribute = substr ($0, RSTART, RLENGTH)
      after = substr ($0, RSTART + RLENGTH)
      callee = attribute
      sub (/^[^(]*\(\([^(]*\(/, "", callee)
      sub (/\).*/, "", callee)
      rest = attribute
      sub (/^[^)]*\)\)\)/, "", rest)
      sub (/[ \t]+$/, "", before)
      name = before
      sub (/.*[ *\t]/, "", name)
      call = FUNCTION && depth == 1 ? "__defer (" callee ", &" name ");" : "_Defer " callee " (&" name ");"
      $0 = before rest " " call after
    }
  gsub (/CLEANUP/, "")
  print
  depth += gsub (/\{/, "{") - gsub (/\}/, "}")
}
