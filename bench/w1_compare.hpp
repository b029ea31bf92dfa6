// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Fair timing: several ways of doing the same work, in turn, over several rounds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace w1 {

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  auto const n = values.size();
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/// Seconds of each contender in each round.
class timings {
  std::vector<std::pair<std::string, std::vector<double>>> seconds_;

  std::vector<double> const& of(std::string const& name) const {
    for (auto const& [known, seconds] : seconds_)
      if (known == name) return seconds;
    throw std::invalid_argument("nobody called " + name + " was timed");
  }

public:
  explicit timings(std::vector<std::pair<std::string, std::vector<double>>> seconds) : seconds_(std::move(seconds)) {}

  bool has(std::string const& name) const {
    return std::any_of(seconds_.begin(), seconds_.end(), [&](auto const& known) { return known.first == name; });
  }

  double median_of(std::string const& name) const { return median(of(name)); }

  /// Median over the rounds of time / time within a round, so that a slow spell of the machine touches both.
  double ratio(std::string const& name, std::string const& base) const {
    auto const &above = of(name), &below = of(base);
    auto ratios = std::vector<double>(above.size());
    for (std::size_t round = 0; round < ratios.size(); ++round) ratios[round] = above[round] / below[round];
    return median(ratios);
  }
};

/// A name, and a run that returns its seconds.
struct contender {
  std::string name;
  std::function<double()> run;
};

/// Every contender once a round, each round starting with another one, after one round that is not counted.
inline timings compare(std::vector<contender> const& contenders, int rounds) {
  auto seconds = std::vector<std::pair<std::string, std::vector<double>>>();
  for (auto const& c : contenders) {
    c.run();
    seconds.emplace_back(c.name, std::vector<double>());
  }
  for (int round = 0; round < rounds; ++round)
    for (std::size_t turn = 0; turn < contenders.size(); ++turn) {
      auto const next = (turn + static_cast<std::size_t>(round)) % contenders.size();
      seconds[next].second.push_back(contenders[next].run());
    }
  return timings(std::move(seconds));
}

}  // namespace w1
