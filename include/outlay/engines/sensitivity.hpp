// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <memory>
#include <outlay/engines/checked.hpp>
#include <outlay/engines/field.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// An answer and its derivative by one field, a number each per calendar year. The derivative is per unit of the field:
/// per 1 (not per cent) for shares and rates, per billion, per year.
struct slopes {
  std::string name;
  std::vector<double> value, slope;
};

inline namespace OUTLAY_DETAIL_ISA {

/// The exact derivative of an answer by a field, in one projection with dual numbers; one-sided at kinks (max, min, caps).
template <class Money, class... Parts, class Answer, class Part, class Field, int N, class Element>
slopes sensitivity(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, Answer const& asked,
                   field_of_plan<Part, Field, N, Element> by) {
  using V = dual<1>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const answers = detail::prepare_answers(ground, asked);
  auto const& field = detail::field_in(plan, by);
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
