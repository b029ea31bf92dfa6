// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What must hold of any bytes that are read as a plan file.
#pragma once
#include <outlay/scenario.hpp>

#include <cstdio>
#include <cstdlib>

namespace fuzz {

inline void must(bool holds, char const* what, std::string const& text) {
  if (holds) return;
  std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
  std::abort();
}

/// Nothing but `error` may come out of it; what can be read is written, read back equal and written alike; a plan of
/// at most two years and eight parts runs or is refused.
inline void plan_file(std::string const& text) {
  std::string written;
  try {
    outlay::scenario const s = outlay::read_scenario_text(text, "f.toml");
    written = outlay::to_toml(s);
    try {
      outlay::scenario const again = outlay::read_scenario_text(written, "g.toml");
      must(again == s, "what is read back differs", written);
      must(outlay::hash_of(again) == outlay::hash_of(s), "equal scenarios have two hashes", written);
      must(diff(s, again).empty(), "equal scenarios differ", written);
      must(outlay::to_toml(again) == written, "what is read back is written otherwise", written);
    } catch (outlay::error const& e) {
      must(false, e.what(), written);
    }
    s.check();
    outlay::horizon const h = s.span();
    if (h.until.year() - h.from.year() <= 2 && s.size() <= 8) (void)s.project({"outlay", "core share"});
  } catch (outlay::error const&) {
  }
}

} // namespace fuzz
