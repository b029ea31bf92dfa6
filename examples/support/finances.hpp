// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Members' public finance as a debt part takes it: the IMF's outlook of April 2026, and what is assumed beside it.
#pragma once

#include "nato.hpp"

#include <outlay/data/public_finance.hpp>

#include <cmath>

namespace examples {

namespace outlook = outlay::data::weo_2026_april_edition;

/// "2025 (estimate)": what a year of the outlook's public finance is.
inline std::string year_of_outlook(int y) {
  return std::to_string(y) + (y < outlook::first_projected_year    ? " (actual)"
                              : y == outlook::first_projected_year ? " (estimate)"
                                                                   : " (projection)");
}

/// Whether a surplus goes to a fund, which gross debt does not show: Norway's is spent on no debt.
inline bool saves_in_fund(outlay::member_code code) { return code == "NOR"; }

/// Net interest of a year, paid less received, over the debt of the year before, in %: primary balance less net
/// lending. With it the deficit of the year is the IMF's.
inline double net_interest(std::string_view code, int y) {
  double const paid = outlook::primary_balance.at(code, y) - outlook::net_lending.at(code, y);
  return 100 * paid * outlook::gdp_national_current.at(code, y) /
         (outlook::government_gross_debt.at(code, y - 1) * outlook::gdp_national_current.at(code, y - 1));
}
/// The same as an effective rate of debt: 0 where assets bring more than debt costs.
inline double effective_rate(std::string_view code, int y) { return std::fmax(net_interest(code, y), 0.0); }

/// Primary balance of a year in % of GDP, 0 where a surplus goes to a fund.
inline double primary_of(std::string_view code, int y) {
  return saves_in_fund(code) ? 0 : outlook::primary_balance.at(code, y);
}

/// Mean growth of the GDP deflator from a year to the outlook's last, % a year.
inline double inflation_from(std::string_view code, int y) {
  int const last = outlook::country_table::last_year;
  double const ratio = outlook::gdp_deflator.at(code, last) / outlook::gdp_deflator.at(code, y - 1);
  return 100 * (std::pow(ratio, 1.0 / (last - y + 1)) - 1);
}

/// Rate of new debt in %, ILLUSTRATIVE and rounded: the outlook has none.
inline double rate_of_new_debt(outlay::member_code code) {
  static constexpr struct {
    char const* code;
    double percent;
  } rates[] = {{"ALB", 5.0}, {"BEL", 3.4}, {"BGR", 4.0},  {"CAN", 3.4}, {"CZE", 4.3}, {"DEU", 2.9}, {"DNK", 3.0},
               {"ESP", 3.7}, {"EST", 3.9}, {"FIN", 3.3},  {"FRA", 3.6}, {"GBR", 4.6}, {"GRC", 3.9}, {"HRV", 3.9},
               {"HUN", 7.0}, {"ISL", 6.0}, {"ITA", 4.0},  {"LTU", 4.0}, {"LUX", 3.2}, {"LVA", 4.0}, {"MKD", 4.5},
               {"MNE", 5.5}, {"NLD", 3.1}, {"NOR", 4.1},  {"POL", 5.4}, {"PRT", 3.4}, {"ROU", 7.2}, {"SVK", 4.0},
               {"SVN", 3.4}, {"SWE", 3.0}, {"TUR", 18.0}, {"USA", 4.4}};
  for (auto const& r : rates)
    if (code == r.code) return r.percent;
  outlay::detail::refuse("rate_of_new_debt", "code", {code}, "one of the 32 members");
}

/// Debt of members that all have figures of their own, from the start of a year: opening debt of the year before; the
/// primary balance of the year, held; its effective rate; mean inflation to the outlook's last year, held.
/// `rise` points are added to every rate of new debt.
inline outlay::public_debt published_debt(std::string const& name, outlay::group const& who, int first, double rise) {
  using outlay::percent;
  outlay::public_debt d{.name = name,
                        .of = who,
                        .opening = 0_pct,
                        .own_opening = outlay::data::debt_ratios(first - 1, who),
                        .interest = 0_pct,
                        .marginal = 0_pct,
                        .inflation = 0_pct,
                        .own_inflation = outlay::data::gdp_inflation(first, outlook::country_table::last_year, who),
                        .own_primary = outlay::data::primary_balances(first, who)};
  for (auto& own : d.own_primary) {
    if (saves_in_fund(own.code)) own.value = 0_pct;
    d.own_interest.push_back({own.code, percent(effective_rate(own.code.text(), first))});
    d.own_marginal.push_back({own.code, percent(rate_of_new_debt(own.code) + rise)});
  }
  return d;
}

} // namespace examples
