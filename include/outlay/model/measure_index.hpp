// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace outlay::detail {

/// Numbers of measures by part and name, so that finding one takes as long among thousands as among ten.
/// `Measures` is a sequence of what has a `part` and a `name`; it is asked again at each call and may have moved.
class measure_index {
  std::vector<int> slots_; // number of a measure, -1 where free; a power of two, at most half of them taken
  int taken_ = 0;

  static std::uint64_t hash(std::string_view part, std::string_view name) {
    std::uint64_t h = 0xcbf29ce484222325;
    for (std::string_view const s : {part, std::string_view("\n"), name})
      for (char const c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return h ^ (h >> 32);
  }
  // Where a measure stands, or the free slot where it would.
  template <class Measures>
  std::size_t slot(Measures const& all, std::string_view part, std::string_view name) const {
    std::size_t const mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash(part, name)) & mask;
    while (slots_[at] >= 0) {
      auto const& m = all[static_cast<std::size_t>(slots_[at])];
      if (m.part == part && m.name == name) break;
      at = (at + 1) & mask;
    }
    return at;
  }

public:
  /// The number of a measure, -1 where there is none.
  template <class Measures> int find(Measures const& all, std::string_view part, std::string_view name) const {
    return slots_.empty() ? -1 : slots_[slot(all, part, name)];
  }
  /// Enters measure `number`, which is none that stands here.
  template <class Measures> void enter(Measures const& all, int number) {
    if (2 * static_cast<std::size_t>(taken_ + 1) > slots_.size()) {
      std::vector<int> const old = std::move(slots_);
      slots_.assign(old.empty() ? 64 : 2 * old.size(), -1);
      for (int const k : old)
        if (k >= 0) slots_[slot(all, all[static_cast<std::size_t>(k)].part, all[static_cast<std::size_t>(k)].name)] = k;
    }
    auto const& m = all[static_cast<std::size_t>(number)];
    slots_[slot(all, m.part, m.name)] = number;
    ++taken_;
  }
  void clear() {
    slots_.clear();
    taken_ = 0;
  }
};

} // namespace outlay::detail
