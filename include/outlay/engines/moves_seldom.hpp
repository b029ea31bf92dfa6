// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/members.hpp>
#include <outlay/model/plan.hpp>
#include <outlay/results/fingerprint.hpp>

namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// What a part draws in an ensemble, in words; null where it draws nothing.
template <class Part> char const* what_it_draws(Part const& p) {
  if constexpr (requires { p.erased(); }) return p.erased().draws();
  else {
    static constexpr auto facts = parts::facts_of<Part>();
    if (facts.draws != nullptr) return (p.*facts.draws)();
    else return nullptr;
  }
}
// Whether it is an event that each path draws.
template <class Part> bool is_drawn(Part const& p) {
  if constexpr (requires { p.erased(); }) return p.erased().is_drawn();
  else {
    static constexpr auto facts = parts::facts_of<Part>();
    if (facts.is_drawn != nullptr) return (p.*facts.is_drawn)();
    else return false;
  }
}
template <class Part> bool is_foreign(Part const& p) {
  if constexpr (requires { p.erased(); }) return !p.erased().of_the_library();
  else return !is_of_the_library<Part>;
}

// Whether something of a plan is drawn that may move a number on few paths only, so that a number of paths does not
// tell that it is certain: an event that each path decides, or a part from outside the library, of which nothing is
// known. Shocks to growth and prices move what they move on every path.
template <class Money, class... Parts> bool moves_seldom(setting<Money> const& s, plan_of<Parts...> const& plan) {
  bool drawn = false, shocks = false;
  for (detail::known_event const& e : s.events()) drawn = drawn || e.by_rate || (e.slot >= 0 && !e.by_condition);
  bool foreign = false;
  plan.each([&](auto const& p) {
    shocks = shocks || what_it_draws(p) != nullptr;
    foreign = foreign || is_foreign(p);
  });
  // what a condition decides is as certain as all else where nothing is drawn
  return drawn || (shocks && s.event_slots() > 0) || foreign;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
