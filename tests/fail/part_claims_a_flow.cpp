// expect: outlay: claim.account, sum, counts. takes money of the step, S::money
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

struct fee_of_gdp {
  [[no_unique_address]] outlay::named_only _{};
  outlay::share part;

  template <class S> auto claim(S& s) const {
    return [&s, this](int i, auto& row) {
      auto const of_one = outlay::gdp_share<typename S::value>::from_value(typename S::value(s[part].value()));
      auto const flow = of_one * s.gdp_of(i);
#ifdef CONTROL
      row.template claim<outlay::claim_class::pledges>(outlay::account::aid, typename S::money(flow * s.dt()), true);
#else
      row.template claim<outlay::claim_class::pledges>(outlay::account::aid, flow, true);
#endif
    };
  }
};

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
  auto const plan = outlay::plan(outlay::economy{.growth = 2_pct}, fee_of_gdp{.part = 0.1_pct});
  return outlay::project(allies, plan, span);
}
