// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/units/money.hpp>

namespace outlay {

/// Kinds of what answers and measures are counted in.
enum class counts : unsigned char {
  unsaid,
  money,         ///< billions of the ledger's money
  current_money, ///< billions of its currency, at current prices
  own_money,     ///< billions of a money that is told beside
  capitals_money, ///< billions of the money of a capital, until it is known which that is
  share_of_gdp,
  fraction, ///< part of a whole that words may tell
  number,   ///< without a unit; words may tell of what
  index,    ///< a number that is 1 for the opening stock
  per_year, ///< `a year`: a rate of growth
  years,
  calendar_year,
  words ///< anything else: `thousand heads`, or what a user counts in
};

/// What an answer or a measure is counted in. Two are equal where they are the same unit; texts follow from it.
class measure_unit {
  counts kind_ = counts::unsaid;
  money_id money_{};
  std::string words_;

public:
  measure_unit() = default;
  measure_unit(counts kind) : kind_(kind) {}
  measure_unit(counts kind, std::string_view words) : kind_(kind), words_(words) {}
  explicit measure_unit(money_id money) : kind_(counts::own_money), money_(money) {}

  counts kind() const { return kind_; }
  bool is_money() const { return kind_ >= counts::money && kind_ <= counts::capitals_money; }
  /// The money of a ledger in `ledger` that this counts billions of; only where it is money.
  money_id money_in(money_id ledger) const {
    return kind_ == counts::own_money ? money_ : kind_ == counts::current_money ? money_id{ledger.currency, 0} : ledger;
  }
  /// For heads and messages: `billions`, `share of GDP`; empty where nothing is said.
  [[gnu::cold]] std::string text() const {
    if (!words_.empty()) return words_;
    switch (kind_) {
    case counts::unsaid: case counts::words: return "";
    case counts::money: return "billions";
    case counts::current_money: return "billions at current prices";
    case counts::own_money: return "billions of " + to_string(money_);
    case counts::capitals_money: return "billions of the capital's money";
    case counts::share_of_gdp: return "share of GDP";
    case counts::fraction: return "part of a whole";
    case counts::number: case counts::index: return "1";
    case counts::per_year: return "a year";
    case counts::years: return "years";
    case counts::calendar_year: return "year";
    }
    return "";
  }
  friend bool operator==(measure_unit const&, measure_unit const&) = default;
};

} // namespace outlay
