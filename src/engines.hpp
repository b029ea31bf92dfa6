// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Engines over plans made at run time, each compiled in a source of its own.
#pragma once
#include "kind.hpp"

#include <algorithm>
#include <map>

namespace outlay::compiled {

std::vector<kind> const& kinds();
/// Where a kind stands in a file: `share_target.core`.
std::string table_of(std::string_view kind);

struct world {
  alliance<run_money> const& allies;
  plan const& parts;
  horizon const& span;
  std::vector<std::pair<std::string, group>> const& groups; ///< of a file, by name
};
using names = std::vector<std::string>;

std::vector<std::string> answer_names();
void check(world const& w);
projection<run_money> project(world const& w, reporting const& how);
answer_table project(world const& w, names const& answers);
sample ensemble(world const& w, draws const& d, names const& answers, int threads);
summary ensemble_summary(world const& w, draws const& d, names const& answers, int threads);

/// A quantity of a plan: whose it is and where it stands.
struct quantity_place {
  std::size_t part; ///< place in canonical order
  part_of_plan::quantity of;
  std::string label() const {
    return of.element.empty() ? std::string(of.name) : std::string(of.name) + " " + of.element;
  }
};
std::vector<quantity_place> quantities_in(plan const& p);
/// The paths of quantities as files spell them, the name of the part in it where there is one.
std::vector<std::string> paths_of(plan const& p, std::vector<quantity_place> const& all);
/// The same, one for each: the one that can mean nothing else.
std::vector<std::string> first_paths_of(plan const& p, std::vector<quantity_place> const& all);
/// The place of the part of a type that a reference names: the only one (`n` below 0), the n-th added, or the one of a
/// name. Throws `error`.
std::size_t part_of_type(plan const& p, std::type_index type, int n, std::string const* name);
/// An element of a list as a key of a file: `air_defence`.
std::string element_as_key(std::string element);
/// The quantity at a path, nothing where there is none.
std::optional<std::size_t> find_quantity(plan const& p, std::vector<quantity_place> const& all,
                                         std::string const& path);
/// The quantity at a path as files spell it, such as `share_target.core.to`. Throws `error` with the nearest.
std::size_t quantity_at(plan const& p, std::vector<quantity_place> const& all, std::string const& path);

/// A plan that is checked and ready to be projected again and again, with other values of its quantities.
class ready_plan {
  struct inside;
  std::unique_ptr<inside> inside_;

public:
  ready_plan(world const& w, names const& answers);
  ready_plan(ready_plan&&) noexcept;
  ready_plan& operator=(ready_plan&&) noexcept;
  ~ready_plan();
  plan const& parts() const;
  std::vector<quantity_place> const& quantities() const;
  /// Throws `error` for a number that the part refuses, and then changes nothing.
  void put(std::size_t quantity, double x);
  answer_table const& project();
};

} // namespace outlay::compiled
