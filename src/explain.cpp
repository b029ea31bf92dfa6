// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Accounts, parts, figures and sources behind one number.
#include "inside_of.hpp"

#include <outlay/answers/by_name.hpp>
#include <outlay/scenario/explain.hpp>

#include <algorithm>

namespace outlay {

namespace explaining {
namespace {

// ` of DEU` at the end of an answer's name, empty where it is asked of all members; none for a measure of a part.
std::optional<std::string> members_of(std::string const& answer) {
  auto const known = names_of_answers();
  for (std::string const& plain : known)
    if (answer == plain) return std::string();
  std::string longest;
  for (std::string const& plain : known)
    if (answer.starts_with(plain + " of ") && plain.size() > longest.size()) longest = plain;
  if (longest.empty()) return {};
  return answer.substr(longest.size());
}

struct one_answer {
  std::string name;
  int column;
  double operator()(scenario const& s) const {
    answer_table const t = s.project(std::vector<std::string>{name});
    return t.values(0)[static_cast<std::size_t>(column)];
  }
};

void add_accounts(explanation& e, scenario const& s) {
  auto const of = members_of(e.head.name);
  if (!of || e.year == 0) return;
  std::vector<std::string> names;
  std::vector<account_rule> rules;
  auto const known = names_of_answers();
  for (account_rule const& r : account_rules) {
    std::string const name = std::string(r.name);
    for (std::string const& asked : {name, name + " outlay"})
      if (std::find(known.begin(), known.end(), asked) != known.end()) {
        names.push_back(asked + *of);
        rules.push_back(r);
        break;
      }
  }
  answer_table const t = s.project(names);
  for (std::size_t k = 0; k < names.size(); ++k) {
    auto const& h = t.head(static_cast<int>(k));
    int const at = e.year - h.first_year;
    if (at < 0 || at >= h.columns) return;
    double const x = t.values(static_cast<int>(k))[static_cast<std::size_t>(at)];
    if (x != 0) e.accounts.push_back({std::string(rules[k].name), x, rules[k].core, rules[k].resilience});
  }
}

void add_parts(explanation& e, scenario const& s, one_answer const& number) {
  for (std::string const& label : s.labels()) {
    explanation::part p{label, compiled::inside_of::source(s, label), {}, ""};
    try {
      scenario without = s;
      without.remove(label);
      p.without = number(without);
    } catch (error const& why) {
      p.why = why.part() + ": " + why.field() + ": " + why.value() + "; valid: " + why.valid();
    }
    e.parts.push_back(std::move(p));
  }
}

void add_figures(explanation& e, scenario const& s, int column) {
  auto const paths = s.quantities();
  if (paths.empty()) return;
  jacobian const j = s.sensitivity({e.head.name}, paths);
  for (std::size_t k = 0; k < paths.size(); ++k) {
    int const f = static_cast<int>(k);
    double const slope = j.slope(column, f);
    if (slope == 0 || !std::isfinite(slope)) continue;
    e.figures.push_back({paths[k], s.at(paths[k]), compiled::inside_of::source(s, j.fields()[k].part), slope,
                         j.per_percent(column, f)});
  }
  std::stable_sort(e.figures.begin(), e.figures.end(),
                   [](auto const& a, auto const& b) { return std::fabs(a.per_percent) > std::fabs(b.per_percent); });
}

} // namespace
} // namespace explaining

explanation explain(scenario const& s, named_number const& what) {
  answer_table const t = s.project(std::vector<std::string>{what.answer});
  answer_head const& h = t.head(0);
  if (what.year == 0 && h.columns != 1)
    throw error("explain", "year", "none",
                "a year of \"" + h.name + "\", which has " + std::to_string(h.columns) + " numbers");
  int const column = t.column(0, what.year);
  explanation e;
  e.head = h;
  e.year = what.year;
  e.value = t.values(0)[static_cast<std::size_t>(column)];
  e.assumed = s.assumed();
  e.edition = s.allies().facts().edition;
  explaining::add_accounts(e, s);
  explaining::add_parts(e, s, {h.name, column});
  explaining::add_figures(e, s, column);
  return e;
}

} // namespace outlay
