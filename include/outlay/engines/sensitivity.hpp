// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <memory>
#include <outlay/engines/checked.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Which field a derivative is taken by: the N-th listed part of a type, or its only one (N = -1).
template <class Part, class Field, int N> struct field_of_plan {
  Field Part::*member;
};
/// By a field of the only part of its type: `wrt(&pledge::amount)`.
template <class Part, class Field> constexpr field_of_plan<Part, Field, -1> wrt(Field Part::*m) { return {m}; }
/// By a field of the N-th listed part of its type, from 0: `nth<1>(&pledge::amount)`.
template <int N, class Part, class Field> constexpr field_of_plan<Part, Field, N> nth(Field Part::*m) { return {m}; }

namespace detail {
template <class Part, class Field, int N, class... Parts>
Field const& field_in(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N> f) {
  constexpr int count = plan_of<Parts...>::template count<Part>;
  static_assert(count > 0, "outlay: this plan has no such part");
  static_assert(N >= 0 || count <= 1, "outlay: this plan has several parts of that type: say which, as in nth<1>(&pledge::amount)");
  return plan.template listed<Part, (N < 0 ? 0 : N)>().*f.member;
}
} // namespace detail

/// An answer and its derivative by one field, a number each per calendar year. The derivative is per unit of the field:
/// per 1 (not per cent) for shares and rates, per billion, per year.
struct slopes {
  std::string name;
  std::vector<double> value, slope;
};

inline namespace OUTLAY_DETAIL_ISA {

/// The exact derivative of an answer by a field, in one projection with dual numbers; one-sided at kinks (max, min, caps).
template <class Money, class... Parts, class Answer, class Part, class Field, int N>
slopes sensitivity(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, Answer const& asked,
                   field_of_plan<Part, Field, N> by) {
  static_assert(detail::unit_field<Field> || detail::any_money_field<Field>,
                "outlay: a derivative is taken by a field that is a quantity (an amount, a share, a rate, a time, a number)");
  using V = dual<1>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const answers = detail::prepare_answers(ground, asked);
  Field const& field = detail::field_in(plan, by);
  V seeded(detail::field_access::raw(field));
  seeded.slope[0] = 1.0;
  varied<V> const v[] = {{&field, seeded}};
  using machine_type = machine<V, V, Money, false, Parts...>;
  machine_type const engine(plan, ground, v);
  auto tile = std::make_unique<typename machine_type::tile>();
  std::vector<V> numbers(static_cast<std::size_t>(answers.columns));
  engine.start(*tile, 0, 0);
  detail::project_tile(engine, *tile, answers, numbers.data());
  slopes result{asked.name(), {}, {}};
  for (V const& x : numbers) {
    result.value.push_back(x.value);
    result.slope.push_back(x.slope[0]);
  }
  return result;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
