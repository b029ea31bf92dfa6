// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/description.hpp>
#include <vector>

namespace outlay::detail {

/// Whether of two hooks of one phase the first has to come before the second.
constexpr bool must_precede(parts::access const& a, parts::access const& b) {
  unsigned const after_sets = b.adds | b.changes | b.reads;
  return (a.sets & after_sets & ~b.sets) || ((a.changes | a.adds) & b.reads & ~(b.changes | b.adds | b.sets));
}

/// An order of hooks of one phase, `given` being their canonical one: what has to come first comes first, else as
/// given. `count` is less than N where some wait for each other.
template <std::size_t N> struct hook_order {
  std::size_t place[N + 1] = {};
  std::size_t count = 0;
};
template <std::size_t N> constexpr hook_order<N> order_of(parts::access const (&given)[N + 1]) {
  hook_order<N> o;
  bool placed[N + 1] = {};
  for (bool found = true; found && o.count < N;) {
    found = false;
    for (std::size_t k = 0; k < N && !found; ++k) {
      bool free = !placed[k];
      for (std::size_t j = 0; j < N && free; ++j) free = placed[j] || j == k || !must_precede(given[j], given[k]);
      if (!free) continue;
      placed[k] = found = true;
      o.place[o.count++] = k;
    }
  }
  return o;
}

/// The same where the number of hooks is known when a program runs.
[[gnu::cold]] inline std::vector<std::size_t> order_of(std::vector<parts::access> const& given) {
  std::vector<std::size_t> order;
  std::vector<bool> placed(given.size());
  for (bool found = true; found;) {
    found = false;
    for (std::size_t k = 0; k < given.size() && !found; ++k) {
      bool free = !placed[k];
      for (std::size_t j = 0; j < given.size() && free; ++j)
        free = placed[j] || j == k || !must_precede(given[j], given[k]);
      if (!free) continue;
      placed[k] = found = true;
      order.push_back(k);
    }
  }
  return order;
}

/// Never defined: its name in a compiler's error says which parts of a plan wait for each other in one phase, by what
/// their descriptions say that they read and set.
template <class... Parts> struct these_parts_wait_for_each_other;

} // namespace outlay::detail
