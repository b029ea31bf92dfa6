// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/description.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A part of the stocks of an area that is lost at a moment, such as satellites at an event.
template <class Areas> struct stock_loss {
  moment at;
  area which;
  ratio value;
  group of = all_members;

  static constexpr void describe(auto& d) {
    using parts::field;
    d.required(field<&stock_loss::at>, "a date or an event");
    d.required(field<&stock_loss::which>, "an area of the part");
    d.required(field<&stock_loss::value>, "part of what is held");
    d.optional(field<&stock_loss::of>, "whose stocks");
  }
  static stock_loss example() {
    return {.at = std::chrono::year{2030}, .which = Areas::list[0], .value = 10_pct};
  }
};

namespace detail {

/// Whether an area is one of a part's.
template <class Areas> constexpr bool covers(area which) {
  bool covered = false;
  for (area const a : Areas::list) covered = covered || a == which;
  return covered;
}

/// Checks times of single areas: each of the part's, and once.
template <class Areas, class C, class Time>
[[gnu::cold]] void check_own_times(C& c, char const* field, std::vector<per_area<Time>> const& own) {
  for (auto const& o : own) {
    c.require(covers<Areas>(o.which), field, name_of(o.which), "an area of this part");
    int times = 0;
    for (auto const& other : own) times += other.which == o.which;
    if (times != 1) c.refuse(field, {name_of(o.which), " twice"}, "each area once");
  }
}

template <class C, class Areas> [[gnu::cold]] void check_losses(C& c, std::vector<stock_loss<Areas>> const& losses) {
  for (auto const& l : losses) {
    c.require(covers<Areas>(l.which), "losses", name_of(l.which), "an area of this part");
  }
  if (!losses.empty()) c.reports("lost", counts::money);
}

/// A loss made ready: its area by place among the part's, and only who holds stocks.
template <class P> struct ready_loss {
  timing at;
  int area;
  member_set of;
  P part;
};
template <class R, class Areas>
[[gnu::cold]] auto ready_losses(R const& r, std::vector<stock_loss<Areas>> const& losses, std::string const& part,
                  member_set holders) {
  using P = std::remove_cvref_t<decltype(r[losses[0].value].value())>;
  std::vector<ready_loss<P>> all;
  for (auto const& l : losses) {
    int a = 0;
    while (Areas::list[static_cast<std::size_t>(a)] != l.which) ++a;
    all.push_back({r.when(l.at), a, r.allies().set_of(l.of, part, "losses") & holders, r[l.value].value()});
  }
  return all;
}

// Losses come first in their step: what is lost is neither worn out nor held any more.
template <class Areas, class S, class Setup, class State> [[gnu::noinline]] void lose(S s, Setup const& u, State& x) {
  using V = typename S::value;
  for (auto const& l : u.losses) {
    V const part = s.happens(l.at) * V(l.part);
    auto const a = static_cast<std::size_t>(l.area);
    for (int i = 0; i < s.members(); ++i) {
      if (!((l.of & s.active()) >> i & 1)) continue; // nothing of the alliance's is lost with who does not belong
      auto const gone = x.stock[i][a] * number<V>::from_value(part);
      x.stock[i][a] -= gone;
      if (s.measuring()) s.post(u.lost, i, gone.value() * V(u.cost[l.area]) * s.price_factor(Areas::list[a]).value());
    }
  }
}

} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
