// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/math.hpp>
#include <outlay/alliance/per_member.hpp>
#include <outlay/estimates/estimated.hpp>

#include <outlay/numbers/exact_begin.hpp>
/// Figures of a table, such as what a `budget_risk` takes, from years up to one alone: nothing later is looked at.
namespace outlay::estimates {

/// Sigma of a year's change of the logarithm of a share: root of the mean square over all members and years up to
/// `through`, not centred. Throws `error` where fewer than two years have changes.
[[gnu::cold]] inline estimated volatility(member_years const& shares, int through) {
  auto years = detail::log_changes(shares, through);
  for (auto& y : years)
    for (double& x : y.x) x *= x;
  return detail::root_of(detail::mean_by_years(shares.what(), years));
}

/// Correlation of two members' changes over `over` years: the intraclass correlation of a one-way analysis of variance
/// by (overlapping) end years; not below 0. Its standard error takes spans that do not overlap as independent and is
/// wide. Throws `error` where fewer than two spans have figures of at least two members each.
[[gnu::cold]] inline estimated common_part(member_years const& shares, int through, int over = 3) {
  if (over < 1) detail::refuse(shares.what(), "over", {over, " years"}, "1 year or more");
  auto const spans = detail::log_changes(shares, through, over);
  double n = 0, sum = 0, members_squared = 0;
  for (auto const& s : spans) {
    for (double const x : s.x) sum += x;
    auto const k = static_cast<double>(s.x.size());
    n += k;
    members_squared += k * k;
  }
  auto const count = static_cast<double>(spans.size());
  if (std::count_if(spans.begin(), spans.end(), [](auto const& s) { return s.x.size() > 1; }) < 2)
    detail::refuse(shares.what(), "years", {static_cast<int>(spans.size()), " spans of ", over, " years"},
                   "at least two spans, each with two members or more");
  double const all = sum / n, per_span = (n - members_squared / n) / (count - 1);
  double between = 0, within = 0;
  for (auto const& s : spans) {
    double const m = detail::mean_of(s.x);
    between += static_cast<double>(s.x.size()) * (m - all) * (m - all);
    for (double const x : s.x) within += (x - m) * (x - m);
  }
  double const b = between / (count - 1), w = within / (n - count);
  double const rho = std::max(0.0, (b - w) / (b + (per_span - 1) * w));
  // Fisher (1925), with as many spans as fit side by side: of `count` that begin in neighbouring years every `over`-th.
  double const apart = std::max(2.0, std::floor((count + over - 1) / over));
  double const error =
      (1 - rho) * (1 + (per_span - 1) * rho) * std::sqrt(2 / (per_span * (per_span - 1) * (apart - 1)));
  return {rho, error, spans.front().year, spans.back().year, static_cast<int>(n), detail::members_of(spans)};
}

/// Tau, the size of a trend that nobody foresees, taken from the change that was announced: root of the mean over
/// members of [max(0, ln(target / share)) / years]^2, from the shares of `base` to targets `by` a year. No sampling
/// error: it is a rule, and its standard error is that of the mean over members.
[[gnu::cold]] inline estimated announced_drift(member_years const& shares, int base, double target, int by,
                                               std::vector<per_member<double>> const& own = {}) {
  if (by <= base) detail::refuse(shares.what(), "by", {by}, {"a year after ", base});
  if (!(target > 0 && std::isfinite(target))) detail::refuse(shares.what(), "target", {target}, "above 0, finite");
  for (auto o = own.begin(); o != own.end(); ++o) {
    if (!(o->value > 0 && std::isfinite(o->value)))
      detail::refuse(shares.what(), "target", {o->value, " of ", o->code}, "above 0, finite");
    if (std::find(shares.codes().begin(), shares.codes().end(), o->code) == shares.codes().end())
      detail::refuse(shares.what(), "own", {o->code}, "members of the table");
    if (std::any_of(own.begin(), o, [&](auto const& before) { return before.code == o->code; }))
      detail::refuse(shares.what(), "own", {o->code, " twice"}, "each member once");
  }
  std::vector<double> squares;
  for (member_code const code : shares.codes()) {
    auto const s = shares.find(code, base);
    if (!s) continue;
    if (!(*s > 0)) detail::refuse(shares.what(), "cell", {*s, " of ", code}, "above 0, for a logarithm");
    double const x = std::max(0.0, outlay::log(detail::own_or_all(own, target, code) / *s)) / (by - base);
    squares.push_back(x * x);
  }
  if (squares.size() < 2) detail::refuse(shares.what(), "base", {base}, "a year with shares of two members or more");
  double const mean = detail::mean_of(squares), n = static_cast<double>(squares.size());
  double spread = 0;
  for (double const x : squares) spread += (x - mean) * (x - mean);
  return detail::root_of(
      {mean, std::sqrt(spread / (n * (n - 1))), base, base, static_cast<int>(n), static_cast<int>(n)});
}

/// s0, the error of an estimate of the last year: root mean square of the logarithm of a later edition's figure for a
/// year over an earlier one's. The standard error takes members as independent.
[[gnu::cold]] inline estimated base_error(member_years const& earlier, member_years const& later, int y) {
  std::vector<double> squares;
  for (member_code const code : earlier.codes()) {
    auto const a = earlier.find(code, y), b = later.find(code, y);
    if (!a || !b) continue;
    if (!(*a > 0 && *b > 0)) detail::refuse(earlier.what(), "cell", {code, " in ", y}, "above 0 in both editions");
    double const x = outlay::log(*b / *a);
    squares.push_back(x * x);
  }
  if (squares.size() < 2) detail::refuse(earlier.what(), "year", {y}, "one that both editions have for two members");
  double const mean = detail::mean_of(squares), n = static_cast<double>(squares.size());
  double spread = 0;
  for (double const x : squares) spread += (x - mean) * (x - mean);
  return detail::root_of({mean, std::sqrt(spread / (n * (n - 1))), y, y, static_cast<int>(n), static_cast<int>(n)});
}

/// Mean over members and the last `years` years of a year's change of the logarithm. Throws `error` where fewer than
/// two of them have changes.
[[gnu::cold]] inline estimated mean_trend(member_years const& shares, int through, int years = 3) {
  if (years < 1) detail::refuse(shares.what(), "years", {years}, "2 or more");
  return detail::mean_by_years(shares.what(), detail::log_changes(shares, through, 1, through - years + 1));
}

/// The common part of the trend: of the mean square of changes, what grows with the square of the years, common to all
/// and each member's own, by least squares of the two variances over 1 to `longest` years on years and their square;
/// between 0 and 1. No standard error: spans overlap. Throws `error` for fewer than two members or two years of spans.
[[gnu::cold]] inline estimated common_part_of_drift(member_years const& shares, int through, int longest = 6) {
  if (longest < 2) detail::refuse(shares.what(), "longest", {longest, " years"}, "2 years or more");
  int members = 0, first = 0;
  double a[2][2] = {}, b[2][2] = {}; // sums over spans: of h^2, h^3, h^4; of variances times h, h^2
  int n = 0;
  for (int h = 1; h <= longest; ++h) {
    auto const spans = detail::log_changes(shares, through, h);
    if (spans.size() < 2) detail::refuse(shares.what(), "longest", {longest}, "spans of which the table has two");
    if (h == 1) members = detail::members_of(spans), first = spans.front().year;
    if (members < 2) detail::refuse(shares.what(), "members", {members, " with changes"}, "two members or more");
    double common = 0, own = 0, cells = 0;
    for (auto const& s : spans) {
      double const m = detail::mean_of(s.x);
      common += m * m / static_cast<double>(spans.size());
      for (double const x : s.x) own += (x - m) * (x - m), ++cells;
    }
    n += static_cast<int>(cells);
    double const years = h, v[] = {common, own / cells};
    a[0][0] += years * years;
    a[0][1] += years * years * years;
    a[1][1] += years * years * years * years;
    for (int k = 0; k < 2; ++k) {
      b[k][0] += v[k] * years;
      b[k][1] += v[k] * years * years;
    }
  }
  double const determinant = a[0][0] * a[1][1] - a[0][1] * a[0][1];
  double const common = std::max(0.0, (a[0][0] * b[0][1] - a[0][1] * b[0][0]) / determinant),
               own = std::max(0.0, (a[0][0] * b[1][1] - a[0][1] * b[1][0]) / determinant);
  if (!(common + own > 0)) detail::refuse(shares.what(), "years", {through}, "changes that grow faster than a walk's");
  return {common / (common + own),
          std::numeric_limits<double>::quiet_NaN(),
          first,
          std::min(through, shares.last_year()),
          n,
          members};
}

/// How far a pledge to reach `target` from the shares of `base` was kept by a year: each member's part of the rise that
/// was carried out, 0 to 1, of those that were below; `empirical(...)` draws it. Throws `error` where none was.
[[gnu::cold]] inline std::vector<per_member<double>> kept_of_pledge(member_years const& shares, int base, double target,
                                                                    int by) {
  if (by <= base) detail::refuse(shares.what(), "by", {by}, {"a year after ", base});
  if (!std::isfinite(target)) detail::refuse(shares.what(), "target", {target}, "a finite number");
  std::vector<per_member<double>> kept;
  for (member_code const code : shares.codes()) {
    auto const was = shares.find(code, base), is = shares.find(code, by);
    if (!was || !is || *was >= target) continue;
    kept.push_back({code, std::clamp((*is - *was) / (target - *was), 0.0, 1.0)});
  }
  if (kept.empty()) detail::refuse(shares.what(), "target", {target}, "one that some member was below");
  return kept;
}

} // namespace outlay::estimates
#include <outlay/numbers/exact_end.hpp>
