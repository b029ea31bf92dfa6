// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

namespace outlay::detail {

// The setting of a plan, with every part's fields checked against it: the first thing every engine does.
template <class Money, class... Parts>
setting<Money> checked_setting(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span) {
  setting<Money> s(allies, span);
  plan.each([&](auto const& p) {
    checker<Money> c(s, label(p));
    if constexpr (requires { p.check(c); }) p.check(c);
  });
  // GDP is the ground of every share and key: each member needs exactly one part that grows it.
  std::array<int, max_members> economies{};
  bool any = false;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.reading; p.growth; p.of; }) {
      any = true;
      member_set const who = allies.set_of(p.of, label(p), "of");
      for (int i = 0; i < allies.size(); ++i) economies[static_cast<std::size_t>(i)] += static_cast<int>(who >> i & 1);
    }
  });
  if (any)
    for (int i = 0; i < allies.size(); ++i)
      if (economies[static_cast<std::size_t>(i)] != 1)
        throw error("plan", "economy", std::to_string(economies[static_cast<std::size_t>(i)]) + " for " + allies[i].code.text(),
                    "exactly one economy part for each member");
  return s;
}

template <class Money, class... Answers> auto prepare_answers(setting<Money> const& s, Answers const&... answers) {
  static_assert((answer<Answers> && ...), "outlay: ask an engine for answers, such as total_outlay, core_share or "
                                          "reaches(3.5_pct, 2035y) (see outlay/answers)");
  return answer_set<decltype(answers.prepare(s))...>(answers.prepare(s)...);
}

} // namespace outlay::detail
