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

} // namespace outlay
