// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/results/columns.hpp>
#include <outlay/results/drawn_paths.hpp>
#include <outlay/results/sample.hpp>
#include <outlay/numbers/histogram.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

template <class> class basic_summary;
/// Statistics of an ensemble whose paths are not kept: a histogram for each column, of a size that does not grow with
/// the number of paths. Quantiles are within 0.2 % of a number's size, all else is exact; summaries of different paths
/// merge in any order to the same bits. What a path has in common over columns is lost: conditional means need kept
/// paths.
using summary = basic_summary<void>;
template <class> class basic_summary : public answer_columns {
  drawn_paths drawn_;
  std::vector<histogram> each_;  // [column]
  std::vector<histogram> parts_; // [replicate][column], none of independent paths
  bool seldom_;

public:
  /// `of_run` tells runs apart, `seldom` is as in a sample.
  template <class Draws>
  basic_summary(Draws const& d, std::vector<answer_head> heads, run_fingerprint of_run = {}, bool seldom = false)
      : answer_columns(std::move(heads)), drawn_(d, std::move(of_run)), each_(static_cast<std::size_t>(columns())),
        parts_(each_.size() * static_cast<std::size_t>(drawn_.parts().count)), seldom_(seldom) {}

  std::int64_t paths() const { return drawn_.count(); }
  /// Memory taken by its counts, in bytes.
  std::int64_t bytes() const {
    std::int64_t n = 0;
    for (auto const* of : {&each_, &parts_})
      for (histogram const& h : *of) n += h.bytes();
    return n;
  }
  /// Counts of one column.
  histogram const& counts(int column) const {
    if (column < 0 || column >= columns())
      throw error("summary", "column", std::to_string(column), "0 to " + std::to_string(columns() - 1));
    return each_[static_cast<std::size_t>(column)];
  }
  double mean(int column) const { return of(column).mean(); }
  double standard_deviation(int column) const { return of(column).standard_deviation(); }
  /// Standard error of the mean; where paths are not independent of one another, from their replicates.
  double standard_error(int column) const {
    histogram const& h = of(column);
    if (drawn_.parts().independent()) return h.standard_error();
    double const m = h.mean();
    return error_by_parts(column,
                          [&](histogram const& part) { return static_cast<double>(part.count()) * (part.mean() - m); });
  }
  /// Standard error of the standard deviation, of independent paths within 0.5 %; 0 for one path.
  double deviation_error(int column) const {
    histogram const& h = of(column);
    double const m = h.mean(), s = h.standard_deviation(), n = static_cast<double>(h.count());
    if (s == 0) return 0;
    if (!drawn_.parts().independent())
      return error_by_parts(column, [&](histogram const& part) {
        double const in = static_cast<double>(part.count()), d = part.standard_deviation(), over = part.mean() - m;
        return ((in - 1) * d * d + in * (over * over - s * s)) / (2 * s);
      });
    double squares = 0;
    h.each([&](double from, double to, std::int64_t count) {
      double const over = from + (to - from) / 2 - m, x = (over * over - s * s) / (2 * s);
      squares += static_cast<double>(count) * x * x;
    });
    return std::sqrt(squares / (n - 1) / n);
  }
  /// Standard error of a quantile: half of what lies between the quantiles one standard error of the probability below
  /// and above.
  double quantile_error(int column, double q) const {
    histogram const& h = of(column);
    double const at = h.quantile(q), n = static_cast<double>(h.count());
    double error = std::sqrt(q * (1 - q) / n);
    if (!drawn_.parts().independent()) {
      auto const above = [&](histogram const& part) {
        bounds const b = part.at_least(at);
        return 0.5 * (b.least + b.most);
      };
      double const of_all = above(h);
      error = error_by_parts(
          column, [&](histogram const& part) { return static_cast<double>(part.count()) * (above(part) - of_all); });
    }
    return 0.5 * (h.quantile(std::min(q + error, 1.0)) - h.quantile(std::max(q - error, 0.0)));
  }
  /// Quantile, linear between order statistics at position q (n - 1), each within 0.2 % of its size.
  double quantile(int column, double q) const { return of(column).quantile(q); }
  /// Bounds of the probability that a number is at least `level`, apart from errors of drawing. Throws where the number
  /// is the same on all paths, unless what is drawn may move it on few paths only. Ask `reaches` for one that is exact.
  bounds at_least(int column, double level) const {
    histogram const& h = of(column);
    if (!seldom_ && h.count() > 1 && !sample::differ(h.smallest(), h.largest()))
      throw error("summary", "probability of " + name_of_column(column),
                  "the same number on all " + std::to_string(h.count()) + " paths, " + text(h.smallest()),
                  "a number that something drawn makes uncertain");
    return h.at_least(level);
  }

  /// Adds the paths of another summary of the same run: alliance, plan, horizon, answers, drawn fields and seed. Throws
  /// naming the first of them that is another, and where paths are in both.
  void merge(basic_summary const& other) {
    detail::require_same_columns<answer_columns>(*this, other, "summary");
    drawn_.merge(other.drawn_, "summary");
    add(drawn_.parts().independent() ? other.each_ : other.parts_);
  }
  /// For engines: adds counts, one histogram a column, where there are replicates of each of them in turn.
  void add(std::vector<histogram> const& counted) {
    bool const alone = drawn_.parts().independent();
    detail::require_count("summary", "add", counted.size(), alone ? each_.size() : parts_.size());
    for (std::size_t k = 0; k < counted.size(); ++k) {
      if (!alone) parts_[k].merge(counted[k]);
      each_[k % each_.size()].merge(counted[k]);
    }
  }
  /// The same paths with the same counts and sums.
  friend bool operator==(basic_summary const& a, basic_summary const& b) {
    return a.drawn_ == b.drawn_ && a.names() == b.names() && a.each_ == b.each_ && a.parts_ == b.parts_;
  }

private:
  // What the numbers of each replicate are over the mean, summed, tells the error of the mean.
  template <class Over> double error_by_parts(int column, Over over) const {
    std::vector<double> sums;
    std::vector<std::int64_t> in;
    for (std::size_t k = static_cast<std::size_t>(column); k < parts_.size(); k += each_.size()) {
      in.push_back(parts_[k].count());
      sums.push_back(in.back() == 0 ? 0 : over(parts_[k]));
    }
    return detail::error_by_groups(sums, in, static_cast<double>(counts(column).count()));
  }
  histogram const& of(int column) const {
    histogram const& h = counts(column);
    if (h.missing() + h.infinite() > 0)
      throw error("summary", "statistics of " + name_of_column(column),
                  std::to_string(h.missing() + h.infinite()) + " of " + std::to_string(h.count()) +
                      " paths without a number",
                  "a column with a number on every path");
    return h;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
