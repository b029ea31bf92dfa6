// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Engines over plans made at run time, each compiled in a source of its own.
#pragma once
#include "kind.hpp"

namespace outlay::compiled {

std::vector<kind> const& kinds();

struct world {
  alliance<> const& allies;
  plan const& parts;
  horizon const& span;
  std::vector<std::pair<std::string, group>> const& groups; ///< of a file, by name
};
using names = std::vector<std::string>;

std::vector<std::string> answer_names();
void check(world const& w);
projection<usd_2021> project(world const& w, reporting const& how);
answer_table project(world const& w, names const& answers);
sample ensemble(world const& w, draws const& d, names const& answers, int threads);
summary ensemble_summary(world const& w, draws const& d, names const& answers, int threads);
jacobian sensitivity(world const& w, names const& answers);

/// A plan that is checked and ready to be projected again and again.
class ready_plan {
  struct inside;
  std::unique_ptr<inside> inside_;

public:
  ready_plan(world const& w, names const& answers);
  ready_plan(ready_plan&&) noexcept;
  ready_plan& operator=(ready_plan&&) noexcept;
  ~ready_plan();
  void set(std::string const& part, std::string const& field, double x);
  answer_table const& project();
};

} // namespace outlay::compiled
