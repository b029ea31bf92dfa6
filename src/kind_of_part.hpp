// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The definition that a source of a part compiles.
#pragma once
#include "kind.hpp"

namespace outlay::compiled {

template <class P> kind kind_known() {
#if defined(OUTLAY_DETAIL_LANES_ALONE) // files are read and written by the baseline
  return {.type = typeid(P), .copy = [](void const* part) { return erase<run_money>(*static_cast<P const*>(part)); }};
#else
  return {.type = typeid(P),
          .copy = [](void const* part) { return erase<run_money>(*static_cast<P const*>(part)); },
          .table = manual_of<P>().table,
          .read = [](tree const& t, vocabulary const& words,
                     std::string const& path) { return erase<run_money>(read_part<P>(t, words, path)); },
          .write = [](any const& part, bool complete) { return write_part(*part.template get<P>(), complete); },
          .manual = [] { return manual_of<P>(); },
          .example = [] { return write_part(P::example()); }};
#endif
}

} // namespace outlay::compiled
