#!/bin/sh
# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# tests/compile/gate.sh [rounds]: what the library costs a compiler, as ratios of medians over rounds (5) of interleaved compiles.
#   umbrella / (Eigen Core + Boost.Units quantity)                 at most 1.35, at -O0
#   (twelve parts in four instantiations - umbrella) / umbrella    at most 1.2, at -O2
# With g++ and clang++-14 (or the compilers named in CXX_LIST). Fails where a bound is missed.
set -eu
tree=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${1:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# compile <compiler> <level> <program>: seconds of the processor, appended to a file of that name
compile() {
  (
    "$1" -std=c++20 "$2" -Wno-psabi -I "$tree/include" -isystem /usr/include/eigen3 -c "$tree/tests/compile/$3.cpp" -o "$work/out.o"
    times >"$work/times"
  )
  # The last line of times is of children: user and system, each as 1m2.345s.
  tail -n 1 "$work/times" | tr 'ms' '  ' | awk '{ print 60 * $1 + $2 + 60 * $3 + $4 }' >>"$work/$1$2$3"
}
median() { sort -n "$1" | awk '{ x[NR] = $1 } END { print NR % 2 ? x[(NR + 1) / 2] : (x[NR / 2] + x[NR / 2 + 1]) / 2 }'; }

status=0
# judge <compiler> <what> <ratio> <bound>
judge() {
  verdict=$(awk -v r="$3" -v b="$4" 'BEGIN { print (r <= b) ? "within" : "OVER" }')
  echo "$1: $2 $3 ($verdict $4)"
  [ "$verdict" = within ] || status=1
}

for compiler in ${CXX_LIST:-g++ clang++-14}; do
  command -v "$compiler" >/dev/null || { echo "$compiler: not found"; continue; }
  round=0
  while [ $round -lt "$rounds" ]; do
    compile "$compiler" -O0 quantity
    compile "$compiler" -O0 umbrella
    compile "$compiler" -O2 umbrella
    compile "$compiler" -O2 twelve_parts
    round=$((round + 1))
  done
  quantity=$(median "$work/$compiler-O0quantity") umbrella0=$(median "$work/$compiler-O0umbrella")
  umbrella2=$(median "$work/$compiler-O2umbrella") parts=$(median "$work/$compiler-O2twelve_parts")
  echo "$compiler: quantity $quantity s, umbrella $umbrella0 s (-O0) $umbrella2 s (-O2), twelve parts $parts s"
  judge "$compiler" "umbrella / (Eigen Core + Boost.Units quantity)" "$(awk -v a="$umbrella0" -v b="$quantity" 'BEGIN { printf "%.2f", a / b }')" 1.35
  judge "$compiler" "twelve parts in four instantiations / umbrella" "$(awk -v a="$parts" -v b="$umbrella2" 'BEGIN { printf "%.2f", (a - b) / b }')" 1.20
done
exit $status
