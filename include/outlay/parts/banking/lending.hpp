// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

namespace outlay {

/// What a loan is used for: the same outlay with cheaper money, or equipment on top of the budget.
enum class lending { within_target, on_top };

/// A borrower that stops paying: the bank writes off `value` (the loss given default) of what it owes, and lends it no
/// more.
struct borrower_default {
  member_code code;
  ratio value; ///< loss given default
  moment at;
};

} // namespace outlay
