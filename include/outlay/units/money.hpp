// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <compare>
#include <outlay/refuse.hpp>
#include <string>
#include <string_view>

namespace outlay {

/// Currencies that amounts may be given in, ISO 4217. The order is part of the unit registry: append only.
enum class currency : int {
  usd, eur, gbp, cad, all, bgn, czk, dkk, huf, isk, mkd, nok, pln, ron, sek, try_, aud, jpy, krw, nzd, uah, chf
};

/// ISO code of a currency.
constexpr std::string_view code_of(currency c) {
  constexpr std::string_view codes[] = {"USD", "EUR", "GBP", "CAD", "ALL", "BGN", "CZK", "DKK", "HUF", "ISK", "MKD",
                                        "NOK", "PLN", "RON", "SEK", "TRY", "AUD", "JPY", "KRW", "NZD", "UAH", "CHF"};
  return codes[static_cast<int>(c)];
}

/// A money as a type: a currency at current prices (`BaseYear` 0) or at constant prices of a base year.
/// Each is a dimension of its own, so that two of them neither add nor compare.
template <currency C, int BaseYear = 0> struct money_of {
  static_assert(BaseYear == 0 || (BaseYear >= 1950 && BaseYear < 2150), "outlay: a price basis is a year such as 2021");
  static constexpr outlay::currency currency = C;
  static constexpr int base_year = BaseYear;
};

using usd = money_of<currency::usd>;            ///< US dollars at current prices
using usd_2015 = money_of<currency::usd, 2015>; ///< constant US dollars of NATO's 2024 edition
using usd_2021 = money_of<currency::usd, 2021>; ///< constant US dollars of NATO's 2026 edition
using eur = money_of<currency::eur>;            ///< euros at current prices
using gbp = money_of<currency::gbp>;            ///< pounds at current prices
using cad = money_of<currency::cad>;            ///< Canadian dollars at current prices

/// The same as a value: what an amount was entered in.
struct money_id {
  outlay::currency currency;
  int base_year;
  friend constexpr bool operator==(money_id const&, money_id const&) = default;
};

/// The value of a money type.
template <class Money> inline constexpr money_id id_of{Money::currency, Money::base_year};

/// `USD` or `USD of 2021`.
[[gnu::noinline]] inline std::string to_string(money_id m) {
  if (m.base_year == 0) return detail::joined({code_of(m.currency), " at current prices"});
  return detail::joined({code_of(m.currency), " at prices of ", m.base_year});
}

} // namespace outlay
