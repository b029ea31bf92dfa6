// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/schema/description.hpp>

namespace outlay {

/// What a loan is used for: the same outlay with cheaper money, or equipment on top of the budget.
enum class lending { within_target, on_top };

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
};

} // namespace outlay
