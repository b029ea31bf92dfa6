// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Which of the instruction sets that the library was built for runs here.
#include "lanes.hpp"

#include <outlay/scenario.hpp>

#include <cstdlib>

namespace outlay::compiled {

namespace {

struct built_set {
  char const* name;
  bool runs_here;
  lane_engines const* engines;
};
std::vector<built_set> const& built_sets() { // the best last
  static std::vector<built_set> const all {
    {"baseline", true, nullptr},
#if defined(OUTLAY_COMPILED_AVX2)
        {"avx2", __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"),
         &engines_avx2},
#endif
#if defined(OUTLAY_COMPILED_AVX512)
        {"avx512",
         __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
             __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vl"),
         &engines_avx512},
#endif
  };
  return all;
}
built_set const& choose() {
  char const* const asked = std::getenv("OUTLAY_ISA");
  std::string names;
  built_set const* best = nullptr;
  for (built_set const& s : built_sets()) {
    if (!s.runs_here) continue;
    if (asked && s.name == std::string_view(asked)) return s;
    names += (names.empty() ? "" : ", ") + std::string(s.name);
    best = &s;
  }
  if (asked && *asked)
    throw error("outlay::compiled", "OUTLAY_ISA", asked, "a set that this library and this processor have: " + names);
  return *best;
}
built_set const& chosen() {
  static built_set const& s = choose(); // once for a program; tried again after an error
  return s;
}

} // namespace

lane_engines const* chosen_engines() { return chosen().engines; }

std::string instruction_set() { return chosen().name; }
std::vector<std::string> instruction_sets() {
  std::vector<std::string> all;
  for (built_set const& s : built_sets())
    if (s.runs_here) all.push_back(s.name);
  return all;
}

} // namespace outlay::compiled
