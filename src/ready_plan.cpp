// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "named.hpp"

namespace outlay::compiled {

namespace {
using money = run_money;
using machine_type = detail::machine<double, double, money, false, any>;
using asked_type =
    decltype(detail::prepare_answers(std::declval<setting<money> const&>(), std::declval<answer_list const&>()));
using ready_answers = std::tuple_element_t<0, decltype(asked_type::ready)>;
using tally = ready_answers::tally<double>;

// What a machine hands its steps to, with a tally that keeps its room from run to run.
struct kept_sink {
  ready_answers const& ready;
  tally& sums;
  double* out;
  template <class S, class R> void row(S const& s, int i, R const& r) const { ready.row(sums, s, i, r); }
  template <class S> void step(S const& s) const {
    auto const put = [this](int column, double x) { out[column] = x; };
    ready.step(sums, s, put);
    if (s.ends_year()) s.forget_flows();
  }
};
} // namespace

struct ready_plan::inside {
  alliance<run_money> allies;
  plan parts;
  horizon span;
  answer_list asked_for;
  setting<money> ground, checked; // what runs stand on, and what later checks of a part may add to
  asked_type asked;
  machine_type engine;
  detail::on_heap<machine_type::tile> tile;
  std::vector<quantity_place> quantities;
  std::vector<checker<money>> checks; // by part
  std::vector<char> changed;          // by part: since the last run
  std::vector<double> numbers;
  tally sums;
  answer_table table;

  inside(world const& w, names const& answers)
      : allies(w.allies), parts(w.parts), span(w.span), asked_for(named(w, answers)),
        ground(detail::checked_setting(allies, parts, span)), checked(ground),
        asked(detail::prepare_answers(ground, asked_for)), engine(parts, ground, {}), quantities(quantities_in(parts)),
        changed(parts.size()), numbers(static_cast<std::size_t>(asked.columns)),
        table(asked.heads, numbers, allies.ledger_money()) {
    for (any const& p : parts.parts()) checks.push_back(checker<money>::again(checked, detail::label(p)));
  }
};
ready_plan::ready_plan(world const& w, names const& answers) : inside_(std::make_unique<inside>(w, answers)) {}
ready_plan::ready_plan(ready_plan&&) noexcept = default;
ready_plan& ready_plan::operator=(ready_plan&&) noexcept = default;
ready_plan::~ready_plan() = default;

plan const& ready_plan::parts() const { return inside_->parts; }
std::vector<quantity_place> const& ready_plan::quantities() const { return inside_->quantities; }

void ready_plan::put(std::size_t quantity, double x) {
  quantity_place const& q = inside_->quantities.at(quantity);
  double const before = *q.of.number;
  *q.of.number = x;
  try {
    if (!std::isfinite(x)) throw error(inside_->checks[q.part].part(), q.label(), text(x), "a finite number");
    inside_->parts.parts()[q.part].erased().check_fields_with(inside_->checks[q.part]);
  } catch (...) {
    *q.of.number = before;
    throw;
  }
  inside_->changed[q.part] = true;
}

answer_table const& ready_plan::project() {
  inside& x = *inside_;
  for (std::size_t k = 0; k < x.changed.size(); ++k)
    if (x.changed[k]) {
      x.engine.refresh(k);
      x.changed[k] = false;
    }
  x.engine.start(*x.tile, 0, 0);
  if (detail::wants_measures(std::get<0>(x.asked.ready))) x.engine.start_measuring(*x.tile);
  x.sums.of.clear();
  kept_sink sink{std::get<0>(x.asked.ready), x.sums, x.numbers.data()};
  x.engine.run(*x.tile, sink);
  for (std::size_t k = 0; k < x.asked.heads.size(); ++k)
    for (int c = 0; c < x.asked.heads[k].columns; ++c)
      detail::require_finite(x.asked.heads, static_cast<int>(k), c,
                             x.numbers[static_cast<std::size_t>(x.asked.heads[k].first_column + c)]);
  x.table.replace(x.numbers);
  return x.table;
}

} // namespace outlay::compiled
