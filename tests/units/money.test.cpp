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
  std::set<std::string_view> codes;
  for (int c = 0; c <= static_cast<int>(outlay::currency::chf); ++c) {
    auto const code = outlay::code_of(static_cast<outlay::currency>(c));
    CHECK(code.size() == 3);
    codes.insert(code);
  }
  CHECK(codes.size() == 22);
  CHECK(outlay::code_of(outlay::currency::nok) == "NOK");
  CHECK(outlay::code_of(outlay::currency::uah) == "UAH");
}
