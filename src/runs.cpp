// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Runs of a scenario: projections and ensembles, and projections that are prepared once.
#include "inside_of.hpp"
#include "paths.hpp"

namespace outlay {

void scenario::check() const {
  compiled::located(*this, [](compiled::world const& w) { compiled::check(w); });
}
projection<usd_2021> scenario::project(reporting const& how) const { return project_in_its_money(how).as<usd_2021>(); }
projection<run_money> scenario::project_in_its_money(reporting const& how) const {
  return compiled::located(*this, [&](compiled::world const& w) { return compiled::project(w, how); });
}
answer_table scenario::project(std::vector<std::string> const& answers) const {
  return compiled::located(*this, [&](compiled::world const& w) { return compiled::project(w, answers); });
}
sample scenario::ensemble(draws const& d, std::vector<std::string> const& answers, int threads) const {
  return compiled::located(*this, [&](compiled::world const& w) { return compiled::ensemble(w, d, answers, threads); });
}
summary scenario::ensemble_summary(draws const& d, std::vector<std::string> const& answers, int threads) const {
  return compiled::located(
      *this, [&](compiled::world const& w) { return compiled::ensemble_summary(w, d, answers, threads); });
}

struct prepared_scenario::inside {
  scenario base; // with the values that it was prepared with
  compiled::ready_plan plan;
};
prepared_scenario::prepared_scenario(std::unique_ptr<inside> x) : inside_(std::move(x)) {}
prepared_scenario::prepared_scenario(prepared_scenario&&) noexcept = default;
prepared_scenario& prepared_scenario::operator=(prepared_scenario&&) noexcept = default;
prepared_scenario::~prepared_scenario() = default;
void const* prepared_scenario::part_of(std::type_index type, int n, std::string const* name) const {
  auto const& parts = inside_->plan.parts();
  return parts.parts()[compiled::part_of_type(parts, type, n, name)].erased().object();
}
namespace {
std::size_t require_varied(compiled::ready_plan const& p, std::size_t number) {
  auto const& q = p.quantities()[number];
  if (q.of.fixed)
    throw error(detail::label(p.parts().parts()[q.part]), q.label(), "a field that runs take as the plan has it",
                "a scenario with the other value, prepared anew");
  return number;
}
} // namespace
std::size_t prepared_scenario::number_of(void const* quantity) const {
  auto const& all = inside_->plan.quantities();
  std::size_t k = 0;
  while (k < all.size() && all[k].of.address != quantity) ++k;
  if (k == all.size()) throw error("prepared scenario", "field", "no quantity of the plan", "a field that is set");
  return require_varied(inside_->plan, k);
}
std::size_t prepared_scenario::number_at(std::string const& path, std::type_index value) const {
  auto const& all = inside_->plan.quantities();
  std::size_t const k = require_varied(inside_->plan, compiled::quantity_at(inside_->plan.parts(), all, path));
  if (value != typeid(void) && value != all[k].of.type)
    throw error("prepared scenario", path, "another type", "the field's own type, as in field<share>(...)");
  return k;
}
void const* prepared_scenario::stands_at(std::size_t number) const {
  return inside_->plan.quantities().at(number).of.address;
}
void prepared_scenario::put(std::size_t number, double x) { inside_->plan.put(number, x); }
void prepared_scenario::refuse_money(std::size_t number, std::string const& value) const {
  auto const& q = inside_->plan.quantities().at(number);
  throw error(detail::label(inside_->plan.parts().parts()[q.part]), q.label(), value,
              "an amount in the plan's money, over time or once as there");
}
void prepared_scenario::set(std::string const& path, std::string const& value) {
  std::size_t const number = number_at(path, typeid(void));
  inside_->plan.put(number, compiled::numbers_at(inside_->base, path, {value})[0]);
}
answer_table const& prepared_scenario::project() { return inside_->plan.project(); }
prepared_scenario scenario::prepare(std::vector<std::string> const& answers) const {
  return compiled::located(*this, [&](compiled::world const& w) {
    return prepared_scenario(std::unique_ptr<prepared_scenario::inside>(
        new prepared_scenario::inside{*this, compiled::ready_plan(w, answers)}));
  });
}

} // namespace outlay
