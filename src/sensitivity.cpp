// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "inside_of.hpp"
#include "named.hpp"

#include <outlay/engines/sensitivity.hpp>
#include <outlay/parallel.hpp>

namespace outlay {

namespace {
// The labels of the quantities at some paths.
fields_by_label at_paths(compiled::world const& w, std::vector<std::string> const& paths) {
  auto const all = compiled::quantities_in(w.parts);
  fields_by_label by;
  for (std::string const& path : paths) {
    auto const& q = all[compiled::quantity_at(w.parts, all, path)];
    std::string const part = detail::label(w.parts.parts()[q.part]);
    if (q.of.fixed)
      throw error(part, q.label(), "a field that runs take as the plan has it", "a field that has a derivative");
    by.labels.push_back(part + ": " + q.label());
  }
  return by;
}
} // namespace

jacobian scenario::sensitivity(std::vector<std::string> const& answers, std::vector<std::string> const& paths) const {
  return compiled::located(*this, [&](compiled::world const& w) {
    auto const asked = compiled::named(w, answers);
    if (paths.empty()) return outlay::sensitivity(w.allies, w.parts, w.span, every_quantity, asked);
    return outlay::sensitivity(w.allies, w.parts, w.span, at_paths(w, paths), asked);
  });
}
jacobian scenario::sensitivity(draws const& d, std::vector<std::string> const& answers,
                               std::vector<std::string> const& paths, int threads) const {
  return sensitivity_summary(d, answers, paths, threads).means();
}
derivative_summary scenario::sensitivity_summary(draws const& d, std::vector<std::string> const& answers,
                                                 std::vector<std::string> const& paths, int threads) const {
  return compiled::located(*this, [&](compiled::world const& w) {
    auto const asked = compiled::named(w, answers);
    auto const run_on = outlay::threads(threads);
    if (paths.empty()) return outlay::sensitivity_summary(run_on, w.allies, w.parts, w.span, d, every_quantity, asked);
    return outlay::sensitivity_summary(run_on, w.allies, w.parts, w.span, d, at_paths(w, paths), asked);
  });
}
two_sided scenario::sides(std::vector<std::string> const& answers, std::vector<std::string> const& paths) const {
  return compiled::located(*this, [&](compiled::world const& w) {
    auto const asked = compiled::named(w, answers);
    if (paths.empty()) return outlay::sides(w.allies, w.parts, w.span, every_quantity, asked);
    return outlay::sides(w.allies, w.parts, w.span, at_paths(w, paths), asked);
  });
}

} // namespace outlay
