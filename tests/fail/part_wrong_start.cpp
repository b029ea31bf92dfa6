// expect: outlay: this part has a member named start, but it cannot be called as start
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
  template <class V> struct state { V paid; };
  template <class V> void start(auto&, state<V>& x) const { x.paid = V(0.0); }
#else
  template <class V> struct state { V paid; };
  template <class V> void start(auto&, state<V>& x) { x.paid = V(0.0); }
#endif
  template <class S> auto guide(S& s) const { return work<S>{s}; }
};

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
  auto const plan =
      outlay::plan(outlay::economy{.growth = 2_pct}, levy_on_trade{.amount = 1_bn_usd_2021 / outlay::year});
  return outlay::project(allies, plan, span);
}
