// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <outlay/error.hpp>

namespace outlay {

/// A quantity found in a plan: whose it is, what it is called, where it stands and what it is there, in its own unit.
struct found_field {
  std::string part;    ///< label of the part, as in errors: `pledge "arms"`
  std::string name;    ///< name of the field: `amount`
  std::string element; ///< of a list: code of the member, name of the area, date or place; else empty
  void const* address;
  double value;

  /// `pledge "arms": amount`, or `share_target<core>: except ESP`.
  std::string label() const { return part + ": " + field(); }
  /// `amount`, or `except ESP`.
  std::string field() const { return element.empty() ? name : name + " " + element; }
};

namespace detail {

/// The bits that a field keeps in the plan of a run which varies it: those of its value but for the last few. A field
/// elsewhere that has them is a copy of it, for no other value is rounded so. `number` tells apart fields of one value.
constexpr std::uint64_t mark_of(double value, std::size_t number) {
  return std::bit_cast<std::uint64_t>(value) ^ 0xa5a5 ^ (number & 0xfff);
}
/// No value has these bits, those of a NaN that no operation makes.
inline constexpr std::uint64_t no_mark = ~std::uint64_t{0};

/// A run knows a field by its address: what is read from a copy is the plan's value, and every derivative by it would
/// be 0 and every value of a sweep the same, without a word.
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_copy(found_field const& f) {
  throw error(f.part, f.field(), "varied, but read from a copy",
              "a part that reads the field where it stands in the plan: works that capture this instead of *this, and "
              "loops over elements by reference");
}

} // namespace detail

} // namespace outlay
