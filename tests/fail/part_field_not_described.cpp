// expect: outlay: this part has a field that its describe\(\.\.\.\) does not name
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

struct tax_on_trade {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "tax_on_trade";
  outlay::share of_gdp;
  outlay::ratio kept = 50_pct;

  static constexpr void describe(auto& d) {
    d.required(outlay::parts::field<&tax_on_trade::of_gdp>, "what is paid a year, of GDP");
#ifdef CONTROL
    d.optional(outlay::parts::field<&tax_on_trade::kept>, "part of it that stays");
#endif
  }
  static tax_on_trade example() { return {.of_gdp = 1_pct}; }
  template <class S> auto claim(S&) const {
    return [](int, auto&) {};
  }
};

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
  auto const plan = outlay::plan(outlay::economy{.growth = 2_pct}, tax_on_trade{.of_gdp = 1_pct});
  return outlay::project(allies, plan, span);
}
