// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/results/columns.hpp>
#include <outlay/results/fingerprint.hpp>
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
  struct range {
    std::int64_t first, count;
    friend bool operator==(range const&, range const&) = default;
  };
  std::uint64_t seed_;
  std::vector<range> ranges_; // paths that were drawn, in order, neighbours joined
  std::vector<histogram> each_;
  run_fingerprint of_run_;
  bool seldom_;

public:
  /// `of_run` tells runs apart, `seldom` is as in a sample.
  template <class Draws>
  basic_summary(Draws const& d, std::vector<answer_head> heads, run_fingerprint of_run = {}, bool seldom = false)
      : answer_columns(std::move(heads)), seed_(d.seed), ranges_{{d.first_path, d.paths}},
        each_(static_cast<std::size_t>(columns())), of_run_(std::move(of_run)), seldom_(seldom) {}

  std::int64_t paths() const {
    std::int64_t n = 0;
    for (range const& r : ranges_) n += r.count;
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
  double standard_error(int column) const { return of(column).standard_error(); }
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
    if (names() != other.names() || columns() != other.columns())
      throw error("summary", "merge", "other answers", "summaries of the same answers");
    for (std::size_t k = 0; k < heads().size(); ++k)
      if (heads()[k].first_year != other.heads()[k].first_year || heads()[k].columns != other.heads()[k].columns ||
          heads()[k].members != other.heads()[k].members)
        throw error("summary", "merge", heads()[k].name + " of other years or members",
                    "summaries of one horizon and alliance");
    if (seed_ != other.seed_)
      throw error("summary", "merge", "seed " + std::to_string(other.seed_),
                  "seed " + std::to_string(seed_) + ", as here");
    if (std::string const what = of_run_.difference(other.of_run_); !what.empty())
      throw error("summary", "merge", "a run with another " + what,
                  "summaries of one alliance, plan, horizon and drawn fields");
    std::vector<range> all = ranges_;
    all.insert(all.end(), other.ranges_.begin(), other.ranges_.end());
    std::sort(all.begin(), all.end(), [](range a, range b) { return a.first < b.first; });
    std::vector<range> joined;
    for (range const& r : all) {
      if (!joined.empty() && r.first < joined.back().first + joined.back().count)
        throw error("summary", "merge", "path " + std::to_string(r.first) + " in both",
                    "paths that are in one of them");
      if (!joined.empty() && r.first == joined.back().first + joined.back().count) joined.back().count += r.count;
      else joined.push_back(r);
    }
    ranges_ = std::move(joined);
    add(other.each_);
  }
  /// For engines: adds counts, one histogram a column.
  void add(std::vector<histogram> const& counted) {
    detail::require_count("summary", "add", counted.size(), each_.size());
    for (std::size_t c = 0; c < each_.size(); ++c) each_[c].merge(counted[c]);
  }
  /// The same paths with the same counts and sums.
  friend bool operator==(basic_summary const& a, basic_summary const& b) {
    return a.seed_ == b.seed_ && a.ranges_ == b.ranges_ && a.names() == b.names() && a.each_ == b.each_;
  }

private:
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
