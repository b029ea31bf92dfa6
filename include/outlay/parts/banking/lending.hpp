// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/description.hpp>

namespace outlay {

/// What a loan is used for: the same outlay with cheaper money, or equipment on top of the budget.
enum class lending { within_target, on_top };
constexpr std::array<std::string_view, 2> choices(lending) { return {"within target", "on top"}; }

/// A borrower that stops paying: the bank writes off `value` (the loss given default) of what it owes, and lends it no
/// more.
struct borrower_default {
  member_code code;
  ratio value;
  moment at;

  static constexpr void describe(auto& d) {
    using parts::field;
    d.required(field<&borrower_default::code>, "the borrower");
    d.required(field<&borrower_default::value>, "loss given default: part of what it owes");
    d.required(field<&borrower_default::at>, "when it stops paying");
  }
  static borrower_default example() { return {.code = "DEU", .value = 40_pct, .at = std::chrono::year{2030}}; }
};

} // namespace outlay
