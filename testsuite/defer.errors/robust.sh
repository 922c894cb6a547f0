#!/bin/sh
# Whatever the program, the compiler refuses or accepts it; it does not fall over.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/../lib/script.sh"
robust=$here/robust

# Compile FILE and say `ok', `err', or `ice' for an internal compiler error or a compiler that a signal or the clock ended.
compile () # LANGUAGE FILE OPTION...
{
  language=$1 file=$2; shift 2
  with_plugin -w -fchecking -I "$robust" "$@" \
    -S -o out.s -x "$language" "$file" >log 2>&1
  status=$?
  if grep -qE 'internal compiler error|confused by earlier errors|signal terminated|[Ss]egmentation fault' log; then
    echo ice
  else
    case $status in
      0) echo ok ;;
      1) echo err ;;
      *) echo ice ;;
    esac
  fi
}

# Check that the compiler's judgement is WANTED: one of those words, or `any' for ok or err.
check () # NAME WANTED LANGUAGE FILE OPTION...
{
  name=$1 wanted=$2; shift 2
  got=$(compile "$@")
  case $wanted:$got in
    any:ok | any:err | "$got:$wanted") pass "$name" ;;
    *) fail "$name" "$got, not $wanted: $(cat log)" ;;
  esac
}

# The programs of programs.list, which says what the two words before each mean.
programs ()
{
  number=0
  while read -r c cxx program; do
    number=$((number + 1))
    case $c in '#'* | '') continue ;; esac
    printf '#include "prelude.h"\n%s\n' "$program" >program.c
    [ "$c" = - ] || check "programs.list:$number as C: $program" "$c" c program.c -std=gnu17 -O1
    [ "$cxx" = - ] || check "programs.list:$number as C++: $program" "$cxx" c++ program.c -std=gnu++20 -O1
  done <"$robust/programs.list"
}

# The program FILE cut off after each of its tokens, and without each of its tokens.
mutations () # LANGUAGE FILE OPTION...
{
  language=$1 file=$2; shift 2
  check "$(basename "$file"): whole" ok "$language" "$file" "$@"
  grep -obE '[[:alnum:]_]+|[^[:space:][:alnum:]_]' "$file" |
  while IFS=: read -r offset token; do
    end=$((offset + ${#token}))
    head -c "$end" "$file" >mutant
    [ "$(compile "$language" mutant "$@")" != ice ] || { echo "cut off after byte $end"; head -n 3 log; break; }
    { head -c "$offset" "$file"; tail -c "+$((end + 1))" "$file"; } >mutant
    [ "$(compile "$language" mutant "$@")" != ice ] || { echo "without '$token' at byte $offset"; head -n 3 log; break; }
  done >mutations
  if [ -s mutations ]; then
    fail "$(basename "$file"): mutations" "$(cat mutations)"
  else
    pass "$(basename "$file"): mutations"
  fi
}

# Functions with a great many defers: NUMBER times a statement in which @ is the number.
many () # NAME NUMBER STATEMENT
{
  { echo '#include "prelude.h"'; echo 'int t (int x)'; echo '{'
    seq "$2" | awk -v "statement=$3" '{ line = statement; gsub ("@", $0, line); print line }'
    echo '  return x;'; echo '}'; } >many.c
  check "$1 as C" ok c many.c -O0
  check "$1 as C++" ok c++ many.c -O1
}

programs
mutations c "$robust/mutated.c" -O1
mutations c++ "$robust/mutated.cc" -O1

many '500 unconditional defers' 500 '  defer call (@);'
many '500 unconditional blocks' 500 '  defer { call (@); x++; }'
many '500 conditional defers' 500 '  if (x == @) defer call (@);'
many '500 defers in loops' 500 '  while (call (@)) defer call (x);'
many '500 defers among returns' 500 '  defer call (@); if (call (x)) return @;'
many '100 conditional defers among returns' 100 '  if (call (x)) defer call (@); if (call (x)) return @;'

{ printf '#include "prelude.h"\nint t (int x) {\n'
  printf 'defer { call (x);\n%.0s' 1 2 3 4 5 6 7 8
  printf '}}}}}}}} return x; }\n'; } >deep.c
check 'blocks eight deep as C' ok c deep.c -O1
check 'blocks eight deep as C++' ok c++ deep.c -O1
