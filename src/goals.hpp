// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Goals of searches over a scenario: levels of answers, and fields that are moved.
#pragma once
#include "inside_of.hpp"

#include <outlay/engines/solve.hpp>

namespace outlay::compiled {

inline goal_of<int> read_goal(named_goal const& g, answer_head const& h) {
  if (auto const p = detail::read_percent(g.value); p && g.value.find('%') != std::string::npos)
    return {0, *p, detail::goal_kind::percentage, {}};
  if (auto const m = detail::read_money(g.value)) {
    double const x = m->each == detail::money_text::per::month ? m->billions() / month.value() : m->billions();
    return {0, x, detail::goal_kind::money, m->money};
  }
  double x = 0;
  auto const [end, code] = std::from_chars(g.value.data(), g.value.data() + g.value.size(), x);
  if (code != std::errc{} || end != g.value.data() + g.value.size())
    throw error("solve", "goal", g.value,
                "a percentage, money, or a number, in the unit of the answer: " + h.unit.text());
  return {0, x, detail::goal_kind::number, {}};
}
// Which number of an answer a goal is of, and its head as that of one number.
template <class Columns> int column_of(Columns const& t, answer_head const& h, named_goal const& g, int k = 0) {
  if (g.year == 0 && h.columns != 1)
    throw error("solve", "goal", "\"" + g.answer + "\" with " + std::to_string(h.columns) + " numbers",
                "a year, as in goal(\"core share\", 2035y, \"3.5 %\")");
  return t.column(k, g.year);
}
// The level that an answer is to have, as a number of its unit.
inline double level_of(named_goal const& g, answer_head one, money_id ledger) {
  one.columns = 1;
  goal_of<int> const aim = read_goal(g, one);
  detail::require_goal(one, aim, ledger);
  return aim.value;
}

// A copy of a scenario whose quantities at some paths are set to numbers.
class moved_scenario {
  scenario at_;
  std::vector<std::size_t> places_;
  std::vector<std::string> labels_;
  std::vector<double> values_;

public:
  moved_scenario(scenario const& s, std::vector<std::string> const& paths, char const* engine = "solve") : at_(s) {
    world const w = inside_of::of(at_);
    auto const all = quantities_in(w.parts);
    for (std::string const& path : paths) {
      std::size_t const k = quantity_at(w.parts, all, path);
      labels_.push_back(detail::label(w.parts.parts()[all[k].part]) + ": " + all[k].label());
      if (all[k].of.fixed)
        throw error(engine, labels_.back(), "a field that runs take as the plan has it",
                    "a field with a derivative, or a sweep");
      for (std::size_t const other : places_)
        if (other == k) throw error(engine, path, "twice", "each field once");
      places_.push_back(k);
      values_.push_back(all[k].of.value);
    }
  }
  std::string const& label(std::size_t k) const { return labels_[k]; }
  double start(std::size_t k) const { return values_[k]; }
  scenario const& at(std::vector<double> const& x) {
    auto const all = quantities_in(inside_of::of(at_).parts);
    for (std::size_t k = 0; k < x.size(); ++k) *all[places_[k]].of.number = x[k];
    return at_;
  }
};

} // namespace outlay::compiled
