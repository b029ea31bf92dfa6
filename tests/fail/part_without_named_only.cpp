// expect: outlay: a part begins with \[\[no_unique_address\]\] outlay::named_only _\{\};
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

struct tax_on_imports {
#ifdef CONTROL
  [[no_unique_address]] outlay::named_only _{};
#endif
  static constexpr std::string_view kind = "tax_on_imports";
  outlay::share of_gdp;

  static constexpr void describe(auto& d) {
    d.required(outlay::parts::field<&tax_on_imports::of_gdp>, "what is paid a year, of GDP");
  }
  static tax_on_imports example() { return {.of_gdp = 1_pct}; }
  template <class S> auto claim(S&) const {
    return [](int, auto&) {};
  }
};

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
  auto const plan = outlay::plan(outlay::economy{.growth = 2_pct}, tax_on_imports{.of_gdp = 1_pct});
  return outlay::project(allies, plan, span);
}
