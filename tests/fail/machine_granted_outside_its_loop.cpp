// expect: outlay: a work with granted.. must share the loop in which money is granted
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

using namespace outlay::literals;

struct late_buyer {
  [[no_unique_address]] outlay::named_only _{};

  template <class S> struct work {
    S& s;
    void operator()(int, auto&) const {}
    void granted(int, typename S::row&) const {}
  };
#ifdef CONTROL
  template <class S> auto buy(S& s) const { return work<S>{s}; }
#else
  template <class S> auto grow(S& s) const { return work<S>{s}; }
#endif
};

auto run(outlay::alliance<> const& allies, outlay::horizon const& span) {
  return outlay::project(allies, outlay::plan(outlay::economy{.growth = 2_pct}, late_buyer{}), span);
}
