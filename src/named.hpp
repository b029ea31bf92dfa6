// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "engines.hpp"

#include <outlay/answers/by_name.hpp>
#include <outlay/data/ally_names.hpp>

namespace outlay::compiled {

inline answer_list named(world const& w, names const& answers) {
  std::vector<named_answer> all;
  auto const group_named = [&](std::string_view s) {
    for (group const* g : {&all_members, &europe_and_canada, &everybody})
      if (s == g->name()) return *g;
    for (auto const& [name, g] : w.groups)
      if (s == name) return g;
    for (int i = 0; i < w.allies.size(); ++i)
      if (s == w.allies[i].name || s == w.allies[i].code.text()) return group(w.allies[i].code);
    if (auto const* const a = data::find_ally_named(s)) return group(member_code(a->code));
    std::string own;
    for (auto const& [name, g] : w.groups) own += ", \"" + name + "\"";
    throw error("answer", "of", std::string(s),
                "a member's code or name, \"all members\", \"Europe and Canada\"" + own);
  };
  for (std::string const& a : answers) all.push_back(answer_named(a, group_named));
  if (all.empty()) throw error("answers", "names", "none", "at least one, such as \"core outlay\"");
  return answer_list(std::move(all));
}

} // namespace outlay::compiled
