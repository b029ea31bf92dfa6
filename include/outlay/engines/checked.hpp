// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>
#include <outlay/model/checker.hpp>
#include <outlay/numbers/contraction.hpp>

namespace outlay::detail {

// Two targets of one kind for a member would add up to twice its budget.
template <class Money, class... Parts> void refuse_two_targets(alliance<Money> const& allies, plan_of<Parts...> const& plan) {
  std::vector<std::pair<std::string_view, member_set>> seen;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.to; p.by; p.compliance; p.of; }) {
      std::string_view const kind = kind_of<std::remove_cvref_t<decltype(p)>>();
      member_set const who = allies.set_of(p.of, label(p), "of");
      for (auto const& [other, taken] : seen)
        for (int i = 0; i < allies.size(); ++i)
          if (other == kind && (who & taken) >> i & 1)
            throw error(label(p), "of", allies[i].code.text() + " again", "members without another " + std::string(kind));
      seen.emplace_back(kind, who);
    }
  });
}

// Two parts of one kind that follow the same thing of a member (its debt) would count it twice.
template <class Money, class... Parts> void refuse_two_for_a_member(alliance<Money> const& allies, plan_of<Parts...> const& plan) {
  std::vector<std::pair<std::string_view, member_set>> seen;
  plan.each([&]<class Part>(Part const& p) {
    if constexpr (requires { Part::one_for_each_member; p.of; }) {
      member_set const who = allies.set_of(p.of, label(p), "of");
      for (auto const& [kind, taken] : seen)
        for (int i = 0; i < allies.size(); ++i)
          if (kind == kind_of<Part>() && (who & taken) >> i & 1)
            throw error(label(p), "of", allies[i].code.text() + " again", "members without another " + std::string(kind));
      seen.emplace_back(kind_of<Part>(), who);
    }
  });
}

// Two parts of one kind that set something of an area (capacity, learning) would overrule each other.
template <class... Parts> void refuse_two_for_an_area(plan_of<Parts...> const& plan) {
  std::vector<std::pair<std::string_view, area>> seen;
  plan.each([&]<class Part>(Part const& p) {
    if constexpr (requires { typename Part::one_for_each_area; })
      for (area const a : Part::one_for_each_area::list) {
        for (auto const& [kind, taken] : seen)
          if (kind == kind_of<Part>() && taken == a)
            throw error(label(p), "Areas", std::string(name_of(a)) + " again", "areas without another " + std::string(kind));
        seen.emplace_back(kind_of<Part>(), a);
      }
  });
}

// Prices of the alliance's currency are one path, and what they are correlated with has to be there.
template <class... Parts> void refuse_unfounded_prices(plan_of<Parts...> const& plan) {
  int paths = 0;
  bool common = false;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.moves_prices; }) ++paths;
    if constexpr (requires { p.grows_gdp; p.common; }) common = common || field_access::raw(p.common) > 0;
  });
  if (paths > 1) throw error("plan", "prices", std::to_string(paths) + " parts", "one part that moves the price level");
  plan.each([&](auto const& p) {
    if constexpr (requires { p.moves_prices; p.with_growth; })
      if (field_access::raw(p.with_growth) != 0 && !common)
        throw error(label(p), "with_growth", percent_text(field_access::raw(p.with_growth)), "0 %, or an economy whose members have a common factor");
  });
}

// The setting of a plan, with every part's fields checked against it: the first thing every engine does.
template <class Money, class... Parts>
[[gnu::cold]] setting<Money> checked_setting(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span) {
  if (contracts())
    throw error("build", "-ffp-contract", "fast", "any other value: fused products change answers from build to build");
  setting<Money> s(allies, span);
  plan.each([&]<class Part>(Part const& p) {
    if constexpr (requires { p.announce(s); }) p.announce(s);
  });
  s.settle_events();
  plan.each([&]<class Part>(Part const& p) {
    checker<Money> c(s, label(p));
    if constexpr (requires { p.check(c); }) p.check(c);
    else static_assert(!names_check<Part>(), "outlay: this part has a member named check, but it cannot be called as check(checker&) on a "
                                             "const part (see outlay/model/part.hpp)");
  });
  // GDP is the ground of every share and key: each member needs exactly one part that grows it.
  std::array<int, max_members> economies{};
  bool any = false, own_part = false; // a part of the user's that says grows_gdp may do it instead
  plan.each([&]<class Part>(Part const& p) {
    if constexpr (requires { Part::grows_gdp; p.of; }) {
      any = true;
      member_set const who = allies.set_of(p.of, label(p), "of");
      for (int i = 0; i < allies.size(); ++i) economies[static_cast<std::size_t>(i)] += static_cast<int>(who >> i & 1);
    } else if constexpr (requires { Part::grows_gdp; }) own_part = true;
  });
  if (!any && !own_part) throw error("plan", "economy", "none", "an economy part, which every share and key stands on");
  if (any)
    for (int i = 0; i < allies.size(); ++i)
      if (economies[static_cast<std::size_t>(i)] != 1)
        throw error("plan", "economy", std::to_string(economies[static_cast<std::size_t>(i)]) + " for " + allies[i].code.text(),
                    "exactly one economy part for each member");
  refuse_two_targets(allies, plan);
  refuse_two_for_a_member(allies, plan);
  refuse_two_for_an_area(plan);
  refuse_unfounded_prices(plan);
  return s;
}

// Codes of an answer that has numbers of each of some members.
template <class Ready> std::vector<std::string> members_of(Ready const& r) {
  if constexpr (requires { r.members(); }) return r.members();
  else return {};
}

template <class Money, class... Answers> auto prepare_answers(setting<Money> const& s, Answers const&... answers) {
  static_assert((answer<Answers> && ...), "outlay: ask an engine for answers, such as total_outlay, core_share or "
                                          "reaches(3.5_pct, 2035y) (see outlay/answers)");
  answer_set<decltype(answers.prepare(s))...> all(answers.prepare(s)...);
  std::size_t k = 0;
  std::apply([&](auto const&... ready) {
    ((all.heads.push_back({std::string(answers.name()), unit_of(answers, ready), all.first_column[k], ready.columns(),
                           is_yearly(ready, s.grid()) ? s.grid().first_year() : 0, members_of(ready), region_of(answers)}), ++k), ...);
  }, all.ready);
  return all;
}

} // namespace outlay::detail
