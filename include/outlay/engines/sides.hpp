// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/sensitivity.hpp>
#include <outlay/numbers/sided.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Derivatives from above and from below: what a field does when it is raised, and when it is lowered.
struct two_sided {
  jacobian above, below;

  /// Whether a max, min or cap is just reached, so that the two differ by more than the rounding of the answer.
  template <class = void> bool kinked(int row, int column) const {
    double const a = above.slope(row, column), b = below.slope(row, column);
    double const size = std::fabs(a) > std::fabs(b) ? std::fabs(a) : std::fabs(b);
    return !(std::fabs(a - b) <= 1e-9 * size + 1e-14 * std::fabs(above.value(row)));
  }
  /// The same for any answer.
  template <class = void> bool kinked(int column) const {
    for (int r = 0; r < static_cast<int>(above.values().size()); ++r)
      if (kinked(r, column)) return true;
    return false;
  }
};

inline namespace OUTLAY_DETAIL_ISA {

/// Derivatives of answers by fields of a plan from both sides, in slower arithmetic that notices where two numbers of
/// which the larger or smaller is taken are equal but for rounding. An answer that jumps there has an infinite
/// derivative, or none (NaN).
template <class Money, class... Parts, class By, class... Answers>
  requires requires(plan_of<Parts...> const& p, By const& by) { detail::find_fields(p, by); }
two_sided sides(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, By const& by,
                Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask for the derivative of at least one answer, such as total_outlay");
  constexpr std::size_t block = 4;
  using D = sided<static_cast<int>(block)>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  std::vector<found_field> const found = detail::find_fields(plan, by);
  std::vector<double> values(static_cast<std::size_t>(asked.columns)), above(values.size() * found.size()),
      below(above.size());
  detail::marked_plan here(plan, by);
  for (std::size_t first = 0; first < found.size(); first += block) {
    std::size_t const count = std::min(block, found.size() - first);
    auto const v = here.template seeded<D>(found, first, count);
    detail::run_seeded<D>(ground, here.plan(), asked, v, [&](int c, D const& x) {
      auto const row = static_cast<std::size_t>(c);
      values[row] = x.value;
      for (std::size_t k = 0; k < count; ++k) {
        above[row * found.size() + first + k] = x.up[k];
        below[row * found.size() + first + k] = x.down[k];
      }
    });
  }
  return {jacobian(asked.heads, found, values, std::move(above)),
          jacobian(asked.heads, found, values, std::move(below))};
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
