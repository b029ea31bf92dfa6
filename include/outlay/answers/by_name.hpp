// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/nearest.hpp>
#include <outlay/outlay.hpp>
#include <variant>

/// Answers by name, the same in code, files and tables: `core outlay`, `core share of DEU`, `rival: ratio`.
namespace outlay {

namespace detail {

/// The answers of the library that have a number for each year, each once.
inline auto const& yearly_answers() {
  static auto const all =
      std::tuple(total_outlay, core_outlay, core_budget, counted_core, overspend, resilience_overspend,
                 counted_resilience, on_top, equipment_wanted, cash_paid, added_deficit, added_debt, actual_gdp,
                 core_baseline, core_over_baseline, core_share, resilience_share, total_share, stock_index, dependence,
                 gini, gdp_weighted_gini, debt_over_gdp, outlay_of<account::personnel>, outlay_of<account::operations>,
                 outlay_of<account::equipment>, outlay_of<account::other_equipment>, outlay_of<account::infrastructure>,
                 outlay_of<account::posture>, outlay_of<account::aid>, outlay_of<account::aid_in_kind>,
                 outlay_of<account::paid_in>, outlay_of<account::loan_drawn>, outlay_of<account::loan_repaid>,
                 outlay_of<account::interest>, outlay_of<account::call>, outlay_of<category::equipment>,
                 outlay_of<category::personnel>, outlay_of<category::infrastructure>, outlay_of<category::other>);
  return all;
}
// A variant of types, each once: one type may stand for several answers.
template <class Done, class... Left> struct distinct { using type = Done; };
template <class... D, class F, class... R> struct distinct<std::variant<D...>, F, R...> {
  using type = typename std::conditional_t<(std::is_same_v<D, F> || ...), distinct<std::variant<D...>, R...>,
                                           distinct<std::variant<D..., F>, R...>>::type;
};
template <class Tuple> struct answers_in;
template <class... A> struct answers_in<std::tuple<A...>> {
  using type = typename distinct<std::variant<>, A..., measured_answer, happened_answer, rise_answer>::type;
};
using any_of_answers = answers_in<std::remove_cvref_t<decltype(yearly_answers())>>::type;

template <class Money, class Answers> struct ready_of_answers;
template <class Money, class... A> struct ready_of_answers<Money, std::variant<A...>> {
  using type =
      typename distinct<std::variant<>,
                        decltype(std::declval<A const&>().prepare(std::declval<setting<Money> const&>()))...>::type;
};
template <class V, class Ready> struct tallies_of_answers;
template <class V, class... R> struct tallies_of_answers<V, std::variant<R...>> {
  using type = typename distinct<std::variant<std::monostate>, typename R::template tally<V>...>::type;
};

// The answer's own name, without the group that it is asked of.
template <class A> std::string plain_name(A a) {
  if constexpr (requires { a.who; }) a.who = all_members;
  std::string s = a.name();
  for (std::string const& end : {" of " + all_members.name()})
    if (s.size() > end.size() && s.substr(s.size() - end.size()) == end) s.resize(s.size() - end.size());
  return s;
}

/// `rise of core, 2026 to 2035`, `rise of core of DEU, 2026 to 2035 by GDP`: two years and a cause, the group in `of`.
[[gnu::cold]] inline std::optional<rise_answer> rise_named(std::string_view text, std::string_view& of) {
  std::size_t const comma = text.rfind(", "), to = text.rfind(" to ");
  if (!text.starts_with("rise of core") || comma == text.npos || to == text.npos || to < comma) return {};
  std::string_view const head = text.substr(0, comma), from = text.substr(comma + 2, to - comma - 2);
  if (head.starts_with("rise of core of ")) of = head.substr(16);
  else if (head != "rise of core") return {};
  std::size_t const by = text.find(" by ", to);
  std::string_view const until = text.substr(to + 4, by == text.npos ? by : by - to - 4),
                         why = by == text.npos ? std::string_view() : text.substr(by + 4);
  auto const year_in = [](std::string_view s) -> std::optional<date> {
    if (s.size() != 4 || s.find_first_not_of("0123456789") != s.npos) return {};
    return date(std::chrono::year((s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + (s[3] - '0')));
  };
  auto const first = year_in(from), last = year_in(until);
  if (!first || !last) return {};
  rise_answer const all = rise(*first, *last);
  if (by == text.npos) return all;
  if (why == "GDP") return all.by_gdp();
  if (why == "share") return all.by_share();
  if (why == "prices") return all.by_prices();
  return {};
}
[[gnu::cold]] inline std::optional<area> area_named(std::string_view s) {
  for (int a = 0; a < area_count; ++a) {
    std::string name(name_of(static_cast<area>(a)));
    if (s == name) return static_cast<area>(a);
    for (char& c : name)
      if (c == ' ' || c == '-') c = '_';
    if (s == name) return static_cast<area>(a);
  }
  return {};
}

} // namespace detail

/// An answer whose type is not known, by its name.
class named_answer {
  std::string name_;
  detail::any_of_answers answer_;

public:
  template <class A> named_answer(std::string name, A a) : name_(std::move(name)), answer_(std::move(a)) {}
  std::string const& name() const { return name_; }
  detail::any_of_answers const& any() const { return answer_; }
};

/// Names of all answers that need no part of their own; `part: measure`, `happened NAME` and `rise of core, 2026 to
/// 2035` stand beside them.
[[gnu::cold]] inline std::vector<std::string> answer_names() {
  std::vector<std::string> all;
  std::apply([&](auto const&... a) { (all.push_back(detail::plain_name(a)), ...); }, detail::yearly_answers());
  return all;
}

/// `core share`, `core share of DEU`, `stock index of DEU, air defence`, `rival "missiles": ratio`, `happened
/// ceasefire`, `rise of core of DEU, 2026 to 2035 by GDP`. `group_named` knows groups by their names in a file. Throws
/// `error` with the nearest name.
template <class GroupNamed>
[[gnu::cold]] named_answer answer_named(std::string const& text, GroupNamed const& group_named) {
  std::string_view name = text, of;
  auto const found = [&](std::string_view wanted) -> std::optional<detail::any_of_answers> {
    std::optional<detail::any_of_answers> a;
    std::apply(
        [&](auto const&... each) {
          (([&] {
             if (!a && detail::plain_name(each) == wanted) a = each;
           }()),
           ...);
        },
        detail::yearly_answers());
    return a;
  };
  // `of` also stands in names of parts, measures and events
  auto const is_group = [&](std::string_view s) {
    try {
      (void)group_named(s);
      return true;
    } catch (error const&) {
      return false;
    }
  };
  // an area at the end, of an answer that has one
  auto const in_one_area = [](detail::any_of_answers& x, area which) {
    return std::visit(
        [&](auto& one) {
          if constexpr (requires { one.in_area(which); }) one = one.in_area(which);
          return requires { one.in_area(which); };
        },
        x);
  };
  std::optional<detail::any_of_answers> a = found(name);
  if (std::size_t const comma = name.rfind(", "); !a && comma != std::string_view::npos)
    if (auto const which = detail::area_named(name.substr(comma + 2))) {
      std::string_view const before = name.substr(0, comma);
      std::size_t const at = before.find(" of ");
      a = found(before);
      if (!a && at != std::string_view::npos) {
        a = found(before.substr(0, at));
        if (a) of = before.substr(at + 4);
      }
      if (a && !in_one_area(*a, *which)) a.reset(), of = {};
    }
  if (!a)
    if (auto const rise = detail::rise_named(name, of)) a = *rise;
  if (!a && text.starts_with("happened ")) a = happened(text.substr(9));
  if (!a) {
    std::size_t const colon = name.rfind(": "), at = name.rfind(" of ");
    bool const measure = colon != std::string_view::npos;
    if (at != std::string_view::npos && (!measure || at > colon)) {
      std::string_view const before = name.substr(0, at), behind = name.substr(at + 4);
      a = found(before);
      if (a || (measure && is_group(behind))) {
        of = behind;
        name = before;
      }
    }
    if (!a && measure) a = measured(std::string(name.substr(0, colon)), std::string(name.substr(colon + 2)));
  }
  if (!a) {
    auto const known = answer_names();
    std::string all;
    for (auto const& k : known) all += (all.empty() ? "" : ", ") + k;
    std::string const close = outlay::nearest(name, known);
    throw error("answer", text, "a name that is not known",
                (close.empty() ? "" : close + ", which is nearest, of ") + all +
                    ", or part: measure, happened NAME, or rise of core, YEAR to YEAR");
  }
  if (of.data() != nullptr && of.find_first_not_of(' ') == of.npos)
    throw error("answer", text, "of nothing", "a member or a group after \"of\", or none and no \"of\"");
  if (!of.empty()) {
    group const who = [&] {
      try {
        return group_named(of);
      } catch (error const& e) {
        throw error("answer", text, "of " + std::string(of), e.valid());
      }
    }();
    std::visit(
        [&](auto& x) {
          if constexpr (requires { x = x.of(who); }) x = x.of(who);
          else if constexpr (requires { x.who = who; }) x.who = who;
          else throw error("answer", text, "of " + who.name(), "without a group: it is of the alliance");
        },
        *a);
  }
  return std::visit([&](auto const& x) { return named_answer(text, x); }, *a);
}
[[gnu::cold]] inline named_answer answer_named(std::string const& text) {
  return answer_named(text, [](std::string_view s) {
    for (group const* g : {&all_members, &europe_and_canada, &everybody})
      if (s == g->name()) return *g;
    return group(member_code(s));
  });
}

/// Answers by name, which every engine takes in place of answers in its call.
class answer_list {
  std::vector<named_answer> all_;

  template <class Money> struct ready {
    using one = typename detail::ready_of_answers<Money, detail::any_of_answers>::type;
    std::vector<one> all;
    std::vector<int> first;
    int columns_ = 0;
    static constexpr bool measures = true; // some may
    int columns() const { return columns_; }
    bool wants_measures() const {
      return std::any_of(all.begin(), all.end(), [](one const& r) {
        return std::visit([](auto const& x) { return detail::reads_measures<std::remove_cvref_t<decltype(x)>>(); }, r);
      });
    }
    template <class V> struct tally { std::vector<typename detail::tallies_of_answers<V, one>::type> of; };
    template <class V> static auto& tally_of(tally<V>& t, std::size_t k, auto const& r) {
      using T = typename std::remove_cvref_t<decltype(r)>::template tally<V>;
      return *std::get_if<T>(&t.of[k]);
    }
    template <class V> void fill(tally<V>& t) const {
      if (!t.of.empty()) return;
      for (one const& r : all)
        std::visit(
            [&](auto const& x) {
              using T = typename std::remove_cvref_t<decltype(x)>::template tally<V>;
              t.of.emplace_back(std::in_place_type<T>);
            },
            r);
    }
    template <class V, class S, class R> void row(tally<V>& t, S const& s, int i, R const& row_of_member) const {
      fill(t);
      for (std::size_t k = 0; k < all.size(); ++k)
        std::visit([&](auto const& x) { x.row(tally_of<V>(t, k, x), s, i, row_of_member); }, all[k]);
    }
    template <class V, class S, class Out> void step(tally<V>& t, S const& s, Out& out) const {
      fill(t);
      for (std::size_t k = 0; k < all.size(); ++k) {
        auto const put = [&, at = first[k]](int column, auto const& x) { out(at + column, x); };
        std::visit([&](auto const& x) { x.step(tally_of<V>(t, k, x), s, put); }, all[k]);
      }
    }
  };

public:
  answer_list(std::vector<named_answer> all) : all_(std::move(all)) {}
  std::vector<named_answer> const& answers() const { return all_; }
  std::string name() const { return "answers by name"; }
  template <class Money> auto prepare(setting<Money> const& s) const {
    ready<Money> r;
    for (named_answer const& a : all_) {
      r.first.push_back(r.columns_);
      std::visit(
          [&](auto const& x) {
            auto one = x.prepare(s);
            r.columns_ += one.columns();
            r.all.emplace_back(std::move(one));
          },
          a.any());
    }
    return r;
  }
  /// One head for each.
  template <class Money, class Ready, class HeadOf>
  std::vector<answer_head> heads(setting<Money> const& set, Ready const& r, HeadOf const& head_of) const {
    std::vector<answer_head> all;
    for (std::size_t k = 0; k < all_.size(); ++k)
      std::visit(
          [&](auto const& a) {
            using R = decltype(a.prepare(set));
            all.push_back(head_of(a, *std::get_if<R>(&r.all[k]), r.first[k]));
            all.back().name = all_[k].name();
          },
          all_[k].any());
    return all;
  }
};

} // namespace outlay
