// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/eigen.hpp>
// Eigen/Core is above, without g++'s false warning.
#include <Eigen/QR>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <outlay/outlay.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
enum class goal_kind { number, percentage, money };

template <class Unit> consteval goal_kind kind_of_goal() {
  using M = typename dimensions::money_in<Unit>::type;
  if constexpr (std::is_same_v<Unit, units::one>) return goal_kind::number;
  else if constexpr (std::is_same_v<Unit, units::share> || std::is_same_v<Unit, units::rate>)
    return goal_kind::percentage;
  else {
    constexpr bool is_money = [] {
      if constexpr (std::is_void_v<M>) return false;
      else return std::is_same_v<Unit, units::money<M>> || std::is_same_v<Unit, units::flow<M>>;
    }();
    static_assert(
        is_money,
        "outlay: a goal is money, a share, a rate or a plain number, as in goal(in_year(core_share, 2035y), 3.5_pct)");
    return goal_kind::money;
  }
}
template <class Unit> constexpr money_id money_of_goal() {
  using M = typename dimensions::money_in<Unit>::type;
  if constexpr (std::is_void_v<M>) return {};
  else return id_of<M>;
}
} // namespace detail

/// What an answer with one number is to be, in the answer's own unit: `goal(in_year(core_share, 2035y), 3.5_pct)`.
template <class Answer> struct goal_of {
  Answer asked;
  double value;
  detail::goal_kind kind = detail::goal_kind::number;
  money_id money = {};
};
template <class Answer> goal_of<Answer> goal(Answer const& a, percent p) {
  return {a, p.value() / 100, detail::goal_kind::percentage, {}};
}
template <class Answer> goal_of<Answer> goal(Answer const& a, double x) {
  return {a, x, detail::goal_kind::number, {}};
}
/// Money in the alliance's own money; another is an error when the search starts.
template <class Answer, class Unit> goal_of<Answer> goal(Answer const& a, quantity<Unit> const& q) {
  return {a, q.value(), detail::kind_of_goal<Unit>(), detail::money_of_goal<Unit>()};
}

/// The ends between which a field is looked for.
template <class T> struct bracket {
  T low, high;
};
constexpr bracket<percent> between(percent low, percent high) { return {low, high}; }
constexpr bracket<double> between(double low, double high) { return {low, high}; }
template <outlay_quantity Q> constexpr bracket<Q> between(Q low, Q high) { return {low, high}; }

/// The value of a field that makes an answer equal its goal.
template <class Value> struct solution {
  Value field;      ///< to be put into the plan
  double value;     ///< the same in the field's own unit
  double answer;    ///< what the answer is there
  double slope;     ///< its derivative by the field there
  int runs;         ///< projections it took
};

/// How several fields are looked for.
struct newton {
  /// Of each answer, relative to its goal or to its distance from it at the start, whichever is larger.
  double tolerance = 1e-10;
  int iterations = 50;
};

/// Fields that make as many answers equal their goals, in the fields' own units, in the order in which they were named.
struct solutions {
  std::vector<found_field> fields;
  Eigen::VectorXd values, answers;
  int iterations;
};

/// Several goals: `goals(goal(...), goal(...))`.
template <class... Answers> struct goal_list {
  std::tuple<goal_of<Answers>...> all;
};
template <class... Answers> goal_list<Answers...> goals(goal_of<Answers>... g) { return {{std::move(g)...}}; }

namespace detail {

// An answer with one number, and a goal that is one of its kind.
template <class Answer> void require_goal(answer_head const& h, goal_of<Answer> const& g, money_id ledger) {
  if (h.columns != 1)
    throw error("solve", "goal", "\"" + h.name + "\" with " + std::to_string(h.columns) + " numbers",
                "an answer with one number, as in in_year(core_share, 2035y)");
  if (!std::isfinite(g.value)) throw error("solve", "goal", text(g.value), "a finite number");
  if (h.unit.kind() == counts::unsaid || g.kind == goal_kind::number) return;
  bool const of_money = h.unit.is_money();
  if (of_money != (g.kind == goal_kind::money))
    throw error("solve", "goal",
                std::string(g.kind == goal_kind::money ? "money" : "a percentage") + " for \"" + h.name + "\"",
                "a goal in its unit, " + h.unit.text());
  if (!of_money) return;
  money_id const own = h.unit.money_in(ledger);
  if (!(g.money == own))
    throw error("solve", "goal", to_string(g.money) + " for \"" + h.name + "\"", to_string(own));
}

// Where `answer_at` gives the goal between two ends: bracketing, to about 50 bits. `low` and `high`: the ends in words.
template <class AnswerAt>
double found_between(std::string const& field, std::string const& answer, double a, double b, std::string const& low,
                     std::string const& high, double wanted, AnswerAt const& answer_at) {
  if (!(a < b)) throw error("solve", field, low + " to " + high, "two ends in this order");
  double const at_low = answer_at(a), at_high = answer_at(b);
  double const gap_low = at_low - wanted, gap_high = at_high - wanted;
  std::string const met =
      "\"" + answer + "\" is " + text(at_low) + " at " + low + " and " + text(at_high) + " at " + high;
  if (!std::isfinite(at_low) || !std::isfinite(at_high))
    throw error("solve", field, met, "ends at which the answer is a number");
  if (gap_low == 0) return a;
  if (gap_high == 0) return b;
  if (!(gap_low < 0 ? gap_high > 0 : gap_high < 0))
    throw error("solve", field, met, "ends on either side of the goal, " + text(wanted));
  std::uintmax_t most = 200;
  auto const inside = boost::math::tools::toms748_solve([&](double x) { return answer_at(x) - wanted; }, a, b, gap_low,
                                                        gap_high, boost::math::tools::eps_tolerance<double>(50), most);
  double const x = 0.5 * (inside.first + inside.second);
  double const left = answer_at(inside.first), right = answer_at(inside.second),
               nearest = std::fabs(left - wanted) < std::fabs(right - wanted) ? left : right;
  // Where the answer jumps over the goal there is no solution to give.
  double const jump = std::fabs(left - right), size = std::fabs(at_high - at_low);
  if (jump > 1e-6 * size && std::fabs(nearest - wanted) > 1e-9 * size)
    throw error("solve", field,
                "\"" + answer + "\" jumps from " + text(left) + " to " + text(right) + " at " + text(x),
                "a goal that the answer takes, not " + text(wanted));
  return x;
}

} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// The value of one field, between two ends, that makes an answer equal its goal: bracketing (Boost.Math, TOMS 748), so
/// that kinks do no harm; to about 50 bits. Throws `error` where the goal does not lie between the answers at the ends,
/// and says both.
template <class Money, class... Parts, class Part, class Field, int N, class Element, class T, class Answer>
auto solve(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
           field_of_plan<Part, Field, N, Element> f, bracket<T> ends, goal_of<Answer> const& wanted) {
  using Value = std::remove_cvref_t<decltype(detail::field_in(plan, f))>;
  plan_of<Parts...> here = plan;
  found_field const found = detail::find_smooth(plan, f);
  Value low(ends.low), high(ends.high);
  detail::require_money_of<Value>(detail::field_in(plan, f), low, found.part, found.field());
  int runs = 0;
  auto const answer_at = [&](double x) {
    detail::put_field(here, f, x);
    ++runs;
    auto const t = project(allies, here, span, wanted.asked);
    detail::require_goal(t.head(0), wanted, allies.ledger_money());
    return t.values(0)[0];
  };
  auto const finish = [&](double x) {
    detail::put_field(here, f, x);
    auto const s = sensitivity(allies, here, span, wanted.asked, f);
    ++runs;
    return solution<Value>{detail::field_in(here, f), x, s.value[0], s.slope[0], runs};
  };
  return finish(detail::found_between(found.label(), wanted.asked.name(), detail::field_access::raw(low),
                                      detail::field_access::raw(high), detail::value_text(low),
                                      detail::value_text(high), wanted.value, answer_at));
}

/// As many fields as goals, from the plan's own values: Newton's steps with the Jacobian of sensitivity(), halved while
/// they leave a field's range or do not come closer. Throws `error` with the best point where it does not converge or
/// the fields do not move the answers.
template <class Money, class... Parts, class... Refs, class... Answers>
solutions solve(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                field_list<Refs...> const& by, goal_list<Answers...> const& wanted, newton const& how = {}) {
  static_assert(sizeof...(Refs) == sizeof...(Answers), "outlay: solve needs as many fields as goals");
  constexpr auto n = static_cast<Eigen::Index>(sizeof...(Refs));
  plan_of<Parts...> here = plan;
  Eigen::VectorXd x(n), target(n);
  solutions result{detail::find_fields(plan, by), Eigen::VectorXd(n), Eigen::VectorXd(n), 0};
  for (Eigen::Index k = 0; k < n; ++k) x(k) = result.fields[static_cast<std::size_t>(k)].value;
  auto const put = [&](Eigen::VectorXd const& v) {
    Eigen::Index k = 0;
    std::apply([&](auto const&... r) { (detail::put_field(here, r, v(k++)), ...); }, by.refs);
  };
  auto const jacobian_here = [&] {
    return std::apply([&](auto const&... g) { return sensitivity(allies, here, span, by, g.asked...); }, wanted.all);
  };
  auto const answers_here = [&] {
    return std::apply([&](auto const&... g) {
      auto const t = project(allies, here, span, g.asked...);
      Eigen::VectorXd v(n);
      for (Eigen::Index k = 0; k < n; ++k) v(k) = t.values(static_cast<int>(k))[0];
      return v;
    }, wanted.all);
  };
  {
    Eigen::Index k = 0;
    std::apply([&](auto const&... g) { ((target(k++) = g.value), ...); }, wanted.all);
  }
  jacobian j = jacobian_here();
  {
    std::size_t k = 0;
    money_id const m = allies.ledger_money();
    std::apply([&](auto const&... g) { (detail::require_goal(j.answers()[k++], g, m), ...); }, wanted.all);
  }
  Eigen::VectorXd scale(n);
  for (Eigen::Index k = 0; k < n; ++k) {
    double const distance = std::fabs(j.values()[static_cast<std::size_t>(k)] - target(k)),
                 large = std::fabs(target(k));
    scale(k) = distance > large ? distance : large > 0 ? large : 1;
  }
  auto const distance = [&](Eigen::VectorXd const& v) {
    double worst = 0;
    for (Eigen::Index k = 0; k < n; ++k) {
      double const d = std::fabs(v(k) - target(k)) / scale(k);
      worst = d > worst || !(d == d) ? d : worst;
    }
    return worst;
  };
  auto const give_up = [&](char const* why) {
    std::string at;
    for (Eigen::Index k = 0; k < n; ++k)
      at += (k == 0 ? "" : ", ") + result.fields[static_cast<std::size_t>(k)].label() + " = " + text(x(k)) +
            " gives \"" + j.answers()[static_cast<std::size_t>(k)].name + "\" " +
            text(j.values()[static_cast<std::size_t>(k)]) + " for " + text(target(k));
    throw error("solve", "fields", at, why);
  };
  for (result.iterations = 0; !(distance(as_eigen(j.values()).matrix()) <= how.tolerance); ++result.iterations) {
    if (!as_eigen(j.values()).allFinite()) give_up("answers that are numbers where the search starts");
    if (result.iterations == how.iterations)
      give_up(
          "goals that can be met together, a start nearer to them, or more iterations (this is the best point found)");
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> const qr(scale.cwiseInverse().asDiagonal() * as_eigen(j.slopes()));
    if (qr.rank() < n) give_up("fields that move the answers, each in its own way (at this point they do not)");
    Eigen::VectorXd const step = qr.solve(scale.cwiseInverse().asDiagonal() * (target - as_eigen(j.values()).matrix()));
    double const before = distance(as_eigen(j.values()).matrix());
    double part = 1;
    for (;; part /= 2) {
      if (part < 1e-10) {
        put(x);
        give_up("goals within reach of the fields' ranges (this is the best point found)");
      }
      put(x + part * step);
      try {
        if (distance(answers_here()) < before) break;
      } catch (error const&) { // outside a field's range: a shorter step
      }
    }
    x += part * step;
    j = jacobian_here();
  }
  result.values = x;
  result.answers = as_eigen(j.values()).matrix();
  return result;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
