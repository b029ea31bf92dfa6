// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/any_kind.hpp>
#include <outlay/files/help.hpp>
#include <outlay/files/read_part.hpp>
#include <outlay/scenario.hpp>

/// Parts of a user's own in scenarios: compiled in the user's file, known to a scenario by the call that names them.
namespace outlay {

namespace compiled {

/// What the library knows of a kind of part that another file compiles. What crosses is plain but for `copy` and
/// `read`, whose parts only code of the same instruction set may touch: the library compares `built_for` first.
struct own_kind {
  std::type_index type;
  char const* built_for;
  std::string name;
  void* (*copy)(void const* part);                                                    ///< a new any_part<run_money>
  void* (*read)(tree const& table, vocabulary const& words, std::string const& path); ///< the same
  tree (*write)(void const* part, bool complete);
  part_manual (*manual)();
  tree (*example)();
};

inline namespace OUTLAY_DETAIL_ISA {
#define OUTLAY_DETAIL_AS_TEXT(X) #X
#define OUTLAY_DETAIL_TEXT_OF(X) OUTLAY_DETAIL_AS_TEXT(X)
/// The instruction set, and whether it is optimised, for which a file is compiled.
inline char const* built_for() { return OUTLAY_DETAIL_TEXT_OF(OUTLAY_DETAIL_ISA); }
#undef OUTLAY_DETAIL_TEXT_OF
#undef OUTLAY_DETAIL_AS_TEXT

template <class P> own_kind own_kind_of() {
  return {.type = typeid(P),
          .built_for = built_for(),
          .name = std::string(detail::kind_of<P>()),
          .copy = [](void const* part) -> void* {
            return new any_part<run_money>(erase<run_money>(*static_cast<P const*>(part)));
          },
          .read = [](tree const& t, vocabulary const& words, std::string const& path) -> void* {
            return new any_part<run_money>(erase<run_money>(read_part<P>(t, words, path)));
          },
          .write = [](void const* part, bool complete) { return write_part(*static_cast<P const*>(part), complete); },
          .manual = [] { return manual_of<P>(); },
          .example = [] { return write_part(P::example()); }};
}
} // namespace OUTLAY_DETAIL_ISA

} // namespace compiled

/// Kinds of a user's own, to be known to a scenario.
class own_kinds {
public:
  std::vector<compiled::own_kind> all;
};

/// `read_scenario("plan.toml", own<my_part>())`: kinds that the file may have beside those of the library. A file that
/// calls it is compiled for the instruction set of `outlay::compiled`, and optimised where it is; else reading and
/// adding throw `error`.
template <class... P> own_kinds own() {
  static_assert((parts::described<P> && ...), "outlay: a part in a scenario has a description, describe(auto& d), and "
                                              "example() (see outlay/model/description.hpp)");
  return {{compiled::own_kind_of<P>()...}};
}

} // namespace outlay
