// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <compare>
#include <outlay/refuse.hpp>
#include <string>
#include <string_view>
#include <type_traits>

namespace outlay {

/// Currencies that amounts may be given in, ISO 4217. The order is part of the unit registry: append only.
enum class currency : int {
  usd, eur, gbp, cad, all, bgn, czk, dkk, huf, isk, mkd, nok, pln, ron, sek, try_, aud, jpy, krw, nzd, uah, chf
};

/// The code of a currency: three letters.
class currency_code {
  char letters_[3];

public:
  constexpr explicit currency_code(char a, char b, char c) : letters_{a, b, c} {}
  constexpr std::string_view text() const { return {letters_, 3}; }
  friend constexpr bool operator==(currency_code const& a, std::string_view b) { return a.text() == b; }
};

namespace detail {
inline constexpr std::string_view currency_codes = "USDEURGBPCADALLBGNCZKDKKHUFISKMKDNOKPLNRONSEKTRYAUDJPYKRWNZDUAHCHF";
inline constexpr int known_currencies = static_cast<int>(currency_codes.size() / 3);
// Currencies of a user's own follow from here: one for each three letters.
inline constexpr int first_own_currency = 1'000;
constexpr bool is_own(currency c) { return static_cast<int>(c) >= first_own_currency; }
constexpr bool is_code(std::string_view s) {
  bool letters = s.size() == 3;
  for (char const c : s) letters = letters && c >= 'A' && c <= 'Z';
  return letters;
}
} // namespace detail

/// ISO code of a currency, or the code that a currency of a user's own was given.
constexpr currency_code code_of(currency c) {
  int const k = static_cast<int>(c), own = k - detail::first_own_currency;
  if (own >= 0)
    return currency_code(static_cast<char>('A' + own / 676), static_cast<char>('A' + own / 26 % 26),
                         static_cast<char>('A' + own % 26));
  std::string_view const s = detail::currency_codes.substr(static_cast<std::size_t>(3 * k), 3);
  return currency_code(s[0], s[1], s[2]);
}
/// The currency of a code: one of those above, or one of the user's own, which has the rates that an alliance gives it.
/// `money_of<currency_of("XYZ")>` is its money. Throws `error` for what is not three capital letters.
constexpr currency currency_of(std::string_view code) {
  for (int k = 0; k < detail::known_currencies; ++k)
    if (code_of(static_cast<currency>(k)) == code) return static_cast<currency>(k);
  if (!detail::is_code(code)) throw error("currency", "code", std::string(code), "three capital letters, such as XYZ");
  return static_cast<currency>(detail::first_own_currency + 676 * (code[0] - 'A') + 26 * (code[1] - 'A') +
                               (code[2] - 'A'));
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

/// Stands for a money that is known when a program runs and not before: that of an alliance which says by its value
/// what it is. `as<usd_2021>()` of an alliance or a projection gives it its type back.
struct run_money {};
/// The currency of such a money at current prices.
struct current_run_money {};

/// The same as a value: what an amount was entered in.
struct money_id {
  outlay::currency currency;
  int base_year;
  friend constexpr bool operator==(money_id const&, money_id const&) = default;
};

namespace detail {
template <class Money>
inline constexpr bool is_run_money = std::is_same_v<Money, run_money> || std::is_same_v<Money, current_run_money>;

template <class Money> constexpr money_id id_in_type() {
  static_assert(!is_run_money<Money>, "outlay: this money is known only when the program runs: give it its type first, "
                                      "as in run.as<outlay::usd_2021>()");
  if constexpr (is_run_money<Money>) return {};
  else return {Money::currency, Money::base_year};
}

// A money where its type says what it is, and where a value does.
template <class Money> struct held_money {
  constexpr money_id id() const { return id_in_type<Money>(); }
};
template <> struct held_money<run_money> {
  money_id value;
  constexpr money_id id() const { return value; }
};

template <class Money> struct current {
  static constexpr auto kind() {
    if constexpr (std::is_same_v<Money, run_money>) return current_run_money{};
    else return money_of<Money::currency>{};
  }
  using type = decltype(kind());
};
} // namespace detail

/// The value of a money type.
template <class Money> inline constexpr money_id id_of = detail::id_in_type<Money>();
/// A money's currency at current prices.
template <class Money> using at_current_prices = typename detail::current<Money>::type;

/// `USD` or `USD of 2021`.
[[gnu::noinline]] inline std::string to_string(money_id m) {
  currency_code const code = code_of(m.currency);
  if (m.base_year == 0) return detail::joined({code.text(), " at current prices"});
  return detail::joined({code.text(), " at prices of ", m.base_year});
}

} // namespace outlay
