#!/bin/sh
# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# tests/compile/yardstick.sh [rounds]: what programs cost a compiler at -O2, over a program that uses nlohmann/json (yardstick.cpp), as
# ratios of medians over rounds (5) of interleaved compiles, processor time:
#   README's plan as a scenario of outlay::compiled            at most 0.7
#   a plan file read, changed, projected, drawn and compared   at most 0.7
#   README's program, header-only                              at most 1.9
# With g++ (or the compiler named in CXX); needs nlohmann-json3-dev. Fails where a bound is missed.
set -eu
tree=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${1:-5}
compiler=${CXX:-g++}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n '/^```cpp$/,/^```$/p' "$tree/README.md" | sed -e 1d -e '/^```$/,$d' >"$work/readme.cpp"
for program in yardstick scenario_in_code scenario_of_file; do cp "$tree/tests/compile/$program.cpp" "$work"; done

# compile <program>: seconds of the processor, appended to a file of that name
compile() {
  (
    "$compiler" -std=c++20 -O2 -Wno-psabi -I "$tree/include" -isystem /usr/include/eigen3 -c "$work/$1.cpp" -o "$work/out.o"
    times >"$work/times"
  )
  # The last line of times is of children: user and system, each as 1m2.345s.
  tail -n 1 "$work/times" | tr 'ms' '  ' | awk '{ print 60 * $1 + $2 + 60 * $3 + $4 }' >>"$work/$1"
}
median() { sort -n "$1" | awk '{ x[NR] = $1 } END { print NR % 2 ? x[(NR + 1) / 2] : (x[NR / 2] + x[NR / 2 + 1]) / 2 }'; }

round=0
while [ $round -lt "$rounds" ]; do
  for program in yardstick scenario_in_code scenario_of_file readme; do compile $program; done
  round=$((round + 1))
done
status=0
yardstick=$(median "$work/yardstick")
echo "$compiler, $rounds rounds: yardstick $yardstick s of the processor"
# judge <program> <bound>
judge() {
  seconds=$(median "$work/$1")
  ratio=$(awk -v a="$seconds" -v b="$yardstick" 'BEGIN { printf "%.2f", a / b }')
  verdict=$(awk -v r="$ratio" -v b="$2" 'BEGIN { print (r <= b) ? "within" : "OVER" }')
  echo "$1: $seconds s, $ratio ($verdict $2)"
  [ "$verdict" = within ] || status=1
}
judge scenario_in_code 0.7
judge scenario_of_file 0.7
judge readme 1.9
exit $status
