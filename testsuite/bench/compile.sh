# The compiler's own time.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by run, which defines what is used here.

# A file with the kernels that need nothing but their function, 100 times each.
many_functions ()
{
  i=0
  while [ $i -lt 100 ]
  do
    i=$((i + 1))
    for kernel in lock locks-2 file files-2 buffers conditional-returns conditional-files
    do
      function=$(echo "$kernel" | tr - _)_$i
      printf '#undef kernel\n#define kernel %s\n#include "%s/kernels/%s.c"\n' \
	"$function" "$bench" "$kernel"
    done
  done
}

# guarded EVERY FILE: FILE with something at the end of each EVERY-th function.
guarded ()
{
  awk -v every="$1" '
    /^{/ && last ~ /\)$/ && n++ % every == 0 { $0 = "{ GUARD" }
    { print; last = $0 }' "$2"
}

# Real functions: those of the runtime, with something at their end.
real_functions ()
{
  cat > guard.h <<-END
	extern void at_end (const char **);
	#ifdef CLEANUP
	# define GUARD __attribute__ ((cleanup (at_end))) const char *guarded = __func__;
	#else
	# define GUARD const char *guarded = __func__; __defer (at_end, &guarded);
	#endif
	END
  for every in 1 4
  do
    mkdir "every-$every"
    for file in "${bench%/*/*}"/runtime/[a-iln-w]*.c
    do
      case $file in
	*/jit*) ;;
	*) guarded $every "$file" > "every-$every/${file##*/}" ;;
      esac
    done
  done
  ln -s "${bench%/*/*}/runtime" runtime
}

# The compiler's own time.  GCC must not find out that functions are the same.
compile_times ()
{
  echo
  echo "Compile time, ms of processor, -O2 -fno-ipa-icf (least of 7)"
  : > empty.c
  many_functions > many.c
  real_functions
  $CC -O2 -o cputime "$bench/cputime.c" || { broken cputime; return; }
  # The flags are words; relative paths have no spaces.
  ln -s "$include" include
  plugin="-fplugin=../defer.so -I include"
  real="-std=c11 -D_GNU_SOURCE -I runtime -I include -include guard.h"
  # shellcheck disable=SC2086
  while IFS='|' read -r what way flags
  do
    ms=$(./cputime 7 $CC $flags -O2 -fno-ipa-icf -c -o timed.o) \
      || { broken "compile $flags"; continue; }
    note compile "$what" "$way" "$ms"
  done <<-END
	an empty file|without|empty.c
	an empty file|with|$plugin empty.c
	700 functions, goto|without|-DGOTO many.c
	700 functions, goto|with|$plugin -DGOTO many.c
	700 functions, cleanup|without|-DCLEANUP -fexceptions many.c
	700 functions, cleanup|with|$plugin -DCLEANUP -fexceptions many.c
	700 functions, defer|with|$plugin -DDEFER many.c
	each function, cleanup|without|-DCLEANUP -fexceptions $real every-1/*.c
	each function, defer|with|$plugin $real every-1/*.c
	each fourth, cleanup|without|-DCLEANUP -fexceptions $real every-4/*.c
	each fourth, defer|with|$plugin $real every-4/*.c
	END
  table '
    BEGIN {
      printf "  %-24s %14s %12s %8s\n", "", "without plugin", "with", "ratio"
    }
    END {
      for (i = 1; i <= n; i++) {
	w = what[i]
	printf "  %-24s %14s %12s %8s\n", w, figure(w, "without"),
	  figure(w, "with"), ratio(w, "with", "without")
      }
      w = "700 functions, "
      printf "  defer with the plugin / cleanup without it: %.3f\n",
	f[w "defer", "with"] / f[w "cleanup", "without"]
    }' compile
}

