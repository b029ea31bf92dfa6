// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/error.hpp>
#include <outlay/results/fingerprint.hpp>
#include <outlay/results/replicates.hpp>
#include <string>

namespace outlay {

template <class> class basic_drawn_paths;
/// Which paths of which run a result holds, so that results of different paths of one run can be merged.
using drawn_paths = basic_drawn_paths<void>;
template <class> class basic_drawn_paths {
  struct range {
    std::int64_t first, count;
    friend bool operator==(range const&, range const&) = default;
  };
  std::uint64_t seed_;
  outlay::replicates replicates_;
  std::vector<range> ranges_; // in order, neighbours joined
  run_fingerprint of_run_;

public:
  template <class Draws>
  explicit basic_drawn_paths(Draws const& d, run_fingerprint of_run = {})
      : seed_(d.seed), replicates_(replicates::of(d)), ranges_{{d.first_path, d.paths}}, of_run_(std::move(of_run)) {}

  outlay::replicates const& parts() const { return replicates_; }
  std::int64_t count() const {
    std::int64_t n = 0;
    for (range const& r : ranges_) n += r.count;
    return n;
  }
  /// Throws naming the first thing in which the runs differ, and where paths are in both; `what` names the results.
  void merge(basic_drawn_paths const& other, std::string const& what) {
    auto const refuse = [&](std::string const& met, std::string const& valid) {
      throw error(what, "merge", met, valid);
    };
    if (seed_ != other.seed_)
      refuse("seed " + std::to_string(other.seed_), "seed " + std::to_string(seed_) + ", as here");
    if (replicates_ != other.replicates_)
      refuse("paths of other points", "summaries of the same points and scramblings");
    if (std::string const of = of_run_.difference(other.of_run_); !of.empty())
      refuse("a run with another " + of, "summaries of one alliance, plan, horizon and drawn fields");
    std::vector<range> all = ranges_;
    all.insert(all.end(), other.ranges_.begin(), other.ranges_.end());
    std::sort(all.begin(), all.end(), [](range a, range b) { return a.first < b.first; });
    std::vector<range> joined;
    for (range const& r : all) {
      if (!joined.empty() && r.first < joined.back().first + joined.back().count)
        refuse("path " + std::to_string(r.first) + " in both", "paths that are in one of them");
      if (!joined.empty() && r.first == joined.back().first + joined.back().count) joined.back().count += r.count;
      else joined.push_back(r);
    }
    ranges_ = std::move(joined);
  }
  /// The same paths; what they are of is not asked.
  friend bool operator==(basic_drawn_paths const& a, basic_drawn_paths const& b) {
    return a.seed_ == b.seed_ && a.replicates_ == b.replicates_ && a.ranges_ == b.ranges_;
  }
};

namespace detail {
/// Throws where two results have other answers, years or members.
template <class Columns> void require_same_columns(Columns const& a, Columns const& b, std::string const& what) {
  if (a.names() != b.names() || a.columns() != b.columns())
    throw error(what, "merge", "other answers", "summaries of the same answers");
  for (std::size_t k = 0; k < a.heads().size(); ++k)
    if (a.heads()[k].first_year != b.heads()[k].first_year || a.heads()[k].columns != b.heads()[k].columns ||
        a.heads()[k].members != b.heads()[k].members)
      throw error(what, "merge", a.heads()[k].name + " of other years or members",
                  "summaries of one horizon and alliance");
}
} // namespace detail

} // namespace outlay
