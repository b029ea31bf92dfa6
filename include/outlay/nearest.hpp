// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace outlay {

/// How many letters have to be changed, put in, left out or swapped with their neighbour to make one word the other.
[[gnu::cold]] inline std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before2, before(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) before[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before2[j - 2] + 1);
    }
    before2 = before;
    before = now;
  }
  return before[b.size()];
}

/// The word of a list that is nearest to another, the first of several; nothing where more than half of the letters,
/// or more than three, would have to change.
[[gnu::cold]] inline std::string nearest(std::string_view word, std::vector<std::string> const& words) {
  std::string const* best = nullptr;
  std::size_t least = std::min<std::size_t>(3, word.size() / 2) + 1;
  for (std::string const& w : words)
    if (std::size_t const n = edits_between(word, w); n < least) best = &w, least = n;
  return best ? *best : std::string();
}

} // namespace outlay
