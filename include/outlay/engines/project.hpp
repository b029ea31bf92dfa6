// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/results/answer_table.hpp>
#include <outlay/engines/checked.hpp>
#include <outlay/results/projection.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// A deterministic run that is taken step by step: `while (run.step()) use(run.ledger(i), run.gdp(i));`
/// It holds its own copies of the alliance and the plan.
template <class Money, class... Parts> class stepper {
  using machine_type = detail::machine<double, double, Money, false, Parts...>;
  using row_type = typename machine_type::row_type;

  alliance<Money> allies_;
  plan_of<Parts...> plan_;
  setting<Money> setting_;
  machine_type machine_;
  detail::on_heap<typename machine_type::tile> tile_;
  std::vector<row_type> rows_;
  int done_ = 0;

  struct keep_rows {
    row_type* to;
    template <class S> OUTLAY_DETAIL_INLINE void row(S const&, int i, row_type const& r) const { to[i] = r; }
    template <class S> OUTLAY_DETAIL_INLINE void step(S const&) const {}
  };
  std::size_t known(int i) const {
    if (i < 0 || i >= set().members()) detail::refuse_place("stepper", "member", i, set().members());
    return static_cast<std::size_t>(i);
  }
  template <class Sink> OUTLAY_DETAIL_CALLS void take(Sink& sink) { machine_.advance(*tile_, done_, sink); }

public:
  stepper(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span)
      : allies_(allies), plan_(plan), setting_(detail::checked_setting(allies_, plan_, span)),
        machine_(plan_, setting_, {}), rows_(static_cast<std::size_t>(allies.size())) {
    tile_->ledger.measuring = true;
    machine_.start(*tile_, 0, 0);
  }
  stepper(stepper const&) = delete;
  stepper& operator=(stepper const&) = delete;

  /// Takes one step and keeps its rows; false when the horizon is done.
  bool step() {
    keep_rows sink{rows_.data()};
    return step(sink);
  }
  /// The same for a sink of your own: `sink.row(step, member, row)` for each member, then `sink.step(step)`.
  template <class Sink> bool step(Sink& sink) {
    if (done_ == setting_.grid().steps()) return false;
    machine_.step_at(*tile_, done_).forget_flows();
    take(sink);
    ++done_;
    return true;
  }
  /// Steps taken.
  int steps() const { return done_; }
  setting<Money> const& set() const { return setting_; }
  /// What member `i` booked in the last step, money of that step; empty before the first step. Throws `error` for a
  /// place that no member has, as all that follows.
  row_type const& ledger(int i) const { return rows_[known(i)]; }
  /// A member's GDP in the last step, a year's worth. Throws `error` before the first step.
  outlay::gdp<Money> gdp(int i) const {
    std::size_t const at = known(i);
    if (done_ == 0) throw error("stepper", "gdp", "before the first step", "after a step");
    return tile_->ledger.actual[at];
  }
  /// A measure of a member in the last step: the step's flow, or the level; numbered as in `set().measures()`.
  double measured(int number_of_measure, int i) const {
    auto const count = static_cast<int>(set().measures().size());
    if (number_of_measure < 0 || number_of_measure >= count || i < 0 || i >= set().members())
      throw error("stepper", "measured", std::to_string(number_of_measure) + " of member " + std::to_string(i),
                  count == 0 ? "none: no part of this plan reports"
                             : "measures 0 to " + std::to_string(count - 1) + " of members 0 to " +
                                   std::to_string(set().members() - 1));
    return tile_->ledger.measured[static_cast<std::size_t>(number_of_measure * max_members + i)];
  }
  /// Stocks of every stock part, by member and area, after the last step.
  std::vector<stock_view<double>> const& stocks() const { return tile_->ledger.stocks; }
};

/// Checks a plan against an alliance and a horizon, and makes it ready to be taken step by step. Throws `error`.
template <class Money, class... Parts>
stepper<Money, Parts...> start(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span) {
  return stepper<Money, Parts...>(allies, plan, span);
}

/// The deterministic projection of a plan: every account of every member, by calendar year. Throws `error`.
template <class Money, class... Parts>
projection<Money> project(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                          reporting const& how = {}) {
  using machine_type = detail::machine<double, double, Money, false, Parts...>;
  setting<Money> ground = detail::checked_setting(allies, plan, span);
  if (!ground.needs_measures()) ground.keep_measures(how.measures.among(ground.measures()));
  machine_type const engine(plan, ground, {});
  detail::on_heap<typename machine_type::tile> tile;
  tile->ledger.measuring = how.measures.any();
  engine.start(*tile, 0, 0);
  projection<Money> result(allies, ground, how);
  if (!ground.needs_measures()) {
    tile->ledger.levels_every = ground.grid().steps_per_year();
    tile->ledger.levels_at = result.last_step_of_year();
  }
  engine.run(*tile, result);
  result.require_finite();
  return result;
}

/// The same run, of which only the answers asked for are kept. Throws `error`.
template <class Money, class... Parts, answer First, answer... Rest>
answer_table project(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                     First const& first, Rest const&... rest) {
  using machine_type = detail::machine<double, double, Money, false, Parts...>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, first, rest...);
  machine_type const engine(plan, ground, {});
  detail::on_heap<typename machine_type::tile> tile;
  engine.start(*tile, 0, 0);
  std::vector<double> numbers(static_cast<std::size_t>(asked.columns));
  detail::project_tile(engine, *tile, asked, numbers.data());
  for (std::size_t k = 0; k < asked.heads.size(); ++k)
    for (int c = 0; c < asked.heads[k].columns; ++c)
      detail::require_finite(asked.heads, static_cast<int>(k), c,
                             numbers[static_cast<std::size_t>(asked.heads[k].first_column + c)]);
  return {asked.heads, std::move(numbers), allies.ledger_money()};
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
