// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Ensembles of W1 in turn: header-only for this processor, and as a scenario of outlay::compiled in a program without
// flags. Takes paths (512) and rounds (15); OUTLAY_ISA chooses the library's instruction set.
#include "compiled.hpp"
#include "w1_compare.hpp"
#include "w1_library.hpp"

#include <outlay/scenario.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

w1::compiled::timed as_scenario(std::int64_t paths) {
  static outlay::scenario const s = [] {
    outlay::scenario made(w1::library::alliance(w1::inputs_of(false)), w1::library::span);
    w1::library::plan<outlay::five_areas_and_other, 2>(w1::inputs_of(false)).each([&](auto const& p) { made.add(p); });
    return made;
  }();
  auto const begin = std::clock();
  auto const sample = s.ensemble({.paths = paths, .seed = 1}, {"core budget", "stock index", "equipment"});
  double const seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return {seconds, std::vector<double>(sample.data(), sample.data() + paths * sample.columns())};
}

bool same(w1::compiled::timed const& a, w1::compiled::timed const& b) {
  return a.numbers.size() == b.numbers.size() &&
         std::memcmp(a.numbers.data(), b.numbers.data(), sizeof(double) * a.numbers.size()) == 0;
}

} // namespace

int main(int argc, char** argv) {
  namespace c = w1::compiled;
  std::int64_t const paths = argc > 1 ? std::atoll(argv[1]) : 512;
  int const rounds = argc > 2 ? std::atoi(argv[2]) : 15;
  if (paths < 1 || rounds < 1) {
    std::fputs("usage: compiled_in_turn [paths [rounds]]\n", stderr);
    return 2;
  }
  if (!same(c::fused(paths), c::erased(paths)) || !same(c::fused_six(paths), as_scenario(paths))) {
    std::fputs("the bits differ\n", stderr);
    return 1;
  }
  auto const times = w1::compare({{"fused", [&] { return c::fused(paths).seconds; }},
                                  {"erased", [&] { return c::erased(paths).seconds; }},
                                  {"fused, six areas", [&] { return c::fused_six(paths).seconds; }},
                                  {"scenario, six areas", [&] { return as_scenario(paths).seconds; }}},
                                 rounds);
  auto const steps = static_cast<double>(paths) * w1::members * w1::steps;
  for (char const* const name : {"fused", "erased", "fused, six areas", "scenario, six areas"})
    std::printf("%-20s %6.2f ns a member-step\n", name, 1e9 * times.median_of(name) / steps);
  std::printf("erased / fused, header-only             %.2f\n", times.ratio("erased", "fused"));
  std::printf("scenario (%s) / fused, six areas    %.2f\n", outlay::compiled::instruction_set().c_str(),
              times.ratio("scenario, six areas", "fused, six areas"));
}
