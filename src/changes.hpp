// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What was changed between two scenarios, and plans with some of the changes.
#pragma once
#include "inside_of.hpp"

#include <outlay/scenario/compare.hpp>

namespace outlay::compiled {

/// Some of up to 64 changes.
using change_set = std::uint64_t;
inline bool has(change_set s, std::size_t k) { return s >> k & 1; }

class changes_between {
public:
  /// A change: of keys of one part, or of a part that one plan alone has. `axis` where it is one quantity, whose values
  /// can stand in lanes.
  struct one {
    struct edit {
      std::string table, part; // kind and name
      std::string key;         // empty for the part as a whole
    };
    std::string name;
    std::vector<edit> edits;
    std::vector<tree_difference> told;
    std::optional<path_axis> axis = {};
  };

  /// Throws `error` where the two are not of one alliance, money and horizon, and for `together` without a change.
  changes_between(scenario const& before, scenario const& after, std::vector<std::vector<std::string>> const& together);

  std::size_t size() const { return all_.size(); }
  one const& operator[](std::size_t k) const { return all_[k]; }
  /// The plan with some changes made. Throws `error` where it cannot be.
  scenario with(change_set made) const;
  /// Makes one of two changes that cannot be without each other.
  void join(std::size_t a, std::size_t b);
  /// No values in lanes: every subset is a plan of its own.
  void forget_lanes();

private:
  scenario before_;
  tree a_, b_;
  std::vector<one> all_;
  detail::steps_to_parts steps_in(std::string const& table, std::vector<kind> const& kinds) const;
  void find_parts(std::vector<kind> const& kinds);
  void change_of_part(std::string const& table, std::string const& path, tree const& was, tree const& is,
                      std::vector<tree_difference> const& told);
};

} // namespace outlay::compiled
