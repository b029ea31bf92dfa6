// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/ledger.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// Once for each type: a vector filled anew is long.
template <class T> [[gnu::noinline]] void refill(std::vector<T>& v, std::size_t n, T const& x) { v.assign(n, x); }
template <class V, class P, class Money> void clear_measures(ledger<V, P, Money>& l, setting<Money> const& s) {
  l.measures_kept = l.measuring ? s.measures().size() : 0;
  refill(l.measured, l.measures_kept * max_members, V(0.0));
  refill(l.measured_in, l.measured.size(), -1);
  refill(l.is_level, s.measures().size(), '\0');
  for (std::size_t k = 0; k < l.is_level.size(); ++k) l.is_level[k] = s.measures()[k].is_level;
}
// A ledger before the first step of the paths that start at `first_path`, spread as `points` says if there are any.
template <class V, class P, class Money>
void start_ledger(ledger<V, P, Money>& l, setting<Money> const& s, bool random, std::uint64_t seed,
                  std::uint64_t first_path, path_points<typename plain_value<V>::type> const* points) {
  l.seed = seed;
  l.stocks.clear();
  l.path = counting_from<typename plain_value<V>::type>(first_path);
  l.points = points;
  l.memory = random || s.feeds_back() ? s.longest_lag() + (s.longest_lag() > 0) : 0;
  std::size_t const goods = s.gives_in_kind() ? std::size_t{area_count} * max_members : 0;
  std::size_t const ahead = static_cast<std::size_t>(s.years_ahead()) * max_members;
  refill(l.planned_core, ahead, V(0.0));
  refill(l.committed, ahead, V(0.0));
  refill(l.asked_in_kind, goods, V(0.0));
  refill(l.given_in_kind, goods, V(0.0));
  l.remembered.resize(static_cast<std::size_t>(l.memory) * max_members, V(1.0)); // 1 for a part that does not remember
  refill(l.capability, s.capabilities().size(), V(1.0));
  refill(l.happened, static_cast<std::size_t>(s.event_slots()), V(numeric::infinity));
  if (s.needs_measures()) l.measuring = true;
  clear_measures(l, s);
  for (stock_value<V>& q : l.started) q = zero<stock_value<V>>();
  for (P& g : l.opening_growth) g = P(1.0);
  for (P& g : l.month_growth) g = P(1.0);
  l.funds.assign(static_cast<std::size_t>(s.funds_in_use()), fund<V>{});
}
// What every step begins with.
template <class V, class P, class Money> OUTLAY_DETAIL_INLINE void begin_step(ledger<V, P, Money>& l) {
  for (int a = 0; a < area_count; ++a) {
    l.price_factor[a] = number<V>::from_value(V(1.0));
    l.demand[a] = zero<stock_value<V>>();
  }
  for (V& x : l.asked_in_kind) x = V(0.0);
  for (V& x : l.given_in_kind) x = V(0.0);
  for (V& x : l.planned_core) x = V(0.0);
  for (V& x : l.committed) x = V(0.0);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
