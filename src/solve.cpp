// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The value of a quantity, named by its path, that makes an answer equal its goal.
#include "inside_of.hpp"
#include "named.hpp"

#include <outlay/engines/solve.hpp>

namespace outlay {

namespace compiled {
namespace {

goal_of<int> read_goal(named_goal const& g, answer_head const& h) {
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
int column_of(answer_table const& t, named_goal const& g) {
  if (g.year == 0 && t.head(0).columns != 1)
    throw error("solve", "goal", "\"" + g.answer + "\" with " + std::to_string(t.head(0).columns) + " numbers",
                "a year, as in goal(\"core share\", 2035y, \"3.5 %\")");
  return t.column(0, g.year);
}

} // namespace
} // namespace compiled

path_solution scenario::solve(std::string const& path, path_bracket const& ends, named_goal const& wanted) const {
  using namespace compiled;
  return located(*this, [&](world const& w) {
    names const answers{wanted.answer};
    ready_plan ready(w, answers);
    std::size_t const k = quantity_at(ready.parts(), ready.quantities(), path);
    auto const& q = ready.quantities()[k];
    std::string const field = detail::label(ready.parts().parts()[q.part]) + ": " + q.label();
    if (q.of.fixed)
      throw error("solve", field, "a field that runs take as the plan has it", "a field with a derivative, or a sweep");
    auto const x = numbers_at(*this, path, {ends.low, ends.high});
    auto const& before = ready.project();
    int const column = column_of(before, wanted);
    answer_head one = before.head(0);
    one.columns = 1;
    goal_of<int> const aim = read_goal(wanted, one);
    detail::require_goal(one, aim, w.allies.ledger_money());
    int runs = 0;
    auto const answer_at = [&](double at) {
      ready.put(k, at);
      ++runs;
      return ready.project().values(0)[static_cast<std::size_t>(column)];
    };
    double const found =
        detail::found_between(field, wanted.answer, x[0], x[1], ends.low, ends.high, aim.value, answer_at);
    scenario at = *this;
    *quantities_in(inside_of::of(at).parts)[k].of.number = found;
    auto const s = at.sensitivity(answers, {path});
    return path_solution{at.at(path), found, s.value(column), s.slope(column, 0), runs + 1};
  });
}

} // namespace outlay
