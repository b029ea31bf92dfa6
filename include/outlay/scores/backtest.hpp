// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/math.hpp>
#include <algorithm>
#include <outlay/estimates/member_years.hpp>
#include <outlay/results/sample.hpp>
#include <outlay/scores/clustered.hpp>
#include <outlay/scores/scores.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What was known when a base year was the last: figures up to it, of one edition.
struct vintage {
  int base;
  member_years known;
};
/// Base years of one edition, each with its figures up to that year. Later editions revise them: what was published in
/// the base year was another figure.
[[gnu::cold]] inline std::vector<vintage> base_years(member_years const& table, int first, int last) {
  if (!(table.first_year() <= first && first <= last && last <= table.last_year()))
    detail::refuse(table.what(), "bases", {first, " to ", last}, {table.first_year(), " to ", table.last_year()});
  std::vector<vintage> all;
  for (int b = first; b <= last; ++b) all.push_back({b, table.until(b)});
  return all;
}

/// One outcome beside the distribution that a rule gave for it.
struct scored_outcome {
  int base, year;
  member_code code;
  double observed, median;
  double low_90, high_90, low_50, high_50; ///< central bands
  double pit, crps;
  double interval_90; ///< interval score of logarithms
  bool inside_90() const { return low_90 <= observed && observed <= high_90; }
  bool inside_50() const { return low_50 <= observed && observed <= high_50; }
  int horizon() const { return year - base; }
};

/// What a rule's bands held, over some of its outcomes.
struct coverage {
  scores::clustered_mean inside_90, inside_50; ///< parts of the outcomes
  int above_90, below_90;                      ///< the band of nine in ten
  scores::clustered_mean interval_90, crps;    ///< mean scores; lower is better
};

/// All outcomes of a backtest, and what they come to by horizon and base year.
class backtest_result {
  std::vector<scored_outcome> all_;

  template <class F> static std::vector<scores::clustered_number> numbers(std::vector<scored_outcome> const& of, F f) {
    std::vector<scores::clustered_number> x;
    for (auto const& o : of) x.push_back({f(o), o.base, o.code.packed()});
    return x;
  }

public:
  explicit backtest_result(std::vector<scored_outcome> all) : all_(std::move(all)) {}
  std::vector<scored_outcome> const& outcomes() const& { return all_; }
  std::vector<scored_outcome> outcomes() && { return std::move(all_); }
  /// Outcomes for which `keep` holds. Throws `error` where there are none.
  template <class F> backtest_result only(F keep) const {
    std::vector<scored_outcome> some;
    for (auto const& o : all_)
      if (keep(o)) some.push_back(o);
    if (some.empty()) throw error("backtest", "outcomes", "none of these", "some that are scored");
    return backtest_result(std::move(some));
  }
  backtest_result at_horizon(int years) const {
    return only([&](scored_outcome const& o) { return o.horizon() == years; });
  }
  backtest_result of_base(int base) const {
    return only([&](scored_outcome const& o) { return o.base == base; });
  }
  /// Coverage over all of them, with clustered standard errors.
  [[gnu::cold]] coverage pooled() const {
    int above = 0, below = 0;
    for (auto const& o : all_) above += o.observed > o.high_90, below += o.observed < o.low_90;
    return {scores::mean(numbers(all_, [](auto const& o) { return o.inside_90() ? 1.0 : 0.0; })),
            scores::mean(numbers(all_, [](auto const& o) { return o.inside_50() ? 1.0 : 0.0; })),
            above,
            below,
            scores::mean(numbers(all_, [](auto const& o) { return o.interval_90; })),
            scores::mean(numbers(all_, [](auto const& o) { return o.crps; }))};
  }
  std::vector<int> pit_counts(int bins = 10) const {
    std::vector<double> u;
    for (auto const& o : all_) u.push_back(o.pit);
    return scores::pit_counts(u, bins);
  }
};

namespace detail {
[[gnu::cold]] inline scored_outcome scored(int base, int y, member_code code, double observed,
                                           std::span<double const> paths) {
  std::vector<double> sorted(paths.begin(), paths.end());
  std::sort(sorted.begin(), sorted.end());
  for (double const at : {observed, sorted.front()})
    if (!(at > 0)) refuse("backtest", "outcome", {at, " of ", code, " in ", y}, "above 0, for scores of logarithms");
  auto const quantile = [&](double q) { // as a sample's
    double const at = q * static_cast<double>(sorted.size() - 1);
    auto const k = static_cast<std::size_t>(at);
    double const next = sorted[std::min(k + 1, sorted.size() - 1)];
    return sorted[k] + (at - static_cast<double>(k)) * (next - sorted[k]);
  };
  double const low = quantile(0.05), high = quantile(0.95);
  return {base,
          y,
          code,
          observed,
          quantile(0.5),
          low,
          high,
          quantile(0.25),
          quantile(0.75),
          scores::pit(sorted, observed),
          scores::crps(sorted, observed),
          scores::interval(outlay::log(low), outlay::log(high), 0.1, outlay::log(observed))};
}
// `place(paths, code, year)`: where the paths of an outcome are among the columns of an ensemble.
template <class Rule, class Place>
[[gnu::cold]] backtest_result backtest_at(member_years const& observed, std::vector<vintage> const& vintages,
                                          int longest, Rule const& rule, Place const& place) {
  if (longest < 1) refuse("backtest", "longest", {longest, " years"}, "1 year or more");
  std::vector<scored_outcome> all;
  for (vintage const& v : vintages) {
    if (v.known.last_year() > v.base)
      refuse("backtest", "known", {"figures of ", v.known.last_year(), " with the base year ", v.base},
             "figures up to the base year alone");
    if (observed.last_year() <= v.base) continue;
    int const last = longest < observed.last_year() - v.base ? v.base + longest : observed.last_year();
    sample const paths = rule(v);
    for (int y = v.base + 1; y <= last; ++y)
      for (member_code const code : v.known.codes())
        if (auto const x = observed.find(code, y))
          all.push_back(scored(v.base, y, code, *x, paths.path_values(place(paths, code, y))));
  }
  if (all.empty())
    refuse("backtest", "outcomes", {"none"}, {"base years before ", observed.last_year(), ", of its members"});
  return backtest_result(std::move(all));
}
} // namespace detail

/// Scores a rule on what happened. For each vintage `rule(vintage)` gives an ensemble that begins in its base year,
/// with the answer `number` for each member by year, such as `each_member(core_share)`; it sees no later figure.
/// Outcomes are those of `observed` one to `longest` years on, in the answer's unit and above 0. Throws `error` where
/// there are none.
template <class Rule>
[[gnu::cold]] backtest_result backtest(member_years const& observed, std::vector<vintage> const& vintages, int longest,
                                       Rule const& rule, int number = 0) {
  return detail::backtest_at(observed, vintages, longest, rule,
                             [&](sample const& s, member_code code, int y) { return s.column(number, code, y); });
}
/// The same where each member's answer has a name, as in scenarios: `"core share"` for `core share of NOR` and others.
template <class Rule>
[[gnu::cold]] backtest_result backtest(member_years const& observed, std::vector<vintage> const& vintages, int longest,
                                       Rule const& rule, std::string_view answer) {
  return detail::backtest_at(observed, vintages, longest, rule, [&](sample const& s, member_code code, int y) {
    return s.column(std::string(answer) + " of " + code.text(), y);
  });
}

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
