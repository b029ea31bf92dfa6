// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cstdint>
#include <outlay/error.hpp>
#include <outlay/refuse.hpp>
#include <string>
#include <vector>

namespace outlay {

/// A mean over paths, its standard error and the number of paths it is of.
struct estimate {
  double value, standard_error;
  std::int64_t paths;
};
/// A probability over paths: its standard error, and Wilson's 95 % interval, which also tells something where no path
/// or every path passes.
struct probability_estimate {
  double value, standard_error, low, high;
  std::int64_t paths; ///< of which it is a part
};

template <class> class basic_path_set;
/// Some paths of a sample: where something holds. Combined by &, | and ~.
using path_set = basic_path_set<void>;
template <class> class basic_path_set {
  std::vector<char> in_;

public:
  explicit basic_path_set(std::vector<char> in) : in_(std::move(in)) {}
  std::int64_t paths() const { return static_cast<std::int64_t>(in_.size()); }
  bool operator[](std::int64_t path) const {
    if (path < 0 || path >= paths()) detail::refuse_place("path_set", "path", path, paths());
    return in_[static_cast<std::size_t>(path)] != 0;
  }
  std::int64_t count() const { return std::count(in_.begin(), in_.end(), char{1}); }
  friend basic_path_set operator&(basic_path_set a, basic_path_set const& b) {
    return a.combine(b, [](char x, char y) { return x & y; });
  }
  friend basic_path_set operator|(basic_path_set a, basic_path_set const& b) {
    return a.combine(b, [](char x, char y) { return x | y; });
  }
  friend basic_path_set operator~(basic_path_set a) {
    for (char& x : a.in_) x = !x;
    return a;
  }

private:
  template <class F> basic_path_set& combine(basic_path_set const& b, F f) {
    if (paths() != b.paths())
      throw error("path_set", "paths", std::to_string(b.paths()),
                  "sets of one sample, of " + std::to_string(paths()) + " paths");
    for (std::size_t p = 0; p < in_.size(); ++p) in_[p] = static_cast<char>(f(in_[p], b.in_[p]));
    return *this;
  }
};

} // namespace outlay
