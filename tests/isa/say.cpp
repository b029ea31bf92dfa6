// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Says the instruction set in which ensembles run here, and a hash of an ensemble's bits.
#include <outlay/scenario.hpp>

#include <bit>
#include <cstdint>
#include <cstdio>

int main() {
  try {
    outlay::scenario s;
    s.set("economy.volatility", "2 %");
    auto const fan = s.ensemble({.paths = 40, .seed = 7}, {"core outlay"});
    std::uint64_t hash = 0xcbf29ce484222325;
    for (double const *x = fan.data(), *end = x + 40 * fan.columns(); x != end; ++x)
      hash = (hash ^ std::bit_cast<std::uint64_t>(*x)) * 0x100000001b3;
    std::printf("%s %016llx\n", outlay::compiled::instruction_set().c_str(), static_cast<unsigned long long>(hash));
    return 0;
  } catch (outlay::error const& e) {
    std::printf("%s\n", e.what());
    return 1;
  }
}
