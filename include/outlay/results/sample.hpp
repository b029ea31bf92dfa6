// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <outlay/results/columns.hpp>
#include <outlay/results/path_set.hpp>
#include <outlay/results/replicates.hpp>
#include <outlay/numbers/matrix_view.hpp>
#include <span>
#include <string>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

template <class> class basic_sample;
/// Kept paths of an ensemble: a number for each path and column. Statistics of a column throw where a path has no
/// number there.
using sample = basic_sample<void>;
template <class> class basic_sample : public answer_columns {
  std::int64_t paths_;
  std::int64_t first_path_;
  replicates replicates_;
  bool seldom_;
  std::vector<double> values_; // [column][path]

public:
  /// `seldom`: what is drawn may move a number on few paths only (an event, a threshold), so that these paths do not
  /// tell that it is certain.
  template <class Draws>
  basic_sample(Draws const& d, std::vector<answer_head> heads, bool seldom = false)
      : answer_columns(std::move(heads)), paths_(d.paths), first_path_(d.first_path), replicates_(replicates::of(d)),
        seldom_(seldom), values_(static_cast<std::size_t>(d.paths) * static_cast<std::size_t>(columns())) {}

  std::int64_t paths() const { return paths_; }
  double* data() { return values_.data(); }
  double const* data() const { return values_.data(); }

  /// One column over the paths; a view, so only of a sample that has a name.
  std::span<double const> path_values(int column) const& { return detail::view(first_of(column), paths_); }
  std::span<double const> path_values(int column) const&& = delete;

  /// Mean over paths, summed in path order.
  double mean(int column) const { return mean_of(column, numbers(column)); }
  /// Sample standard deviation over paths (n - 1); 0 for one path.
  double standard_deviation(int column) const { return deviation_of(column, numbers(column)); }
  /// Standard error of the mean; where paths are not independent of one another, from their replicates.
  double standard_error(int column) const {
    if (replicates_.independent()) return standard_deviation(column) / std::sqrt(static_cast<double>(paths_));
    double const m = mean(column);
    return error_of(paths_, [&, x = numbers(column)](std::size_t p) { return x[p] - m; });
  }
  /// Standard error of the standard deviation; 0 for one path.
  double deviation_error(int column) const {
    double const m = mean(column), s = standard_deviation(column);
    if (s == 0) return 0;
    return error_of(paths_, [&, x = numbers(column)](std::size_t p) {
      double const over = x[p] - m;
      return (over * over - s * s) / (2 * s);
    });
  }
  /// Standard error of a quantile: half of what lies between the quantiles one standard error of the probability below
  /// and above.
  double quantile_error(int column, double q) const {
    double const at = quantile(column, q);
    double error = std::sqrt(q * (1 - q) / static_cast<double>(paths_));
    if (!replicates_.independent()) {
      auto const x = numbers(column);
      double below = 0;
      for (double const v : x) below += v <= at;
      below /= static_cast<double>(paths_);
      error = error_of(paths_, [&](std::size_t p) { return (x[p] <= at) - below; });
    }
    return 0.5 * (quantile(column, std::min(q + error, 1.0)) - quantile(column, std::max(q - error, 0.0)));
  }
  replicates const& independent_parts() const { return replicates_; }
  /// Exact quantile, linear between order statistics: position q (n - 1).
  double quantile(int column, double q) const {
    auto const all = numbers(column);
    return quantile_of(column, {all.begin(), all.end()}, q);
  }

  // --- paths where something holds
  /// Paths on which a number is at least `level`, but for rounding. Throws where the number is the same on all paths:
  /// nothing makes uncertain whether it holds, and there is no probability of it. Not in a plan whose draws may move it
  /// on few paths only.
  path_set at_least(int column, double level) const { return passing(column, 1, level); }
  /// Paths on which a yearly answer is at least `level` in any year up to `by`: it may fall back later. Throws as
  /// `at_least` does, where that holds of each of these years.
  path_set at_least_by(int answer, double level, std::chrono::year by) const {
    return passing_by(answer, column(answer, by), by, level);
  }
  path_set at_least_by(int answer, member_code code, double level, std::chrono::year by) const {
    return passing_by(answer, column(answer, code, by), by, level);
  }
  /// Paths on which an answer of 0 or 1 is 1, such as `reaches`. Throws for other numbers.
  path_set holds(int column) const {
    std::vector<char> in;
    for (double const x : numbers(column)) {
      require_number(column, x);
      if (x != 0 && x != 1)
        throw error("sample", "holds of " + name_of_column(column), text(x),
                    "an answer of 0 or 1 on every path, as reaches(3.5_pct, 2035y)");
      in.push_back(x != 0);
    }
    return path_set(std::move(in));
  }
  /// Probability that a path is in a set.
  probability_estimate probability(path_set const& s) const { return chance_of(of_mine(s), paths_, ~of_none()); }
  /// Probability that a path of `given` is in a set. Throws where no path is in `given`.
  probability_estimate probability(path_set const& s, path_set const& given) const {
    std::int64_t const n = some(given);
    return chance_of(of_mine(s) & given, n, given);
  }
  /// Mean over the paths of a set, with its standard error. Throws where no path is in it.
  estimate mean(int column, path_set const& given) const {
    auto const x = chosen(column, given);
    auto const n = static_cast<std::int64_t>(x.size());
    double const m = mean_of(column, x);
    if (replicates_.independent()) return {m, deviation_of(column, x) / std::sqrt(static_cast<double>(n)), n};
    return {m,
            error_of(n, [&, all = numbers(column)](
                            std::size_t p) { return given[static_cast<std::int64_t>(p)] ? all[p] - m : 0; }),
            n};
  }
  /// Quantile over the paths of a set. Throws where no path is in it.
  double quantile(int column, double q, path_set const& given) const {
    return quantile_of(column, chosen(column, given), q);
  }

private:
  double const* first_of(int column) const {
    if (column < 0 || column >= columns())
      throw error("sample", "column", std::to_string(column), "0 to " + std::to_string(columns() - 1));
    return values_.data() + static_cast<std::ptrdiff_t>(column) * paths_;
  }
  auto numbers(int column) const { return detail::view(first_of(column), paths_); }
  path_set passing_by(int answer, int last, std::chrono::year by, double level) const {
    if (!head(answer).yearly())
      throw error("sample", "answer", head(answer).name, "an answer with a number for each calendar year");
    int const before = static_cast<int>(by) - head(answer).first_year;
    return passing(last - before, before + 1, level);
  }

  void require_number(int column, double x) const {
    if (std::isfinite(x)) return;
    std::int64_t missing = 0;
    for (double const v : numbers(column)) missing += !std::isfinite(v);
    throw error("sample", "statistics of " + name_of_column(column),
                std::to_string(missing) + " of " + std::to_string(paths_) + " paths without a number",
                "a column with a number on every path");
  }
  double mean_of(int column, auto const& x) const {
    double s = 0;
    for (double const v : x) s += v;
    require_number(column, s);
    return s / static_cast<double>(x.size());
  }
  double deviation_of(int column, auto const& x) const {
    if (x.size() < 2) return 0;
    double const m = mean_of(column, x);
    double s = 0;
    for (double const v : x) s += (v - m) * (v - m);
    return std::sqrt(s / static_cast<double>(x.size() - 1));
  }
  double quantile_of(int column, std::vector<double> v, double q) const {
    if (!(q >= 0 && q <= 1)) throw error("sample", "quantile", std::to_string(q), "0 to 1");
    for (double const x : v) require_number(column, x);
    double const position = q * static_cast<double>(v.size() - 1);
    auto const low = static_cast<std::ptrdiff_t>(position);
    std::nth_element(v.begin(), v.begin() + low, v.end());
    double const a = v[static_cast<std::size_t>(low)];
    double const part = position - static_cast<double>(low);
    if (part == 0) return a;
    double const b = *std::min_element(v.begin() + low + 1, v.end());
    return a + (b - a) * part;
  }
  path_set passing(int first, int count, double level) const {
    if (!std::isfinite(level)) throw error("sample", "level", std::to_string(level), "a finite level");
    double const passes = level - 1e-12 * std::fabs(level);
    std::vector<char> in(static_cast<std::size_t>(paths_), 0);
    bool uncertain = false;
    for (int column = first; column < first + count; ++column) {
      double low = numbers(column)[0], high = low;
      for (std::size_t p = 0; p < in.size(); ++p) {
        double const x = numbers(column)[p];
        require_number(column, x);
        in[p] = static_cast<char>(in[p] | (x >= passes));
        low = std::min(low, x);
        high = std::max(high, x);
      }
      uncertain = uncertain || differ(low, high);
    }
    if (!uncertain && !seldom_ && paths_ > 1)
      throw error("sample", "probability of " + name_of_column(first + count - 1),
                  "the same number on all " + std::to_string(paths_) + " paths, " + text(numbers(first + count - 1)[0]),
                  "a number that something drawn makes uncertain");
    return path_set(std::move(in));
  }
  path_set const& of_mine(path_set const& s) const {
    if (s.paths() != paths_)
      throw error("sample", "path_set", std::to_string(s.paths()) + " paths",
                  "a set of this sample, of " + std::to_string(paths_) + " paths");
    return s;
  }
  std::int64_t some(path_set const& given) const {
    std::int64_t const n = of_mine(given).count();
    if (n == 0)
      throw error("sample", "given", "none of " + std::to_string(paths_) + " paths",
                  "a condition that some path meets");
    return n;
  }
  std::vector<double> chosen(int column, path_set const& given) const {
    std::vector<double> x;
    x.reserve(static_cast<std::size_t>(some(given)));
    for (std::int64_t p = 0; p < paths_; ++p)
      if (given[p]) x.push_back(numbers(column)[static_cast<std::size_t>(p)]);
    return x;
  }
  path_set of_none() const { return path_set(std::vector<char>(static_cast<std::size_t>(paths_), 0)); }
  // Standard error of a mean of n numbers, from what each path has over it.
  template <class Over> double error_of(std::int64_t n, Over over) const {
    auto const groups = static_cast<std::size_t>(replicates_.count);
    double const all = static_cast<double>(n);
    if (groups == 0) {
      double squares = 0;
      for (std::size_t p = 0; p < static_cast<std::size_t>(paths_); ++p) squares += over(p) * over(p);
      return n < 2 ? 0 : std::sqrt(squares / (all - 1) / all);
    }
    std::vector<double> sums(groups);
    std::vector<std::int64_t> in(groups);
    for (std::size_t p = 0; p < static_cast<std::size_t>(paths_); ++p) {
      auto const g = static_cast<std::size_t>(replicates_.group_of(first_path_ + static_cast<std::int64_t>(p)));
      sums[g] += over(p);
      ++in[g];
    }
    return detail::error_by_groups(sums, in, all);
  }
  // Wilson's interval, of as many independent paths as would have this standard error, and no more than there are.
  probability_estimate chance_of(path_set const& in, std::int64_t of, path_set const& given) const {
    std::int64_t const passing = in.count();
    double const all = static_cast<double>(of), p = static_cast<double>(passing) / all;
    double error = std::sqrt(p * (1 - p) / all), n = all;
    if (!replicates_.independent()) {
      error = error_of(of, [&](std::size_t k) {
        auto const path = static_cast<std::int64_t>(k);
        return given[path] ? static_cast<double>(in[path]) - p : 0;
      });
      if (error * error * n > p * (1 - p)) n = p * (1 - p) / (error * error);
    }
    double const z = 1.959963984540054, centre = (p + z * z / (2 * n)) / (1 + z * z / n),
                 half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {p, error, passing == 0 ? 0 : centre - half, passing == of ? 1 : centre + half, of};
  }

public:
  /// Whether two numbers differ by more than rounding: by more than 1e-12 of their size.
  static bool differ(double low, double high) { return high - low > 1e-12 * std::max(std::fabs(low), std::fabs(high)); }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
