// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/solve.hpp>
#include <outlay/engines/uncertain.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What an answer is to be with some probability: at least its level, or at most.
template <class Answer> struct chance_of {
  goal_of<Answer> level;
  double probability;
  bool at_least;
};
/// `likely_at_least(in_year(core_share, 2035y), 3.5_pct, 80_pct)`: a share of 3.5 % or more on eight paths of ten.
template <answer Answer, class T> chance_of<Answer> likely_at_least(Answer const& a, T const& level, percent p) {
  return {goal(a, level), p.value() / 100, true};
}
template <answer Answer, class T> chance_of<Answer> likely_at_most(Answer const& a, T const& level, percent p) {
  return {goal(a, level), p.value() / 100, false};
}

/// The value of a field with which an answer meets a chance, on the paths of a draw.
template <class Value> struct chance_solution {
  Value field;                      ///< to be put into the plan
  double value;                     ///< the same in the field's own unit
  double standard_error;            ///< of the value: other paths would have given another
  double slope;                     ///< of the answer's quantile by the field there
  probability_estimate probability; ///< on these paths
  int runs;                         ///< ensembles it took
};
/// The same of several fields, in their own units.
struct chance_solutions {
  std::vector<double> values;
  std::vector<probability_estimate> probabilities; ///< of each chance
  int runs;
};

namespace detail {

// The quantile that a chance is about: at least L with 80 % means that the 20 % quantile is L.
inline double quantile_of_chance(double probability, bool at_least) { return at_least ? 1 - probability : probability; }
template <class = void> void require_probability(double p) {
  if (!(p > 0 && p < 1)) throw error("solve", "probability", percent_text(p), "more than 0 and less than 100 %");
}
inline std::string name_of_quantile(double q, std::string const& answer) {
  return percent_text(q) + " quantile of " + answer;
}

// One number of an ensemble, and what a chance needs to know of it.
struct chance_seen {
  double quantile, error;
  probability_estimate probability;
};
template <class = void> chance_seen see_chance(sample const& s, int column, double q, bool at_least, double level) {
  auto const x = s.path_values(column);
  std::vector<char> in;
  // the level itself is met, but for rounding
  double const slack = 1e-9 * std::fabs(level);
  for (double const v : x) in.push_back(at_least ? v >= level - slack : v <= level + slack);
  return {s.quantile(column, q), s.quantile_error(column, q), s.probability(path_set(std::move(in)))};
}

struct chance_found {
  double value, standard_error, slope;
  probability_estimate probability;
  int runs;
};
// `see(x)` runs an ensemble with the field at x.
template <class See>
chance_found find_chance(std::string const& field, std::string const& answer, double a, double b,
                         std::string const& low, std::string const& high, double level, See const& see) {
  int runs = 0;
  auto const quantile_at = [&](double x) { return ++runs, see(x).quantile; };
  double const x = found_between(field, answer, a, b, low, high, level, quantile_at);
  // A difference over a hundredth of the bracket, inside of it: paths change places within less.
  double const h = 0.005 * (b - a), left = x - h > a ? x - h : a, right = x + h < b ? x + h : b;
  double const slope = (quantile_at(right) - quantile_at(left)) / (right - left);
  chance_seen const at = see(x);
  return {x, slope == 0 ? 0 : at.error / std::fabs(slope), slope, at.probability, runs + 1};
}

// One field of several, between two ends.
struct chance_field {
  std::string label;
  double low, high, start;
};
// As many quantiles as fields, by Newton's steps with differences, halved while they do not come closer. `see(x, k)` is
// what the k-th chance is at the point last run by `run(x)`.
template <class Run>
std::vector<double> find_chances(std::vector<chance_field> const& fields, std::vector<std::string> const& answers,
                                 std::vector<double> const& levels, Run const& quantiles_at, int& runs) {
  auto const n = static_cast<Eigen::Index>(fields.size());
  Eigen::VectorXd x(n), scale(n);
  auto const run = [&](Eigen::VectorXd const& at) {
    ++runs;
    std::vector<double> const q = quantiles_at(std::vector<double>(at.data(), at.data() + n));
    return Eigen::VectorXd(Eigen::Map<Eigen::VectorXd const>(q.data(), n) -
                           Eigen::Map<Eigen::VectorXd const>(levels.data(), n));
  };
  for (Eigen::Index k = 0; k < n; ++k) {
    auto const& f = fields[static_cast<std::size_t>(k)];
    if (!(f.low < f.high)) throw error("solve", f.label, text(f.low) + " to " + text(f.high), "two ends in this order");
    x(k) = f.start > f.low && f.start < f.high ? f.start : 0.5 * (f.low + f.high);
  }
  Eigen::VectorXd gap = run(x);
  for (Eigen::Index k = 0; k < n; ++k) {
    double const large = std::fabs(levels[static_cast<std::size_t>(k)]);
    scale(k) = std::max(large, std::fabs(gap(k)));
    if (scale(k) == 0) scale(k) = 1;
  }
  auto const distance = [&](Eigen::VectorXd const& g) { return (g.array() / scale.array()).abs().maxCoeff(); };
  auto const give_up = [&](char const* why) {
    std::string at;
    for (Eigen::Index k = 0; k < n; ++k) {
      auto const i = static_cast<std::size_t>(k);
      at += (k == 0 ? "" : ", ") + fields[i].label + " = " + text(x(k)) + " gives the " + answers[i] + " " +
            text(levels[i] + gap(k)) + " for " + text(levels[i]);
    }
    throw error("solve", "fields", at, why);
  };
  for (int iteration = 0; !(distance(gap) <= 1e-8); ++iteration) {
    if (!gap.allFinite()) give_up("answers that are numbers where the search starts");
    if (iteration == 40) give_up("chances that can be met together within the ends (this is the best point found)");
    Eigen::MatrixXd slopes(n, n);
    for (Eigen::Index k = 0; k < n; ++k) {
      auto const& f = fields[static_cast<std::size_t>(k)];
      double const h = 1e-4 * (f.high - f.low);
      Eigen::VectorXd other = x;
      other(k) = x(k) + h < f.high ? x(k) + h : x(k) - h;
      slopes.col(k) = (run(other) - gap) / (other(k) - x(k));
    }
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> const qr(scale.cwiseInverse().asDiagonal() * slopes);
    if (qr.rank() < n) give_up("fields that move the answers, each in its own way (at this point they do not)");
    Eigen::VectorXd const step = qr.solve(-(gap.array() / scale.array()).matrix());
    double const before = distance(gap);
    for (double part = 1;; part /= 2) {
      if (part < 1e-6) give_up("chances within reach of the ends (this is the best point found)");
      Eigen::VectorXd next = x + part * step;
      for (Eigen::Index k = 0; k < n; ++k) {
        auto const& f = fields[static_cast<std::size_t>(k)];
        next(k) = std::clamp(next(k), f.low, f.high);
      }
      Eigen::VectorXd const there = run(next);
      if (distance(there) < before) {
        x = next;
        gap = there;
        break;
      }
    }
  }
  return {x.data(), x.data() + n};
}

} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// The value of one field, between two ends, with which an answer meets a chance: all ensembles of the search are on
/// the same random numbers, so that the answer's quantile moves without jumps; bracketing, as in the other `solve`.
/// Throws `error` where the level does not lie between the quantiles at the ends, and says both.
template <executor Executor, class Money, class... Parts, class Part, class Field, int N, class Element, class T,
          class Answer>
auto solve(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
           draws const& d, field_of_plan<Part, Field, N, Element> f, bracket<T> ends, chance_of<Answer> const& wanted) {
  using Value = std::remove_cvref_t<decltype(detail::field_in(plan, f))>;
  plan_of<Parts...> here = plan;
  found_field const found = detail::find_smooth(plan, f);
  Value const low(ends.low), high(ends.high);
  detail::require_money_of<Value>(detail::field_in(plan, f), low, found.part, found.field());
  detail::require_probability(wanted.probability);
  double const q = detail::quantile_of_chance(wanted.probability, wanted.at_least);
  auto const see = [&](double x) {
    detail::put_field(here, f, x);
    sample const s = ensemble(run_on, allies, here, span, d, wanted.level.asked);
    detail::require_goal(s.heads()[0], wanted.level, allies.ledger_money());
    return detail::see_chance(s, 0, q, wanted.at_least, wanted.level.value);
  };
  auto const r = detail::find_chance(found.label(), detail::name_of_quantile(q, wanted.level.asked.name()),
                                     detail::field_access::raw(low), detail::field_access::raw(high),
                                     detail::value_text(low), detail::value_text(high), wanted.level.value, see);
  detail::put_field(here, f, r.value);
  return chance_solution<Value>{detail::field_in(here, f), r.value, r.standard_error, r.slope, r.probability, r.runs};
}
/// The same on the calling thread.
template <class Money, class... Parts, class Part, class Field, int N, class Element, class T, class Answer>
auto solve(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
           field_of_plan<Part, Field, N, Element> f, bracket<T> ends, chance_of<Answer> const& wanted) {
  return solve(on_this_thread{}, allies, plan, span, d, f, ends, wanted);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
