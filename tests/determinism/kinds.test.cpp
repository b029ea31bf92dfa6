// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "kinds.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

// Other builds, widths and numbers of threads are compared by matrix.sh.

TEST_CASE("each kind of part has the bits that are recorded for it") {
  std::size_t k = 0;
  kinds::each<4>(2, [&](std::string_view kind, kinds::numbers const& x) {
    REQUIRE(k < kinds::record.size());
    kinds::recorded const& r = kinds::record[k++];
    CHECK(r.kind == kind);
    char line[120];
    std::snprintf(line, sizeof line, "{\"%.*s\", {0x%016llx, 0x%016llx}},", static_cast<int>(kind.size()), kind.data(),
                  static_cast<unsigned long long>(x.answers), static_cast<unsigned long long>(x.measures));
    std::string const now = line;
    CAPTURE(now);
    CHECK(x.answers == r.expected.answers);
    CHECK(x.measures == r.expected.measures);
  });
  CHECK(k == kinds::record.size());
}
