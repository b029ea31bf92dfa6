// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What industry can start, by area: capacity that grows with the backlog, and a premium on unit costs under pressure.
/// cap' = cap min((1+r)^dt, max(1, demand/(cap tau))); factor 1 + k clamp(pressure - u0, 0, u_max - u0), pressure =
/// demand/(cap tau) of the step before. Orders beyond capacity are cut in proportion to demand.
template <class Areas = five_areas> struct industry {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "industry";
  static constexpr std::uint64_t variant = Areas::number;
  std::string name = {};
  by_area<item_count, Areas> capacity;
  by_area<rate, Areas> growth = 0_pct;
  time_span backlog = 1_years;
  scalar premium = 0;
  scalar calm = 1;
  scalar peak = 3;

  struct measure { enum : int { total, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.is({.areas = Areas::list.data(), .area_count = Areas::count, .limits_supply = true});
    d.acts(parts::hook::grow, {.changes = parts::shared::unit_costs});
    d.acts(parts::hook::guide, {.sets = parts::shared::supply});
    d.required(field<&industry::capacity>, "units that can be started in a year at the start of the horizon",
               {.more_than = 0});
    d.optional(field<&industry::growth>, "most that capacity can grow in a year while demand presses", {.at_least = 0});
    d.optional(field<&industry::backlog>, "tau: demand of that many years' capacity is normal", {.more_than = 0});
    d.optional(field<&industry::premium>, "k: unit costs rise by k for each 1 of pressure above `calm`");
    d.optional(field<&industry::calm>, "u0: pressure below which there is no premium");
    d.optional(field<&industry::peak>, "u_max: pressure above which the premium stays; at least `calm`");
    d.measure(measure::total, "capacity", parts::in_words("units a year, all areas"),
              {.level = true, .of_alliance = true});
  }
  static industry example() { return {.name = "industry", .capacity = stock_value<>::from_value(10)}; }

  [[gnu::cold]] void check(auto& c) const {
    if (!(detail::field_access::raw(peak) >= detail::field_access::raw(calm)))
      c.refuse("peak", {detail::field_access::raw(peak)}, {"at least calm, ", detail::field_access::raw(calm)});
  }

  static constexpr int n = Areas::count;
  template <class P> struct setup {
    P most[std::size_t{n}];       // (1 + r)^dt
    parts::measure_numbers<industry> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{};
    fill(r, x);
    x.measures.find(r.set(), detail::label(*this));
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    for (int a = 0; a < n; ++a) x.most[a] = pow(P(1.0) + r[growth[a]].value(), P(r.grid().dt()));
  }

  template <class V> struct state {
    V capacity[std::size_t{n}];   // units a year
    V pressure[std::size_t{n}];   // of the step before
  };
  template <class S, class P, class V> void start(S& s, setup<P> const&, state<V>& x) const {
    for (int a = 0; a < n; ++a) {
      x.capacity[a] = V(s[capacity[a]].value());
      x.pressure[a] = V(0.0);
    }
  }

  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto grow(S& s, setup<P> const&, state<V>& x) const {
    V const k(s[premium].value()), u0(s[calm].value()), most(s[peak].value());
    for (int a = 0; a < n; ++a) {
      V const over = min(max(x.pressure[a] - u0, V(0.0)), most - u0);
      s.price_factor(Areas::list[static_cast<std::size_t>(a)]) *= number<V>::from_value(V(1.0) + k * over);
    }
    return [](int, auto&) {};
  }

  // All demand was told in the phase of growth.
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto guide(S& s, setup<P> const& u, state<V>& x) const {
    V const tau(s[backlog].value()), dt(s.dt().value());
    V total(0.0);
    for (int a = 0; a < n; ++a) {
      area const which = Areas::list[static_cast<std::size_t>(a)];
      V const wanted = s.demand(which).value();
      V const can = x.capacity[a] * dt;
      s.supply(which) = number<V>::from_value(min(V(1.0), can / max(wanted, V(1e-300))));
      total += x.capacity[a];
      x.pressure[a] = wanted / max(x.capacity[a] * tau, V(1e-300));
      x.capacity[a] *= min(V(u.most[a]), max(V(1.0), x.pressure[a]));
    }
    if (s.measuring()) s.post(u.measures[measure::total], 0, total);
    return [](int, auto&) {};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
