// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../../examples/support/number_from.hpp"

#include <cstdint>
#include <doctest/doctest.h>
#include <limits>

using examples::number_from;

TEST_CASE("a number of the command line is the whole of a text, in decimal digits") {
  CHECK(number_from<std::uint64_t>("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
  CHECK(number_from<std::uint64_t>("0") == 0);
  CHECK(number_from<std::uint64_t>("010") == 10); // not 8
  CHECK(number_from<std::uint64_t>("+7") == 7);
  CHECK(number_from<std::int64_t>("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  CHECK(number_from<int>("-12") == -12);
  CHECK(number_from<double>("3.5") == 3.5);
  CHECK(number_from<double>("+1e2") == 100);
  CHECK(number_from<double>("-.5") == -0.5);
}

TEST_CASE("what is no number says why") {
  auto const why = []<class T>(char const* s, T) {
    std::string words;
    CHECK_FALSE(number_from<T>(s, &words).has_value());
    return words;
  };
  constexpr std::uint64_t seed = 0;
  CHECK(why("-1", seed) == "-1 is below 0");
  CHECK(why("-99999999999999999999", seed) == "-99999999999999999999 is below 0");
  CHECK(why("18446744073709551616", seed) == "18446744073709551616 is too large");
  CHECK(why("2147483648", 0) == "2147483648 is too large");
  CHECK(why("-2147483649", 0) == "-2147483649 is too small");
  for (char const* s : {"", "x", "1.5", "0x10", "1 ", " 1", "1e3", "--1", "+-1", "+", "-", "1'000"}) {
    CAPTURE(s);
    CHECK(why(s, seed) == std::string(*s ? s : "nothing") + " is no whole number");
    CHECK(why(s, 0) == std::string(*s ? s : "nothing") + " is no whole number");
  }
  for (char const* s : {"", "nan", "inf", "-inf", "3,5", "3.5 ", "0x1p3", "1e", "+-1", "."}) {
    CAPTURE(s);
    CHECK(why(s, 0.0) == std::string(*s ? s : "nothing") + " is no number");
  }
  CHECK(why("1e999", 0.0) == "1e999 is too large or too small");
}
