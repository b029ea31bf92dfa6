// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "engines.hpp"

#include <outlay/answers/by_name.hpp>

namespace outlay::compiled {

inline answer_list named(names const& answers) {
  std::vector<named_answer> all;
  for (std::string const& a : answers) all.push_back(answer_named(a));
  if (all.empty()) throw error("answers", "names", "none", "at least one, such as \"core outlay\"");
  return answer_list(std::move(all));
}

} // namespace outlay::compiled
