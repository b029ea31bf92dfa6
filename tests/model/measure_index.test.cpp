// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/measure_index.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("a measure is found by its part and name among thousands, and what was not entered is not there") {
  struct entry {
    std::string part, name;
  };
  std::vector<entry> all;
  outlay::detail::measure_index index;
  CHECK(index.find(all, "pledge", "paid") == -1);
  for (int k = 0; k < 3000; ++k)
    for (char const* name : {"paid", "delivered"}) {
      all.push_back({"pledge \"" + std::to_string(k) + "\"", name});
      index.enter(all, static_cast<int>(all.size()) - 1);
    }
  bool found = true, absent = true;
  for (std::size_t k = 0; k < all.size(); ++k) {
    found = found && index.find(all, all[k].part, all[k].name) == static_cast<int>(k);
    absent = absent && index.find(all, all[k].part, "in transit") == -1;
  }
  CHECK(found);
  CHECK(absent);
  // where one text ends and the other begins matters
  CHECK(index.find(all, "pledge \"1\"p", "aid") == -1);
  index.clear();
  CHECK(index.find(all, all[0].part, all[0].name) == -1);
}
