// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Prints one number for the bits of all kinds of part; fails where a kind is not as recorded or 3 threads give others.
// OUTLAY_TEST_WIDTH: lanes of a pack, 1, 2, 4 or 8.
#include "kinds.hpp"

#include <cinttypes>
#include <cstdio>
#include <vector>

int main() {
  constexpr int width = OUTLAY_TEST_WIDTH;
  std::vector<kinds::numbers> all;
  std::size_t wrong = 0;
  kinds::each<width>(1, [&](std::string_view kind, kinds::numbers const& x) {
    std::size_t const k = all.size();
    all.push_back(x);
    if (k < kinds::record.size() && kinds::record[k].kind == kind && kinds::record[k].expected == x) return;
    std::printf("    {\"%.*s\", {0x%016" PRIx64 ", 0x%016" PRIx64 "}},\n", static_cast<int>(kind.size()), kind.data(),
                x.answers, x.measures);
    ++wrong;
  });
  std::size_t k = 0;
  kinds::each<width>(3, [&](std::string_view kind, kinds::numbers const& x) {
    if (all[k++] == x) return;
    std::printf("other bits on 3 threads than on one: %.*s\n", static_cast<int>(kind.size()), kind.data());
    ++wrong;
  });
  std::uint64_t h = 0xcbf29ce484222325;
  for (auto const& x : all)
    for (std::uint64_t const part : {x.answers, x.measures}) h = (h ^ part) * 0x100000001b3;
  std::printf("%016" PRIx64 "\n", h);
  return wrong + (all.size() != kinds::record.size()) > 0;
}
