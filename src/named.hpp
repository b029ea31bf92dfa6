// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "engines.hpp"

#include <outlay/answers/by_name.hpp>
#include <outlay/data/ally_names.hpp>

namespace outlay::compiled {

inline answer_list named(names const& answers) {
  std::vector<named_answer> all;
  auto const group_named = [](std::string_view s) {
    for (group const* g : {&all_members, &europe_and_canada, &everybody})
      if (s == g->name()) return *g;
    if (auto const* const a = data::find_ally_named(s)) return group(member_code(a->code));
    return group(member_code(s));
  };
  for (std::string const& a : answers) all.push_back(answer_named(a, group_named));
  if (all.empty()) throw error("answers", "names", "none", "at least one, such as \"core outlay\"");
  return answer_list(std::move(all));
}

} // namespace outlay::compiled
