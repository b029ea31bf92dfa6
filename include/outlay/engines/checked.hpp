// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/answers/answer.hpp>
#include <outlay/model/checker.hpp>
#include <outlay/numbers/contraction.hpp>
#include <outlay/schema/checks.hpp>

namespace outlay::detail {

// What the checks that look at several parts need to know of one.
struct part_facts {
  std::string label;
  std::string_view name, kind;
  group const* of = nullptr;
  bool grows_gdp = false, one_for_each_member = false, moves_prices = false;
  area const* areas = nullptr; // of which there may be one part each
  int area_count = 0;
  double common = 0, with_growth = 0; // correlations
};
[[gnu::cold, gnu::noinline]] inline part_facts& add_facts(std::vector<part_facts>& parts, std::string_view kind,
                                                          std::string_view name) {
  parts.emplace_back();
  part_facts& f = parts.back();
  f.label = label_of(kind, name);
  f.name = name;
  f.kind = kind;
  return f;
}
template <class Part> void fill_facts(Part const& p, part_facts& f) {
  static constexpr auto facts = parts::facts_of<Part>();
  f.grows_gdp = facts.grows_gdp;
  f.moves_prices = facts.moves_prices;
  f.areas = facts.areas;
  f.area_count = facts.area_count;
  if constexpr (facts.one_for_each_member != nullptr) {
    f.one_for_each_member = true;
    f.of = &(p.*facts.one_for_each_member);
  }
  if constexpr (facts.common != nullptr) f.common = field_access::raw(p.*facts.common);
  if constexpr (facts.with_growth != nullptr) f.with_growth = field_access::raw(p.*facts.with_growth);
}

// Parts are told apart by their labels in errors, measures and what is drawn: two of different types, such as stocks of
// different areas, that share one would report as one.
template <class = void> void refuse_two_labels(std::vector<part_facts> const& parts) {
  std::vector<part_facts const*> by_label;
  for (part_facts const& p : parts) by_label.push_back(&p);
  std::sort(by_label.begin(), by_label.end(), [](auto const* a, auto const* b) { return a->label < b->label; });
  for (std::size_t k = 1; k < by_label.size(); ++k)
    if (by_label[k]->label == by_label[k - 1]->label)
      refuse(by_label[k]->label, "name", {"\"", by_label[k]->name, "\" twice"},
             "a .name of its own for each part of one kind");
}

// Two targets of one kind for a member would add up to twice its budget, two parts that follow one thing of it (its
// debt) would count it twice.
template <class Money>
void refuse_two_for_a_member(alliance<Money> const& allies, std::vector<part_facts> const& parts) {
  for (std::size_t k = 0; k < parts.size(); ++k) {
    part_facts const& p = parts[k];
    if (!p.one_for_each_member || !p.of) continue;
    member_set const who = allies.set_of(*p.of, p.label, "of");
    for (std::size_t j = 0; j < k; ++j) {
      part_facts const& other = parts[j];
      if (!other.one_for_each_member || !other.of || other.kind != p.kind) continue;
      member_set const both = who & allies.set_of(*other.of, other.label, "of");
      for (int i = 0; i < allies.size(); ++i)
        if (both >> i & 1)
          refuse(p.label, "of", {allies[i].code, " again"}, {"members without another ", p.kind});
    }
  }
}

// Two parts of one kind that set something of an area (capacity, learning) would overrule each other.
template <class = void> void refuse_two_for_an_area(std::vector<part_facts> const& parts) {
  for (std::size_t k = 0; k < parts.size(); ++k)
    for (int a = 0; a < parts[k].area_count; ++a)
      for (std::size_t j = 0; j < k; ++j)
        for (int b = 0; b < parts[j].area_count; ++b)
          if (parts[j].kind == parts[k].kind && parts[j].areas[b] == parts[k].areas[a])
            refuse(parts[k].label, "Areas", {name_of(parts[k].areas[a]), " again"},
                   {"areas without another ", parts[k].kind});
}

// Prices of the alliance's currency are one path, and what they are correlated with has to be there.
template <class = void> void refuse_unfounded_prices(std::vector<part_facts> const& parts) {
  int paths = 0;
  bool common = false;
  for (part_facts const& p : parts) {
    paths += p.moves_prices;
    common = common || p.common > 0;
  }
  if (paths > 1) refuse("plan", "prices", {paths, " parts"}, "one part that moves the price level");
  for (part_facts const& p : parts)
    if (p.with_growth != 0 && !common)
      refuse(p.label, "with_growth", {in_percent{p.with_growth}},
             "0 %, or an economy whose members have a common factor");
}

// GDP is the ground of every share and key: each member needs exactly one part that grows it.
template <class Money> void require_one_economy(alliance<Money> const& allies, std::vector<part_facts> const& parts) {
  std::array<int, max_members> economies{};
  bool any = false, own_part = false; // a part of the user's that says grows_gdp may do it instead
  for (part_facts const& p : parts) {
    if (!p.grows_gdp) continue;
    any = any || p.of;
    own_part = own_part || !p.of;
    if (!p.of) continue;
    member_set const who = allies.set_of(*p.of, p.label, "of");
    for (int i = 0; i < allies.size(); ++i) economies[static_cast<std::size_t>(i)] += static_cast<int>(who >> i & 1);
  }
  if (!any && !own_part) throw error("plan", "economy", "none", "an economy part, which every share and key stands on");
  if (any)
    for (int i = 0; i < allies.size(); ++i)
      if (economies[static_cast<std::size_t>(i)] != 1)
        refuse("plan", "economy", {economies[static_cast<std::size_t>(i)], " for ", allies[i].code},
               "exactly one economy part for each member");
}

// Checks that look at several parts.
template <class Money>
[[gnu::cold]] void check_together(alliance<Money> const& allies, std::vector<part_facts> const& parts) {
  refuse_two_labels(parts);
  require_one_economy(allies, parts);
  refuse_two_for_a_member(allies, parts);
  refuse_two_for_an_area(parts);
  refuse_unfounded_prices(parts);
}

inline void require_exact_build() {
  if (contracts())
    throw error("build", "-ffp-contract", "fast", "any other value: fused products change answers from build to build");
}
template <class Money, class Part> void announce_part(setting<Money>& s, Part const& p) {
  if constexpr (requires { p.erased(); }) p.erased().announce(s);
  else if constexpr (requires { p.announce(s); }) p.announce(s);
}
template <class Money, class Part>
[[gnu::cold]] void check_part(setting<Money>& s, Part const& p, std::string const& name) {
  checker<Money> c(s, name);
  check_fields(p, c);
  if constexpr (!requires { p.check(c); })
    static_assert(!names_check<Part>(),
                  "outlay: this part has a member named check, but it cannot be called as check(checker&) on a "
                  "const part (see outlay/model/part.hpp)");
}

// The setting of a plan, with every part's fields checked against it: the first thing every engine does.
template <class Money, class... Parts>
[[gnu::cold]] setting<Money> checked_setting(alliance<Money> const& allies, plan_of<Parts...> const& plan,
                                             horizon const& span) {
  require_exact_build();
  setting<Money> s(allies, span);
  plan.each([&](auto const& p) { announce_part(s, p); });
  s.settle_events();
  std::vector<part_facts> parts;
  parts.reserve(sizeof...(Parts));
  plan.each([&](auto const& p) {
    if constexpr (requires { p.erased(); }) p.erased().check(s, parts);
    else {
      using Part = std::remove_cvref_t<decltype(p)>;
      part_facts& f = add_facts(parts, kind_of<Part>(), name_view(p));
      fill_facts(p, f);
      check_part(s, p, f.label);
    }
  });
  s.name_moneys();
  check_together(allies, parts);
  return s;
}

// Codes of an answer that has numbers of each of some members.
template <class Ready> std::vector<std::string> members_of(Ready const& r) {
  if constexpr (requires { r.members(); }) return r.members();
  else return {};
}

template <class Answer, class Ready>
[[gnu::cold, gnu::noinline]] answer_head head_of(Answer const& a, Ready const& r, int first_column,
                                                 time_grid const& grid, money_id money) {
  int const first_year = is_yearly(r, grid) ? grid.first_year() : 0;
  return {std::string(a.name()), unit_of(a, r), first_column, r.columns(), first_year,
          members_of(r),         region_of(a),  money,        is_level(r),  grid.first_year() + grid.years() - 1};
}

template <class Money, class... Answers>
[[gnu::cold]] auto prepare_answers(setting<Money> const& s, Answers const&... answers) {
  static_assert((answer<Answers> && ...), "outlay: ask an engine for answers, such as total_outlay, core_share or "
                                          "reaches(3.5_pct, 2035y) (see outlay/answers)");
  answer_set<decltype(answers.prepare(s))...> all(answers.prepare(s)...);
  std::size_t k = 0;
  if constexpr ((requires { answers.answers(); } && ...)) { // a list by name has a head for each of its own
    auto const one = [&](auto const& a, auto const& ready, int first) {
      return head_of(a, ready, first, s.grid(), s.ledger_money());
    };
    ((all.heads = answers.heads(s, std::get<0>(all.ready), one)), ...);
  } else std::apply(
      [&](auto const&... ready) {
        ((all.heads.push_back(head_of(answers, ready, all.first_column[k], s.grid(), s.ledger_money())), ++k), ...);
      },
      all.ready);
  return all;
}

} // namespace outlay::detail
