#!/bin/sh
# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# tests/determinism/matrix.sh [directory]: one answer in every build. Compiles and runs bits.cpp and kinds.cpp with g++ and every
# clang++ that is found, -O0, -O2 and -O3, with and without -march=native, 2, 4 and 8 lanes, 1, 2, 3 and 7 threads (inside the
# programs). One line a cell; fails unless all cells print the same. The directory (a new one by default) keeps the programs.
# CELLS limits what is run: a grep pattern on lines such as "g++ -O2 native 4".
set -eu
tree=$(cd "$(dirname "$0")/../.." && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
seen=$work/hashes
: >"$seen"

for compiler in g++ clang++ clang++-14 clang++-15 clang++-16 clang++-17 clang++-18 clang++-19 clang++-20; do
  command -v "$compiler" >/dev/null || continue
  # clang++ is one of the others most of the time.
  if [ "$compiler" = clang++ ] && ls "$(dirname "$(command -v clang++)")"/clang++-[0-9]* >/dev/null 2>&1; then continue; fi
  for level in -O0 -O2 -O3; do
    for arch in plain native; do
      march=
      [ "$arch" = plain ] || march=-march=native
      for width in 2 4 8; do
        cell="$compiler $level $arch $width"
        echo "$cell" | grep -q -- "${CELLS:-.}" || continue
        name=$(echo "$cell" | tr ' ' '_')
        for source in bits kinds; do
          rm -f "$work/$source$name"
          # shellcheck disable=SC2086
          "$compiler" -std=c++20 $level $march -Wno-psabi -DOUTLAY_TEST_WIDTH=$width -I "$tree/include" -isystem /usr/include/eigen3 \
            "$tree/tests/determinism/$source.cpp" -o "$work/$source$name" -pthread &
        done
        wait
        bits=
        for source in bits kinds; do
          said=$("$work/$source$name") || said="failed: $said"
          bits="$bits${bits:+ }$said"
        done
        echo "$cell: $bits"
        echo "$bits" | tr '\n' ' ' >>"$seen"
        echo >>"$seen"
      done
    done
  done
done

cells=$(wc -l <"$seen")
different=$(sort -u "$seen" | wc -l)
if [ "$different" -ne 1 ] || grep -q failed "$seen"; then
  echo "$cells cells, $different different answers" >&2
  exit 1
fi
echo "$cells cells, one answer"
