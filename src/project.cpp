// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "named.hpp"

namespace outlay::compiled {

std::vector<std::string> answer_names() { return outlay::answer_names(); }
void check(world const& w) { (void)detail::checked_setting(w.allies, w.parts, w.span); }
projection<usd_2021> project(world const& w, reporting const& how) {
  return outlay::project(w.allies, w.parts, w.span, how);
}
answer_table project(world const& w, names const& answers) {
  return outlay::project(w.allies, w.parts, w.span, named(w, answers));
}

struct ready_plan::inside {
  alliance<> allies;
  plan parts;
  horizon span;
  answer_list asked_for;
  setting<usd_2021> ground;
  decltype(detail::prepare_answers(ground, asked_for)) asked;
  using machine_type = machine<double, double, usd_2021, false, any>;
  detail::on_heap<machine_type::tile> tile;
  std::vector<double> numbers;
  answer_table table;

  inside(world const& w, names const& answers)
      : allies(w.allies), parts(w.parts), span(w.span), asked_for(named(w, answers)),
        ground(detail::checked_setting(allies, parts, span)), asked(detail::prepare_answers(ground, asked_for)),
        numbers(static_cast<std::size_t>(asked.columns)), table(asked.heads, numbers, id_of<usd_2021>) {}
};
ready_plan::ready_plan(world const& w, names const& answers) : inside_(std::make_unique<inside>(w, answers)) {}
ready_plan::ready_plan(ready_plan&&) noexcept = default;
ready_plan& ready_plan::operator=(ready_plan&&) noexcept = default;
ready_plan::~ready_plan() = default;

void ready_plan::set(std::string const& part, std::string const& field, double x) {
  std::string parts, fields;
  for (any& p : inside_->parts.parts()) {
    std::string const label = detail::label(p);
    parts += (parts.empty() ? "" : ", ") + label;
    if (label != part) continue;
    std::size_t k = 0;
    for (auto const& q : p.erased().quantities()) {
      std::string const name = q.element.empty() ? std::string(q.name) : std::string(q.name) + " " + q.element;
      if (name == field) return p.erased().put(k, x);
      fields += (fields.empty() ? "" : ", ") + name;
      ++k;
    }
    throw error(part, "field", field, "a quantity of the part: " + fields);
  }
  throw error("scenario", "part", part, "a part of the plan: " + parts);
}
answer_table const& ready_plan::project() {
  inside& x = *inside_;
  inside::machine_type const engine(x.parts, x.ground, {});
  engine.start(*x.tile, 0, 0);
  detail::project_tile(engine, *x.tile, x.asked, x.numbers.data());
  x.table = answer_table(x.asked.heads, x.numbers, id_of<usd_2021>);
  return x.table;
}

} // namespace outlay::compiled
