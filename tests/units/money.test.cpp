// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/units/money.hpp>

#include <doctest/doctest.h>

#include <set>

TEST_CASE("a money is named by its currency and its price basis") {
  CHECK(to_string(outlay::id_of<outlay::usd>) == "USD at current prices");
  CHECK(to_string(outlay::id_of<outlay::usd_2021>) == "USD at prices of 2021");
  CHECK(to_string(outlay::id_of<outlay::money_of<outlay::currency::try_, 2015>>) == "TRY at prices of 2015");
  CHECK(outlay::id_of<outlay::usd> != outlay::id_of<outlay::usd_2021>);
  CHECK(outlay::id_of<outlay::usd> != outlay::id_of<outlay::eur>);
}

TEST_CASE("every currency has an ISO code of its own") {
  std::set<std::string> codes;
  for (int c = 0; c <= static_cast<int>(outlay::currency::chf); ++c) {
    auto const code = outlay::code_of(static_cast<outlay::currency>(c));
    CHECK(code.text().size() == 3);
    CHECK(outlay::currency_of(code.text()) == static_cast<outlay::currency>(c));
    codes.emplace(code.text());
  }
  CHECK(codes.size() == 22);
  CHECK(outlay::code_of(outlay::currency::nok) == "NOK");
  CHECK(outlay::code_of(outlay::currency::uah) == "UAH");
}

TEST_CASE("three capital letters name a currency of one's own, each another") {
  using xyz = outlay::money_of<outlay::currency_of("XYZ")>;
  CHECK(to_string(outlay::id_of<xyz>) == "XYZ at current prices");
  CHECK(to_string(outlay::id_of<outlay::money_of<outlay::currency_of("AAA"), 2020>>) == "AAA at prices of 2020");
  static_assert(outlay::currency_of("EUR") == outlay::currency::eur);
  std::set<outlay::currency> all;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b)
      for (char c = 'A'; c <= 'Z'; ++c) {
        std::string const code{a, b, c};
        all.insert(outlay::currency_of(code));
        if (!(outlay::code_of(outlay::currency_of(code)) == code)) FAIL(code);
      }
  CHECK(all.size() == 26 * 26 * 26);
  for (char const* bad : {"", "EU", "EURO", "eur", "E2R", "\xC3\x89" "A"}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH_AS((void)outlay::currency_of(bad), doctest::Contains("three capital letters"), outlay::error);
  }
}
