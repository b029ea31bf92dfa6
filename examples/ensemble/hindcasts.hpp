// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What such bands held, and how the pledge of 2014 would have been judged in its time.
#pragma once

#include "../support/progress.hpp"
#include "../support/table.hpp"
#include "plan.hpp"

#include <outlay/parallel.hpp>

#include <array>
#include <string>
#include <vector>

namespace examples::at_risk {

/// Members of a base year as if all had belonged throughout, for a table of shares has them so.
template <class Money> outlay::alliance<Money> all_along(outlay::alliance<Money> const& allies) {
  auto members = allies.members();
  for (auto& m : members) m.from.reset();
  return outlay::alliance<Money>(members, allies.facts());
}

/// Paths of all shares from a base year on, under a rule with budget risk alone: growth explains almost nothing of a
/// year's change of a share.
template <class Money>
outlay::sample share_paths(outlay::alliance<Money> const& allies, outlay::share_target<outlay::core> const& target,
                           outlay::budget_risk const& risk, int base, int years, outlay::draws const& d, int threads) {
  return outlay::ensemble(outlay::threads(threads), all_along(allies),
                          outlay::plan(outlay::economy{.growth = 0_pct}, target, risk),
                          {.from = std::chrono::year{base},
                           .until = std::chrono::year{base + years + 1},
                           .step = outlay::step_length::annual},
                          d, each_member(outlay::core_share), outlay::core_share.of(europe));
}

/// Shares as fractions, as answers have them.
inline outlay::member_years fractions(outlay::member_years const& in_percent) {
  outlay::member_years t = in_percent;
  for (auto const& code : t.codes())
    for (int y = t.first_year(); y <= t.last_year(); ++y)
      if (auto const x = t.find(code, y)) t.set(code, y, *x / 100);
  return t;
}

inline constexpr int first_base = 2017, last_base = 2025, longest = 5;

/// Europe's and Canada's share as published, a fraction.
inline double published_together(int y) {
  namespace nato = outlay::data::nato_2026_edition;
  double outlay_of_all = 0, gdp = 0;
  for (auto const& code : shares().codes())
    if (code != "USA") outlay_of_all += nato::outlay_2021.at(code.text(), y), gdp += nato::gdp_2021.at(code.text(), y);
  return outlay_of_all / gdp;
}

/// The bands of the three rules on the base years 2017 to 2025, by the pledge of Wales: 2 % by 2024, then held.
struct hindcasts {
  std::vector<outlay::backtest_result> of;          // by rule, in the order of `all_rules`
  std::array<std::array<int, longest>, 3> together; // by rule and years ahead: Europe and Canada as one, inside
  std::array<outlay::coverage, 4> in_real_time;     // 2025 and 2026 from the 2024 edition, without and with its error
};
/// Whether bands of nine in ten of Europe's and Canada's share held what was published, by years ahead.
inline void count_together(outlay::sample const& paths, int base, std::array<int, longest>& inside) {
  for (int years = 1; years <= longest && base + years <= shares().last_year(); ++years) {
    double const x = published_together(base + years);
    int const column = paths.column(1, base + years);
    inside[static_cast<std::size_t>(years - 1)] +=
        paths.quantile(column, 0.05) <= x && x <= paths.quantile(column, 0.95);
  }
}
inline hindcasts make_hindcasts(outlay::draws const& d, int threads) {
  auto const observed = fractions(shares());
  auto const drift = announced_in_wales().in_percent();
  progress bar("hindcasts");
  double done = 0;
  hindcasts h{};
  for (rule const r : all_rules)
    h.of.push_back(outlay::backtest(
        observed, outlay::base_years(shares(), first_base, last_base), longest, [&](outlay::vintage const& v) {
          bar.at(++done, 3 * (last_base - first_base + 1));
          auto paths = share_paths(outlay::data::nato_2026(v.base), target_of(r, v, longest, 2_pct, 2024),
                                   outlay::rules::risk(v.known, v.base, drift), v.base, longest, d, threads);
          count_together(paths, v.base, h.together[h.of.size()]);
          return paths;
        }));
  outlay::member_years const published(outlay::data::nato_2024_edition::share_of_gdp);
  for (bool const with_error : {false, true}) {
    auto const result = outlay::backtest(observed, {{2024, published}}, 2, [&](outlay::vintage const& v) {
      auto risk = outlay::rules::risk(v.known, v.base, drift, outlay::risk_centre::median);
      if (with_error) risk.base_error = error_of_the_estimate;
      return share_paths(outlay::data::nato_2024(2024), outlay::rules::shares_held(2024), risk, 2024, 2, d, threads);
    });
    for (int const years : {1, 2})
      h.in_real_time[static_cast<std::size_t>(2 * with_error + years - 1)] = result.at_horizon(years).pooled();
  }
  return h;
}

/// The 24 members that pledged 2 % by 2024 in 2014: who belonged then, less three that spent it already.
inline std::vector<outlay::member_code> pledged_in_2014() {
  std::vector<outlay::member_code> all;
  for (auto const& code : shares().codes()) {
    bool const joined_later = code == "MNE" || code == "MKD" || code == "FIN" || code == "SWE";
    if (!joined_later && shares().at(code, 2014) < 2) all.push_back(code);
  }
  return all;
}
/// What the probabilities of a base year came to: mean Brier scores by the outcome in either edition.
struct judged {
  int base;
  rule by;
  double brier_2026, brier_2024, standard_error; // of the first, as if members were independent
};
/// Sigma of 2014: root mean square over members of the logarithm of outlay's real change in NATO's table less that of
/// growth, for the table of shares begins with that year.
inline constexpr outlay::percent sigma_of_2014(7.6);

inline judged judge(rule r, int base, outlay::draws const& d, int threads) {
  outlay::vintage const v{base, shares().until(base)};
  int const years = 2024 - base;
  auto risk = base < 2016 ? outlay::budget_risk{.volatility = sigma_of_2014, .drift = announced_in_wales().in_percent()}
                          : outlay::rules::risk(v.known, base, announced_in_wales().in_percent());
  risk.centre = outlay::risk_centre::median;
  auto const paths =
      share_paths(outlay::data::nato_2026(base), target_of(r, v, years, 2_pct, 2024), risk, base, years, d, threads);
  outlay::member_years const edition_of_2024(outlay::data::nato_2024_edition::share_of_gdp);
  judged j{base, r, 0, 0, 0};
  auto const members = pledged_in_2014();
  double const n = static_cast<double>(members.size());
  double squares = 0;
  for (auto const& code : members) {
    int const column = paths.column(0, code, 2024);
    double const p = paths.probability(paths.at_least(column, 0.02)).value;
    double const b = outlay::scores::brier(p, shares().at(code, 2024) >= 2);
    j.brier_2026 += b / n;
    squares += b * b / n;
    j.brier_2024 += outlay::scores::brier(p, edition_of_2024.at(code, 2024) >= 2) / n;
  }
  j.standard_error = std::sqrt((squares - j.brier_2026 * j.brier_2026) / (n - 1));
  return j;
}

} // namespace examples::at_risk
