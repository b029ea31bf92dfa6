// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Fields with which an answer is least while others meet their bounds.
#include "goals.hpp"
#include "named.hpp"

#include <outlay/eigen.hpp>
#include <outlay/numbers/sobol.hpp>

#include <unsupported/Eigen/NonLinearOptimization>

#include <optional>

namespace outlay {

namespace compiled {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Answers and their derivatives at a point of the unit cube that the ends of the fields span.
struct answers_there {
  VectorXd values;
  MatrixXd slopes; // [answer][field], by the cube's own units
};
class answers_in_cube {
  moved_scenario moved_;
  std::vector<std::string> paths_;
  names answers_;
  std::vector<int> columns_;
  VectorXd low_, width_;
  std::optional<VectorXd> last_;
  answers_there there_;
  int runs_ = 0;

public:
  answers_in_cube(scenario const& s, std::vector<path_range> const& fields, std::vector<std::string> paths,
                  names answers, std::vector<int> columns)
      : moved_(s, paths, "best"), paths_(std::move(paths)), answers_(std::move(answers)), columns_(std::move(columns)),
        low_(static_cast<Index>(fields.size())), width_(low_.size()) {
    for (Index k = 0; k < low_.size(); ++k) {
      auto const& f = fields[static_cast<std::size_t>(k)];
      auto const x = numbers_at(s, f.path, {f.low, f.high});
      if (!(x[0] < x[1]))
        throw error("best", moved_.label(static_cast<std::size_t>(k)), f.low + " to " + f.high,
                    "two ends in this order");
      low_(k) = x[0];
      width_(k) = x[1] - x[0];
    }
  }
  Index fields() const { return low_.size(); }
  std::string const& label(Index k) const { return moved_.label(static_cast<std::size_t>(k)); }
  int runs() const { return runs_; }
  VectorXd start() const {
    VectorXd x(fields());
    for (Index k = 0; k < fields(); ++k)
      x(k) = std::clamp((moved_.start(static_cast<std::size_t>(k)) - low_(k)) / width_(k), 0.0, 1.0);
    return x;
  }
  std::vector<double> numbers(VectorXd const& cube) const {
    VectorXd const x = low_ + width_.cwiseProduct(cube);
    return {x.data(), x.data() + x.size()};
  }
  scenario const& at(VectorXd const& cube) { return moved_.at(numbers(cube)); }
  answers_there const& operator()(VectorXd const& cube) {
    if (last_ && *last_ == cube) return there_;
    ++runs_;
    auto const j = at(cube).sensitivity(answers_, paths_);
    auto const n = static_cast<Index>(columns_.size());
    there_ = {VectorXd(n), MatrixXd(n, fields())};
    for (Index a = 0; a < n; ++a) {
      int const row = columns_[static_cast<std::size_t>(a)];
      there_.values(a) = j.value(row);
      for (Index k = 0; k < fields(); ++k) there_.slopes(a, k) = j.slope(row, static_cast<int>(k)) * width_(k);
    }
    if (!there_.values.allFinite() || !there_.slopes.allFinite())
      throw error("best", "answers", "no number at some point", "answers that have a number between all ends");
    last_ = cube;
    return there_;
  }
};

// What is missing at a point, for the least squares: each answer's distance from its bound, what is least from the
// level that is tried, and each field's from its ends.
struct missing {
  answers_in_cube& of;
  VectorXd levels, scales, signs; // answers in order, what is least first; signs +1 for at least
  bool with_least;

  int inputs() const { return static_cast<int>(of.fields()); }
  int values() const { return static_cast<int>(levels.size() + of.fields()); }
  int operator()(VectorXd const& x, VectorXd& r) const {
    auto const& a = of(x.cwiseMax(0).cwiseMin(1));
    for (Index k = 0; k < levels.size(); ++k) {
      double const lacks = signs(k) * (levels(k) - a.values(k)) / scales(k);
      r(k) = (k > 0 || with_least) && lacks > 0 ? lacks : 0;
    }
    r.tail(of.fields()) = x - x.cwiseMax(0).cwiseMin(1);
    return 0;
  }
  int df(VectorXd const& x, MatrixXd& j) const {
    auto const& a = of(x.cwiseMax(0).cwiseMin(1));
    VectorXd r(values());
    (*this)(x, r);
    j.setZero();
    for (Index k = 0; k < levels.size(); ++k)
      for (Index f = 0; f < of.fields(); ++f) {
        bool const inside = x(f) >= 0 && x(f) <= 1;
        if (r(k) > 0 && inside) j(k, f) = -signs(k) * a.slopes(k, f) / scales(k);
      }
    for (Index f = 0; f < of.fields(); ++f) j(levels.size() + f, f) = x(f) < 0 || x(f) > 1 ? 1 : 0;
    return 0;
  }
};

constexpr double met = 1e-9; // of each scale

class search {
  missing lacks_;
  std::vector<VectorXd> starts_;

  // The nearest point to all levels from a start, and how far it is from them.
  std::pair<VectorXd, double> nearest_from(VectorXd x) {
    Eigen::LevenbergMarquardt<missing> lm(lacks_);
    lm.parameters.xtol = 1e-11;
    lm.parameters.ftol = 1e-12;
    lm.parameters.gtol = 0;
    lm.parameters.maxfev = 30;
    (void)lm.minimize(x);
    x = x.cwiseMax(0).cwiseMin(1);
    VectorXd r(lacks_.values());
    lacks_(x, r);
    return {x, r.cwiseAbs().maxCoeff()};
  }

public:
  explicit search(missing lacks) : lacks_(std::move(lacks)) {
    Index const n = lacks_.of.fields();
    starts_ = {lacks_.of.start(), VectorXd::Constant(n, 0.5), VectorXd::Zero(n), VectorXd::Ones(n)};
    sobol_points const more(static_cast<std::size_t>(n));
    for (std::uint32_t p = 1; p <= 4; ++p) {
      VectorXd x(n);
      for (Index k = 0; k < n; ++k) x(k) = cell_middle(more.reversed_coordinate(static_cast<std::size_t>(k), p));
      starts_.push_back(x);
    }
  }
  double least_at(VectorXd const& x) { return lacks_.of(x).values(0); }
  // A point that meets all bounds, and what is least at most `level` where there is one.
  std::optional<VectorXd> meets(std::optional<double> level, VectorXd const* near, bool everywhere) {
    lacks_.with_least = level.has_value();
    if (level) lacks_.levels(0) = *level;
    std::pair<VectorXd, double> best{lacks_.of.start(), std::numeric_limits<double>::infinity()};
    auto const from = [&](VectorXd const& x) {
      auto const found = nearest_from(x);
      if (found.second < best.second) best = found;
      return found.second <= met;
    };
    if (near && from(*near)) return best.first;
    lacked_ = best.second;
    if (!everywhere) return {};
    for (VectorXd const& x : starts_)
      if (from(x)) return best.first;
    closest_ = best.first;
    return {};
  }
  VectorXd closest_;  // where the bounds were missed least
  double lacked_ = 0; // by how much, from near

  // From a point that meets the bounds downhill: lower levels while they can be met, then towards the edge, which is
  // where what is missing at two levels out of reach points to, or half of the way.
  VectorXd descend(VectorXd x, double scale) {
    double reached = least_at(x), step = 0.05 * scale;
    auto const closer = [&](double level, bool everywhere) {
      auto const found = meets(level, &x, everywhere);
      if (!found) return false;
      x = *found;
      reached = std::min(least_at(x), level);
      return true;
    };
    for (bool const everywhere : {false, true}) {
      double beyond = -std::numeric_limits<double>::infinity();
      for (; beyond < -1e300 && step < 1e6 * scale; step *= 2)
        if (double const level = reached - step; !closer(level, everywhere)) beyond = level;
      double before = beyond, lacked_before = 0, lacks = lacked_;
      for (int n = 0; reached - beyond > 1e-9 * scale && n < 100; ++n) {
        double level = 0.5 * (reached + beyond);
        if (lacked_before > lacks && n % 3 != 2) {
          double const edge = beyond + lacks * (beyond - before) / (lacked_before - lacks);
          if (edge > beyond && edge < reached) level = std::min(edge + 2e-10 * scale, 0.5 * (edge + reached));
        }
        if (closer(level, false)) continue;
        before = beyond;
        lacked_before = lacks;
        beyond = level;
        lacks = lacked_;
      }
      step = 1e-4 * scale; // once more from everywhere, whether a lower one lies apart
    }
    return x;
  }
};

} // namespace
} // namespace compiled

path_best scenario::best(named_number const& what, std::vector<path_range> const& fields,
                         std::vector<named_bound> const& bounds) const {
  using namespace compiled;
  if (fields.empty()) throw error("best", "fields", "none", "at least one field and its ends");
  names answers{what.answer};
  std::vector<std::string> paths;
  for (path_range const& f : fields) paths.push_back(f.path);
  for (named_bound const& b : bounds) answers.push_back(b.level.answer);
  answer_table const now = project(answers);
  auto const n = static_cast<Index>(answers.size());
  std::vector<int> columns;
  VectorXd levels(n), scales(n), signs(n);
  for (Index k = 0; k < n; ++k) {
    int const i = static_cast<int>(k);
    named_goal const g =
        k == 0 ? named_goal{what.answer, what.year, ""} : bounds[static_cast<std::size_t>(k - 1)].level;
    int const column = column_of(now, now.head(i), g, i);
    columns.push_back(column);
    levels(k) = k == 0 ? 0 : level_of(g, now.head(i), ledger_money());
    signs(k) = k > 0 && bounds[static_cast<std::size_t>(k - 1)].at_least ? 1 : -1;
    double const is = now.values(i)[static_cast<std::size_t>(column - now.head(i).first_column)];
    scales(k) = std::max({std::fabs(levels(k)), std::fabs(is), 1e-12});
  }
  answers_in_cube there(*this, fields, paths, answers, columns);
  search look(missing{there, levels, scales, signs, false});
  VectorXd const from = there.start();
  auto const first = look.meets({}, &from, true);
  if (!first) {
    auto const& at = there(look.closest_);
    auto const x = there.numbers(look.closest_);
    std::string where;
    for (Index k = 0; k < there.fields(); ++k)
      where += (k == 0 ? "" : ", ") + there.label(k) + " = " + text(x[static_cast<std::size_t>(k)]);
    for (Index k = 1; k < n; ++k)
      if (signs(k) * (levels(k) - at.values(k)) > met * scales(k))
        where +=
            ": \"" + answers[static_cast<std::size_t>(k)] + "\" is " + text(at.values(k)) + " for " + text(levels(k));
    throw error("best", "bounds", where, "bounds that can be met together within the ends (this is the nearest point)");
  }
  VectorXd const x = look.descend(*first, scales(0));
  answers_there const at = there(x);
  path_best found{at.values(0), {}, {}, 0};
  scenario const& plan = there.at(x);
  auto const numbers = there.numbers(x);
  for (Index k = 0; k < there.fields(); ++k) {
    auto const i = static_cast<std::size_t>(k);
    found.fields.push_back({paths[i], plan.at(paths[i]), numbers[i], x(k) < 1e-7 || x(k) > 1 - 1e-7});
  }
  // Prices: what of the downhill of the least is held by each bound that is reached, by least squares over free fields.
  std::vector<Index> held;
  for (Index k = 1; k < n; ++k)
    if (std::fabs(levels(k) - at.values(k)) <= 1e-6 * scales(k)) held.push_back(k);
  MatrixXd held_slopes = MatrixXd::Zero(there.fields(), static_cast<Index>(held.size()));
  VectorXd downhill = VectorXd::Zero(there.fields());
  for (Index f = 0; f < there.fields(); ++f) {
    if (found.fields[static_cast<std::size_t>(f)].at_end) continue;
    downhill(f) = at.slopes(0, f);
    for (std::size_t h = 0; h < held.size(); ++h)
      held_slopes(f, static_cast<Index>(h)) = signs(held[h]) * at.slopes(held[h], f);
  }
  VectorXd const prices = held.empty() ? VectorXd() : VectorXd(held_slopes.colPivHouseholderQr().solve(downhill));
  for (Index k = 1; k < n; ++k) {
    auto const h = std::find(held.begin(), held.end(), k);
    double const price = h == held.end() ? 0 : std::max(0.0, prices(h - held.begin()));
    found.bounds.push_back({levels(k), at.values(k), price > 0, price});
  }
  found.runs = there.runs();
  return found;
}

} // namespace outlay
