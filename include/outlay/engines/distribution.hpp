// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <optional>
#include <vector>
#include <outlay/error.hpp>
#include <outlay/units/percent.hpp>
#include <outlay/units/quantities.hpp>
#include <outlay/text.hpp>
#include <string>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
enum class draw_kind { normal, lognormal, triangular, uniform, empirical };
} // namespace detail

/// What a field is drawn from; `T` is a quantity, a percentage or a plain number. Made by `normal`, `lognormal`,
/// `triangular`, `uniform`, `empirical`.
template <class T> struct distribution {
  detail::draw_kind kind;
  // mean and standard deviation; mean and relative standard deviation; least, mode, most; least and most
  T a, b, c;
  double relative; // standard deviation over the mean, of a lognormal
  std::optional<T> least, most;
  std::string factor_name = {};
  double loading = 0;
  std::vector<T> record = {}; // of an empirical one

  /// Cut off at both ends: what lies outside is not drawn, and what lies inside keeps its proportions.
  distribution within(T lo, T hi) const {
    if (kind != detail::draw_kind::normal && kind != detail::draw_kind::lognormal)
      throw error("distribution", "within", "of a bounded distribution", "normal or lognormal");
    distribution d = *this;
    d.least = lo;
    d.most = hi;
    return d;
  }
  /// Draws that name one factor move together: two with loadings a and b have normal scores correlated by a b.
  distribution factor(std::string name, percent with) const {
    if (name.empty()) throw error("distribution", "factor", "no name", "a name that draws share");
    if (!(with.value() >= -100 && with.value() <= 100))
      throw error("distribution", "factor", percent_text(with.value() / 100), "-100 to 100 %");
    distribution d = *this;
    d.factor_name = std::move(name);
    d.loading = with.value() / 100;
    return d;
  }
};

#define OUTLAY_DETAIL_DISTRIBUTIONS(HEAD, T)                                                                          \
  /** Mean and standard deviation, in the field's unit. */                                                            \
  HEAD inline distribution<T> normal(T mean, T deviation) {                                                           \
    return {detail::draw_kind::normal, mean, deviation, mean, 0, {}, {}, "", 0};                                      \
  }                                                                                                                   \
  /** Mean, and standard deviation in percent of it; never below nothing. */                                          \
  HEAD inline distribution<T> lognormal(T mean, percent deviation) {                                                  \
    return {detail::draw_kind::lognormal, mean, mean, mean, deviation.value() / 100, {}, {}, "", 0};                  \
  }                                                                                                                   \
  /** Least, most likely and largest value. */                                                                        \
  HEAD inline distribution<T> triangular(T least, T mode, T most) {                                                   \
    return {detail::draw_kind::triangular, least, mode, most, 0, {}, {}, "", 0};                                      \
  }                                                                                                                   \
  /** Every value between two is as likely. */                                                                        \
  HEAD inline distribution<T> uniform(T least, T most) {                                                              \
    return {detail::draw_kind::uniform, least, most, most, 0, {}, {}, "", 0};                                         \
  }                                                                                                                   \
  /** What was observed, each value as likely: a record, such as how far a pledge was kept. Never of a share's        \
      compliance beside a `budget_risk` of the same members, which holds those surprises already. */                  \
  HEAD inline distribution<T> empirical(std::vector<T> record) {                                                      \
    if (record.empty()) throw error("distribution", "record", "empty", "at least one value");                         \
    T const first = record.front();                                                                                   \
    return {detail::draw_kind::empirical, first, first, first, 0, {}, {}, "", 0, std::move(record)};                  \
  }
OUTLAY_DETAIL_DISTRIBUTIONS(, percent)
OUTLAY_DETAIL_DISTRIBUTIONS(, double)
OUTLAY_DETAIL_DISTRIBUTIONS(template <outlay_quantity Q>, Q)
#undef OUTLAY_DETAIL_DISTRIBUTIONS

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
