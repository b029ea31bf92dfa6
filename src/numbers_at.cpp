// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "inside_of.hpp"

namespace outlay::compiled {

std::vector<double> numbers_at(scenario const& s, std::string const& path, std::vector<std::string> const& texts) {
  world const before = inside_of::of(s);
  auto const all = quantities_in(before.parts);
  std::size_t const k = quantity_at(before.parts, all, path);
  std::vector<double> numbers;
  for (std::string const& text : texts) {
    scenario changed = s;
    changed.set(path, text);
    auto const now = quantities_in(inside_of::of(changed).parts);
    std::string const part = detail::label(before.parts.parts()[all[k].part]);
    if (now.size() != all.size()) throw error(part, all[k].label(), text, "a value that the field can have");
    double const x = now[k].of.value;
    *now[k].of.number = all[k].of.value; // then nothing else may have changed
    if (!(changed == s))
      throw error(part, all[k].label(), text, "an amount in the plan's money, over time or once as there");
    numbers.push_back(x);
  }
  return numbers;
}

} // namespace outlay::compiled

namespace outlay {

std::vector<std::string> scenario::quantities() const {
  compiled::world const w = compiled::inside_of::of(*this);
  auto all = compiled::quantities_in(w.parts);
  std::erase_if(all, [](compiled::quantity_place const& q) { return q.of.fixed; });
  return compiled::first_paths_of(w.parts, all);
}

} // namespace outlay
