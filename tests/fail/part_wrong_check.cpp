// expect: outlay: this part has a member named check, but it cannot be called as check
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

struct levy_on_trade {
  [[no_unique_address]] outlay::named_only _{};
  outlay::yearly_amount amount;

  template <class S> struct work {
    S& s;
    void operator()(int, typename S::row& r) const { r.mean_core(typename S::money{}); }
  };
#ifdef CONTROL
  void check(auto& c) const { c.require(c.allies().size() > 0, "amount", "nobody", "an alliance with members"); }
#else
  void check(auto& c) { c.require(c.allies().size() > 0, "amount", "nobody", "an alliance with members"); }
#endif
  template <class S> auto guide(S& s) const { return work<S>{s}; }
};

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
  auto const plan =
      outlay::plan(outlay::economy{.growth = 2_pct}, levy_on_trade{.amount = 1_bn_usd_2021 / outlay::year});
  return outlay::project(allies, plan, span);
}
