// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Writes the random words of an ensemble to standard output for ever, for a battery of tests that reads raw bits:
//   random_bits | dieharder -a -g 200
// They are those that the normals of growth are made of, in the order in which an ensemble draws them: tiles of sixteen
// paths, in each the pairs of steps, in each the common shock and the members. A first argument plants a fault that
// must be caught: "rounds=4" leaves out rounds of Threefry, "stuck" keeps one bit in 64 at zero.
#include "forces.hpp"

#include <outlay/numbers/threefry.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

constexpr std::uint64_t seed = 1, stream = 0, tile = 16;

template <int Rounds> void write(std::uint64_t mask) {
  using words = outlay::pack<std::uint64_t, tile>;
  auto const& forces = long_runs::counters_of_forces();
  std::vector<std::uint64_t> buffer(2 * tile * forces.size());
  for (std::uint64_t path = 0;; path += tile) {
    words const paths = outlay::counting_from<outlay::pack<double, tile>>(path);
    for (std::uint64_t pair = 0; pair < long_runs::pairs; ++pair) {
      std::uint64_t* to = buffer.data();
      for (std::uint64_t const force : forces) {
        auto const drawn = outlay::threefry2x64<Rounds>(seed, stream, paths, words(pair << 48 | force));
        (drawn.first & words(mask)).store(to);
        (drawn.second & words(mask)).store(to + tile);
        to += 2 * tile;
      }
      if (std::fwrite(buffer.data(), sizeof(std::uint64_t), buffer.size(), stdout) != buffer.size()) return;
    }
  }
}

} // namespace

int main(int argc, char** argv) {
  std::string_view const fault = argc > 1 ? argv[1] : "";
  constexpr std::uint64_t all = ~std::uint64_t{0};
  if (fault.empty()) write<13>(all);
  else if (fault == "rounds=4") write<4>(all);
  else if (fault == "rounds=6") write<6>(all);
  else if (fault == "stuck") write<13>(all ^ std::uint64_t{1} << 40);
  else {
    std::fputs("random_bits [rounds=4 | rounds=6 | stuck]: writes random bits for ever\n", stderr);
    return 1;
  }
  return 0;
}
