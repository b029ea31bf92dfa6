// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A plan file read, changed, projected, drawn and compared.
#include <outlay/scenario.hpp>
#include <iostream>
int main(int, char** argv) {
  auto a = outlay::read_scenario(argv[1]);
  auto b = a;
  b.set("share_target.core.to", "4 %");
  auto const run = a.project({"core outlay"}), other = b.project({"core outlay"});
  auto const fan = a.ensemble({.paths = 1000, .seed = 7}, {"core outlay"}, 2);
  for (auto const& d : diff(a, b)) std::cout << d.path << ' ' << d.before.words() << ' ' << d.after.words() << '\n';
  std::cout << run.value("core outlay", 2035) << ' ' << other.value("core outlay", 2035) << ' ' << fan.mean(0) << '\n';
}
