// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "named.hpp"

namespace outlay::compiled {

std::vector<std::string> answer_names() { return outlay::answer_names(); }
void check(world const& w) { (void)detail::checked_setting(w.allies, w.parts, w.span); }
projection<run_money> project(world const& w, reporting const& how) {
  return outlay::project(w.allies, w.parts, w.span, how);
}
answer_table project(world const& w, names const& answers) {
  return outlay::project(w.allies, w.parts, w.span, named(w, answers));
}

} // namespace outlay::compiled
