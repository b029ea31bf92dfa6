// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <outlay/alliance/member.hpp>
#include <outlay/numbers/isa.hpp>
#include <outlay/numbers/quantity_math.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// How what a budget leaves after claims is divided by NATO's categories: all of it in the proportions of the base
/// year, or only as much as was spent then, and what is beyond it as added money was.
enum class remainder_by { average, marginal };
constexpr std::array<std::string_view, 2> choices(remainder_by) { return {"average", "marginal"}; }

inline namespace OUTLAY_DETAIL_ISA {

/// How a member divides what its budget leaves: the proportions of the base year, which make 1, and those of the three
/// categories beside equipment among each other.
struct remainder_mix {
  double personnel, infrastructure, operations, equipment;
  double personnel_of_rest, infrastructure_of_rest, operations_of_rest;
};

/// Where what is beyond the base year's outlay of a step is divided otherwise: that outlay, and the proportions of what
/// is beyond it.
template <class V> struct remainder_margin {
  V spent_in_base_year;
  remainder_mix const* added;
};
/// Parts of what is left that go to three of the categories; operations have the rest.
template <class V> struct remainder_parts { number<V> personnel, infrastructure, equipment; };

} // namespace OUTLAY_DETAIL_ISA

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// Proportions that divide money, of a base year or of what was added.
inline remainder_mix mix_of(spending_mix const& m) {
  double const e = field_access::raw(m.equipment), p = field_access::raw(m.personnel),
               f = field_access::raw(m.infrastructure), o = field_access::raw(m.operations);
  double const sum = e + p + f + o, rest = p + f + o;
  if (!(rest > 0)) return {0, 0, 0, 1, 0, 0, 1};
  return {p / sum, f / sum, o / sum, e / sum, p / rest, f / rest, o / rest};
}

// Parts of `cash` where as much as was spent in the base year is divided as it was then, and the rest as added money.
template <class V>
[[gnu::cold, gnu::noinline]] remainder_parts<V> parts_at_the_margin(V cash, remainder_margin<V> const& margin,
                                                                    remainder_mix const& base) {
  V const old = min(V(1.0), margin.spent_in_base_year / max(cash, V(1e-300)));
  auto const part = [&](double then, double now) { return number<V>::from_value(V(now) + old * V(then - now)); };
  return {part(base.personnel, margin.added->personnel), part(base.infrastructure, margin.added->infrastructure),
          part(base.equipment, margin.added->equipment)};
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
