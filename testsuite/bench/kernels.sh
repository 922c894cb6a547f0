# The kernels: what defers cost where nothing panics.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by run, which defines what is used here.

# callgrind PROGRAM: print how many instructions are executed in and below
# measure, leaving out measure itself and the resources.
callgrind ()
{
  valgrind --tool=callgrind --toggle-collect=measure --compress-strings=no \
    --compress-pos=no --callgrind-out-file="$1.callgrind" "./$1" \
    > /dev/null 2> "$1.log" || return
  awk '/^fn=/ { own = $0 !~ /^fn=(res_|note$|measure$)/ }
       /^calls=/ { getline; next }
       /^[0-9]/ && own { sum += $2 }
       END { print sum }' "$1.callgrind"
}

# The code of `kernel' in an x86-64 program, and of what it calls but for the
# resources, as far as control reaches it without unwinding: landing pads and
# what was moved out of the function (kernel.cold) are left out.  Print its size
# in bytes, and to FILE the instructions with labels.
hot_code () # PROGRAM FILE
{
  objdump -dw "$1" | awk -F'\t' -v listing="$2" '
    /^[0-9a-f]+ <.*>:$/ {
      split ($0, part, /[ <>]+/)
      name = part[2]
      entry[name] = 1
      next
    }
    /^ *[0-9a-f]+:\t/ {
      address = $1
      gsub (/[ :]/, "", address)
      if (entry[name] == 1)
	entry[name] = address
      if (last)
	next_of[last] = address
      last = address
      bytes[address] = split ($2, part, " ")
      text[address] = $3
      home[address] = name
    }
    # visit what control reaches from ADDRESS on.
    function visit(address,   op, word, target, callee) {
      while (address && !(address in reached)) {
	reached[address] = 1
	split (text[address], word, " ")
	op = word[1] ~ /^(bnd|notrack|repz?)$/ ? word[2] : word[1]
	if (op ~ /^(j|call)/) {
	  match (text[address], /[0-9a-f]+ </)
	  target = substr (text[address], RSTART, RLENGTH - 2)
	  callee = home[target]
	  if (callee == home[address] && op ~ /^j/) {
	    label[target] = 1
	    visit(target)
	  } else if (callee !~ /^res_|\.cold$|@plt$/)
	    visit(target)
	}
	if (op ~ /^(jmp|ret|ud2|hlt)/)
	  return
	address = next_of[address]
      }
    }
    END {
      visit(entry["kernel"])
      address = entry["kernel"]
      for (a in reached)
	if (a < address)
	  address = a
      for (; address; address = next_of[address]) {
	if (address in label)
	  label[address] = ++labels
	if (address in reached)
	  order[++n] = address
      }
      for (i = 1; i <= n; i++) {
	address = order[i]
	size += bytes[address]
	t = text[address]
	if (entry[home[address]] == address)
	  print home[address] ":" > listing
	if (address in label)
	  print "L" label[address] ":" > listing
	if (match (t, /[0-9a-f]+ <.*>/)) {
	  split (substr (t, RSTART, RLENGTH - 1), part, " <")
	  t = substr (t, 1, RSTART - 1) \
	    (part[1] in label ? "L" label[part[1]] : part[2])
	}
	sub (/ *#.*/, "", t)
	sub (/ +$/, "", t)
	print "  " t > listing
      }
      print size
    }'
}

# Build the kernels in every way, compare what they print, count.
kernels () # KERNEL...
{
  for kernel
  do
    file=$bench/kernels/$kernel.c
    expected=
    for way in $(ways "$file")
    do
      for level in O2 Os
      do
	program=$kernel.$way.$level
	compile "$way" -$level -c -o "$program.o" "$file" \
	  && compile "$way" -no-pie -o "$program" -x none "$program.o" count.o \
	       resources.o \
	  && printed=$("./$program") || { broken "$program"; continue; }
	: "${expected:=$printed}"
	test "$printed" = "$expected" || broken "$program prints $printed, not $expected"
	if $objdump
	then
	  size=$(hot_code "$program" "$program.s")
	  note "size-$level" "$kernel" "$way" "$size"
	fi
	test $level = O2 || continue
	note time "$kernel" "$way" "$("./$program" time)"
	note object "$kernel" "$way" "$(size "$program.o" | awk 'NR == 2 { print $1 + $2 }')"
	$valgrind || continue
	instructions=$(callgrind "$program") || broken "callgrind $program"
	note instructions "$kernel" "$way" "$instructions"
      done
    done
  done
}

# The columns of the tables that compare the ways.
all_ways='
  function row(w, limit, beside) {
    printf "  %-21s %8s %8s %8s %8s %8s %11s %13s%s\n", w, figure(w, "goto"),
      figure(w, "cleanup"), figure(w, "defer"), figure(w, "raii"),
      figure(w, "clang"), ratio(w, "defer", "goto"), ratio(w, "defer", "cleanup"),
      (ratio(w, "defer", beside) + 0 > limit ? "  over " limit : "")
  }
  BEGIN {
    printf "  %-21s %8s %8s %8s %8s %8s %11s %13s\n", "", "goto", "cleanup",
      "defer", "RAII", "_Defer", "defer/goto", "defer/cleanup"
  }'

show_instructions ()
{
  echo
  echo "Instructions on normal exits, -O2 (callgrind: 1024 calls, resources left out)"
  $valgrind || { echo "  skipped: no valgrind"; return; }
  table "$all_ways"'
    END {
      for (i = 1; i <= n; i++) {
	conditional = what[i] ~ /^conditional/
	row(what[i], conditional ? 1.05 : 1.01, "goto")
	all = conditional ? "all conditional" : "all unconditional"
	f[all, "goto"] += f[what[i], "goto"]
	f[all, "cleanup"] += f[what[i], "cleanup"]
	f[all, "defer"] += f[what[i], "defer"]
      }
      if (f["all unconditional", "goto"])
	row("all unconditional", 1.01, "goto")
      if (f["all conditional", "goto"])
	row("all conditional", 1.05, "goto")
    }' instructions
}

show_sizes ()
{
  echo
  echo "Bytes of hot code, $1: all that control can reach without unwinding"
  $objdump || { echo "  skipped: no objdump for x86-64"; return; }
  table "$all_ways"'
    END {
      for (i = 1; i <= n; i++)
	row(what[i], 1, "cleanup")
    }' "size-$1"
}

# show_figures TABLE HEADING: what has no limit.
show_figures ()
{
  echo
  echo "$2"
  table "$all_ways"'
    END {
      for (i = 1; i <= n; i++)
	row(what[i], 1e9, "goto")
    }' "$1"
}

# Where defer executes more than a limit allows, show the code of both.
show_differences ()
{
  $valgrind && $objdump || return
  table '
    END {
      for (i = 1; i <= n; i++) {
	limit = what[i] ~ /^conditional/ ? 1.05 : 1.01
	if (ratio(what[i], "defer", "goto") + 0 > limit)
	  print what[i]
      }
    }' instructions > over
  while read -r kernel
  do
    echo
    echo "Hot code of $kernel, -O2: goto | defer"
    diff -y -t -W 100 "$kernel.goto.O2.s" "$kernel.defer.O2.s"
  done < over
}

# The runtime chain: defers in loops.
chain ()
{
  echo
  echo "Defers in a loop: ns per deferred call, the call included"
  compile defer -O2 -o chain "$bench/chain.c" resources.o "$build/libdefer.a" \
    && ./chain > chain.out || { broken chain; return; }
  if ! have go
  then
    echo "  Go: skipped, not installed"
  elif go build -o chain-go "$bench/chain.go" && ./chain-go > chain-go.out
  then
    cat chain-go.out >> chain.out
  else
    broken "the Go program"
  fi
  while read -r count way ns
  do
    note chain "$count" "$way" "$ns"
  done < chain.out
  table '
    BEGIN {
      printf "  %-21s %8s %8s %8s %8s %11s %13s\n", "defers in one call", "calls",
	"by hand", "defer", "Go", "defer/Go", "defer - calls"
    }
    END {
      for (i = 1; i <= n; i++) {
	w = what[i]
	cost = f[w, "defer"] - f[w, "calls"]
	# Amortised: setting up the frame for a single one does not count.
	over = w > 1 && cost > 5 && !(figure(w, "go") + 0 >= 10 * cost)
	printf "  %-21s %8s %8s %8s %8s %11s %13.2f%s\n", w, figure(w, "calls"),
	  figure(w, "hand"), figure(w, "defer"), figure(w, "go"),
	  ratio(w, "defer", "go"), cost,
	  (over ? "  over 5" (figure(w, "go") + 0 ? " and a tenth of Go" : "") : "")
      }
    }' chain
}

