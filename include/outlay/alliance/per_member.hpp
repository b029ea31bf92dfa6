// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/code.hpp>
#include <vector>

namespace outlay {

/// One member's own value of a field: an exception is `{{"ESP", 2.1_pct}}`.
template <class Field> struct per_member {
  member_code code;
  Field value;
};

template <class Field> using by_member = std::vector<per_member<Field>>;

namespace detail {
// A member's own value of a field, or that of all: where it stands.
template <class Field> Field const& own_or_all(by_member<Field> const& own, Field const& all, member_code code) {
  Field const* f = &all;
  for (auto const& e : own)
    if (e.code == code) f = &e.value;
  return *f;
}
} // namespace detail

} // namespace outlay
