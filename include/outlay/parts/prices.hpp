// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/model/description.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// In an ensemble, shocks to the price level that current money is converted by: a factor exp(X) on the published path,
/// of expected value one. Amounts at current prices are worth their rate over the factor; amounts at constant prices
/// and indexed ones do not move, nor do GDP, shares and unit costs, which are real.
struct prices {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "prices";
  std::string name = {};
  outlay::volatility volatility;
  coefficient with_growth = 0_pct;

  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.moves_prices = true, .with_growth = &prices::with_growth, .draws = &prices::draws});
    d.acts(parts::hook::grow, {.sets = parts::shared::price_level});
    d.required(field<&prices::volatility>, "standard deviation of the price level's change, per square root of a year");
    d.optional(field<&prices::with_growth>, "correlation with the common factor of growth (`economy::common`)");
  }
  static prices example() { return {.name = "prices", .volatility = 1_pct}; }

  char const* draws() const { return detail::field_access::raw(volatility) != 0 ? "the price level" : nullptr; }
  [[gnu::cold]] void check(auto& c) const {
    money_id const ledger = c.set().ledger_money();
    if (ledger.base_year == 0) c.refuse("volatility", {"a ledger in ", ledger}, "an alliance at constant prices");
  }

  template <class P> struct setup {
    P spread, drift, common, own;
    bool shocks;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    P const sigma = r[volatility].value(), rho = r[with_growth].value();
    double const dt = r.grid().dt();
    return setup<P>{sigma * P(sqrt(dt)), -(sigma * sigma * P(dt / 2)), rho, sqrt(P(1.0) - rho * rho),
                    detail::field_access::raw(volatility) != 0 || !std::is_same_v<P, double>};
  }
  template <class V> struct state {
    V shock;                  // X: sum of shocks so far
    V next, next_common;      // the second normals of a pair, for the odd step
  };
  void start(auto& s, auto const&, auto& x) const {
    using V = typename std::remove_cvref_t<decltype(s)>::value;
    x.shock = x.next = x.next_common = V(0.0);
    s.set_price_shock(V(1.0));
  }

  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto grow(S& s, setup<P> const& u, state<V>& x) const {
    if constexpr (S::random)
      if (u.shocks) {
        V e = x.next, z = x.next_common;
        if (s.index() % 2 == 0) {
          s.normals(stream_kind::prices, 0, 0, e, x.next);
          s.normals(stream_kind::growth, 0, 0, z, x.next_common); // the common factor of growth
        }
        x.shock += V(u.spread) * (V(u.common) * z + V(u.own) * e) + V(u.drift);
        s.set_price_shock(exp(x.shock));
      }
    return [](int, auto&) {};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
