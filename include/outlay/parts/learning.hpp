// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/model/description.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Wright's law and real growth of costs: c = c0 (Q / Q0)^-b (1 + kappa)^y, with the starts Q of all buyers, y years
/// from the start of the horizon.
template <class Areas = five_areas> struct learning {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "learning";
  static constexpr std::uint64_t variant = Areas::number;
  std::string name = {};
  by_area<scalar, Areas> exponent;
  by_area<item_count, Areas> before;
  by_area<rate, Areas> cost_growth = 0_pct;

  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.areas = Areas::list.data(), .area_count = Areas::count});
    d.acts(parts::hook::grow, {.changes = parts::shared::unit_costs});
    d.required(field<&learning::exponent>,
               "b by area; 0.322 is an 80 % slope (cost falls to 80 % when production doubles)");
    d.required(field<&learning::before>,
               "Q0 by area: produced before the start, in thousand items or in units of the stock", {.more_than = 0});
    d.optional(
        field<&learning::cost_growth>,
        "kappa by area, a year: real growth of unit costs that no pressure makes; about 1.5 % at constant quality, "
        "3 to 4 % with rising quality (FOI-R--4634--SE)");
  }
  static learning example() {
    return {.name = "learning", .exponent = 0.322, .before = stock_value<>::from_value(100)};
  }

  template <class P> struct setup {
    std::vector<P> cost; // [step][area], over that of the first step; empty where no cost grows
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{};
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    x.cost.clear();
    bool grows = false;
    for (rate const& k : cost_growth.each) grows = grows || detail::field_access::raw(k) != 0 || r.varies(k);
    if (!grows) return;
    P cost[std::size_t{Areas::count}], step[std::size_t{Areas::count}];
    for (int a = 0; a < Areas::count; ++a) {
      cost[a] = P(1.0);
      step[a] = pow(P(1.0) + r[cost_growth[a]].value(), P(r.grid().dt()));
    }
    for (int t = 0; t < r.grid().steps(); ++t)
      for (int a = 0; a < Areas::count; ++a) {
        x.cost.push_back(cost[a]);
        cost[a] *= step[a];
      }
  }

  template <class S> struct work {
    S& s;
    OUTLAY_DETAIL_INLINE void operator()(int, auto&) const {}
  };
  template <class S, class P> OUTLAY_DETAIL_INLINE auto grow(S& s, setup<P> const& u) const {
    using V = typename S::value;
    constexpr int n = Areas::count;
    auto const which = [](int a) { return Areas::list[static_cast<std::size_t>(a)]; };
    // In three passes, so that what an area waits for overlaps with the others.
    V of_start[std::size_t{n}];
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      auto const q0 = as<V>(s[before[a]]);
      of_start[a] = number<V>((q0 + s.started(which(a))) / q0).value();
    }
    for (int a = 0; a < n; ++a) of_start[a] = log(of_start[a]);
    for (int a = 0; a < n; ++a)
      s.price_factor(which(a)) *= number<V>::from_value(exp(-(V(s[exponent[a]].value()) * of_start[a])));
    if (!u.cost.empty())
      for (int a = 0; a < n; ++a)
        s.price_factor(which(a)) *= number<V>::from_value(V(u.cost[static_cast<std::size_t>(s.index() * n + a)]));
    return work<S>{s};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
