// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/field.hpp>

// What a run that varies fields does to its own copy of a plan, so that a part which reads a copy of such a field is
// refused: the field keeps a mark there (outlay/model/found_field.hpp), which nothing else has. Where a part reads the
// field itself it gets what the run makes of it, and the mark is seen by nobody.
namespace outlay::detail {

// Where a field stands in a plan that may be changed.
struct field_place {
  void const* field;
  double* number;
};
template <class F> field_place place_of(F const& f) { return {&f, field_access::place(const_cast<F&>(f))}; }

/// Puts a mark in place of a value, and gives it.
inline std::uint64_t put_mark(field_place const& at, double value, std::size_t number) {
  std::uint64_t const mark = mark_of(value, number);
  *at.number = std::bit_cast<double>(mark);
  return mark;
}

} // namespace outlay::detail
