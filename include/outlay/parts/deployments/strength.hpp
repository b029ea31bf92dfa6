// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <outlay/model/description.hpp>
#include <outlay/model/moment.hpp>
#include <outlay/units/fields.hpp>
#include <string_view>

namespace outlay {

/// A number of heads from a moment on; a deployment moves in a line from one to the next.
struct strength {
  moment at;
  head_count value;

  static constexpr void describe(auto& d) {
    d.required(parts::field<&strength::at>, "from when");
    d.required(parts::field<&strength::value>, "heads");
  }
  static strength example() { return {.at = std::chrono::year{2027}, .value = headcount<>::from_value(5)}; }
};

/// What a cost per head is: what comes on top of the troops' cost at home, or all that they cost.
enum class cost_basis { incremental, total };
constexpr std::array<std::string_view, 2> choices(cost_basis) { return {"incremental", "total"}; }

} // namespace outlay
