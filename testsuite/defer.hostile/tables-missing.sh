#!/bin/sh
# Rule 3.1: a panic that comes to a function whose unwind tables were taken away ends there, with a report that says
# so; what is above has run, what is below does not.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"

cat >outer.c <<'END'
#include <defer.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C"
#endif
void middle (void (*fn) (int), int n);

static __attribute__ ((noipa)) void
inner (int n)
{
  for (int i = 0; i < n; i++)
    defer puts ("inner");
  panic ("%d", n);
}

int
main (void)
{
  defer puts ("main");
  middle (inner, 2);
  return 0;
}
END
cat >middle.c <<'END'
#include <defer.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C"
#endif
void
middle (void (*fn) (int), int n)
{
  defer puts ("middle");
  fn (n);
  puts ("never");
}
END

# Run PROGRAM, which is to print SAID, and to report with LAST as its last line.
ends () # NAME PROGRAM SAID LAST
{
  for unwinder in fast libgcc; do
    DEFER_UNWINDER=$unwinder timeout 60 "$2" >said 2>report </dev/null
    status=$?
    if [ $status = 2 ] && [ "$(tr '\n' ' ' <said)" = "$3" ] && grep -q '^panic: 2$' report &&
      tail -n 1 report | grep -qE -e "$4"
    then pass "$1, $unwinder"
    else fail "$1, $unwinder" "status $status, $(cat said report)"; fi
  done
}

for options in -O0 -O2 '-O2 -static' '-O2 -x c++'; do
  quietly with_plugin $options -c outer.c middle.c
  objcopy -R .eh_frame -R .rela.eh_frame middle.o bare.o
  set -- -x none "$DEFER_LIB" -lstdc++
  plain $options -x none outer.o middle.o "$@" -o whole
  ends "$options: whole" ./whole 'inner inner middle main ' '^	[^.].*\(whole\)$'

  plain $options -x none outer.o bare.o "$@" -o bare
  ends "$options: an object without .eh_frame" ./bare 'inner inner ' '^	\.\.\. no unwind tables at 0x[0-9a-f]+ \(bare\)$'

  # The search table that refers to them goes, too.  (In a static program those of libgcc are among them, which
  # aborts.)
  [ "$options" != '-O2 -static' ] || continue
  objcopy -R .eh_frame -R .eh_frame_hdr whole without 2>/dev/null
  ends "$options: a program without .eh_frame" ./without '' '^	\.\.\. no unwind tables at 0x[0-9a-f]+ \(without\)$'
done
