// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Ensembles whose fields are drawn as well, named by their paths.
#include "inside_of.hpp"
#include "named.hpp"

#include <outlay/parallel.hpp>

namespace outlay {

namespace compiled {
namespace {

// A draw of one quantity, in its own unit.
struct draw_of {
  std::size_t quantity;
  distribution<double> from;
  int number; // among those that were asked for
};

std::vector<std::string> elements_at(std::vector<quantity_place> const& all, plan const& p, std::string const& path) {
  std::vector<std::string> found;
  std::string const list = path.substr(0, path.size() - 1); // with its point
  for (std::string const& one : paths_of(p, all))
    if (one.starts_with(list)) found.push_back(one);
  if (found.empty())
    throw error("path", path, "an empty list", "a list with an element for each draw, as in {DEU = \"90 %\"}");
  return found;
}
distribution<double> in_own_unit(scenario const& s, std::string const& path, distribution<std::string> const& d) {
  std::vector<std::string> texts{d.a, d.b, d.c};
  if (d.least) texts.insert(texts.end(), {*d.least, *d.most});
  texts.insert(texts.end(), d.record.begin(), d.record.end());
  auto const x = numbers_at(s, path, texts);
  distribution<double> own{d.kind, x[0], x[1], x[2], d.relative, {}, {}, d.factor_name, d.loading};
  if (d.least) own.least = x[3], own.most = x[4];
  own.record.assign(x.end() - std::ssize(d.record), x.end());
  return own;
}
std::vector<draw_of> draws_at(scenario const& s, std::vector<drawn_path> const& what) {
  world const w = inside_of::of(s);
  auto const all = quantities_in(w.parts);
  if (what.empty()) throw error("ensemble", "drawn fields", "none", "at least one path and what it is drawn from");
  std::vector<draw_of> found;
  for (std::size_t k = 0; k < what.size(); ++k) {
    std::vector<std::string> paths{what[k].path};
    if (what[k].path.ends_with(".*")) paths = elements_at(all, w.parts, what[k].path);
    for (std::string const& path : paths) {
      std::size_t const q = quantity_at(w.parts, all, path);
      if (all[q].of.fixed)
        throw error(detail::label(w.parts.parts()[all[q].part]), all[q].label(),
                    "a field that runs take as the plan has it", "a field that can be drawn, or a sweep");
      found.push_back({q, in_own_unit(s, path, what[k].from), static_cast<int>(k)});
    }
  }
  return found;
}

template <class Result>
Result drawn(scenario const& s, draws const& d, std::vector<drawn_path> const& what, names const& answers,
             int threads) {
  return located(s, [&](world const& w) {
    auto const fields = draws_at(s, what);
    auto const draws_in = [&](plan const& here) {
      auto const all = quantities_in(here);
      std::vector<detail::ready_draw> ready;
      for (draw_of const& f : fields) {
        auto const& q = all[f.quantity];
        ready.push_back(detail::ready_of(
            f.from,
            {detail::label(here.parts()[q.part]), std::string(q.of.name), q.of.element, q.of.address, q.of.value},
            {q.of.address, q.of.number}, f.number));
      }
      detail::refuse_drawn_twice(ready);
      return ready;
    };
    return detail::drawn_ensemble_of<Result, 0>(outlay::threads(threads), w.allies, w.parts, w.span, d, draws_in,
                                                named(w, answers));
  });
}

} // namespace
} // namespace compiled

sample scenario::ensemble(draws const& d, std::vector<drawn_path> const& what, std::vector<std::string> const& answers,
                          int threads) const {
  return compiled::drawn<sample>(*this, d, what, answers, threads);
}
summary scenario::ensemble_summary(draws const& d, std::vector<drawn_path> const& what,
                                   std::vector<std::string> const& answers, int threads) const {
  return compiled::drawn<summary>(*this, d, what, answers, threads);
}

} // namespace outlay
