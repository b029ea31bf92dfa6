// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/outlay.hpp>

namespace outlay::test {

using two_of_six = areas<area::air_defence, area::logistics>;

/// Calls f<Part>() for every kind of part of the library.
template <class F> void each_kind(F f) {
  f.template operator()<economy>();
  f.template operator()<prices>();
  f.template operator()<feedback>();
  f.template operator()<share_target<core>>();
  f.template operator()<share_target<resilience>>();
  f.template operator()<budget_risk>();
  f.template operator()<pledge>();
  f.template operator()<capital_contribution>();
  f.template operator()<bank>();
  f.template operator()<asset_backed_loan>();
  f.template operator()<public_debt>();
  f.template operator()<stockpile_growth<two_of_six, 2>>();
  f.template operator()<industry<two_of_six>>();
  f.template operator()<learning<two_of_six>>();
  f.template operator()<real_costs>();
  f.template operator()<deployment>();
  f.template operator()<backfill>();
  f.template operator()<consumables>();
  f.template operator()<manpower>();
  f.template operator()<rival>();
  f.template operator()<event>();
}

} // namespace outlay::test
