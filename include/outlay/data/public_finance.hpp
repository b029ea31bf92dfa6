// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/group.hpp>
#include <outlay/alliance/per_member.hpp>
#include <outlay/data/weo_2026_april_finance.hpp>
#include <outlay/numbers/math.hpp>
#include <outlay/units/percent.hpp>

#include <outlay/numbers/exact_begin.hpp>
/// Public finance as a part's own values: IMF, World Economic Outlook, April 2026, 2014 to 2031, from 2025 on estimates
/// or projections. A group lists whose values are given, by default all 32 members; one that lists codes alone may list
/// partners of the edition too. Throws `error` naming table, code and years for what a table does not have.
namespace outlay::data {

namespace detail {
template <class Field, class Percent> by_member<Field> own_values(group const& of, Percent of_code) {
  namespace weo = weo_2026_april_edition;
  by_member<Field> all;
  if (of.kind() == group::rule::only) {
    for (std::size_t k = 0; k < of.size(); ++k) {
      std::string const code = outlay::detail::code_text(of.code(k));
      all.push_back({member_code(code), percent(of_code(code))});
    }
    return all;
  }
  for (std::size_t i = 0; i < weo::members; ++i)
    if (member_code const code(weo::codes[i]); !of.lists(code)) all.push_back({code, percent(of_code(weo::codes[i]))});
  return all;
}
} // namespace detail

/// Gross debt of general government over GDP at the end of a year, for `public_debt::own_opening`: a horizon that
/// starts with a year opens with the debt of the year before.
[[gnu::cold]] inline by_member<debt_ratio> debt_ratios(int year, group const& of = all_members) {
  return detail::own_values<debt_ratio>(
      of, [=](std::string_view code) { return weo_2026_april_edition::government_gross_debt.at(code, year); });
}

/// Primary balance of general government over GDP in a year, for `public_debt::own_primary`. It counts interest that
/// is received as interest. Debt also moves with assets that are bought and sold: Norway's surplus goes to its fund.
[[gnu::cold]] inline by_member<balance> primary_balances(int year, group const& of = all_members) {
  return detail::own_values<balance>(
      of, [=](std::string_view code) { return weo_2026_april_edition::primary_balance.at(code, year); });
}

/// Mean growth a year of the GDP deflator in the years `first` to `last`, each over the year before (geometric), for
/// `public_debt::own_inflation`. Years are 2015 to 2031.
[[gnu::cold]] inline by_member<rate> gdp_inflation(int first, int last, group const& of = all_members) {
  auto const& table = weo_2026_april_edition::gdp_deflator;
  return detail::own_values<rate>(of, [&](std::string_view code) {
    if (first <= table.first_year || first > table.last_year)
      detail::refuse(table.about, "first", {code, " ", first}, {table.first_year + 1, " to ", table.last_year});
    if (last < first || last > table.last_year)
      detail::refuse(table.about, "last", {code, " ", last}, {first, " to ", table.last_year});
    double const ratio = table.at(code, last) / table.at(code, first - 1);
    return 100 * (outlay::pow(ratio, 1.0 / (last - first + 1)) - 1);
  });
}
/// Growth of the GDP deflator in one year over the year before.
[[gnu::cold]] inline by_member<rate> gdp_inflation(int year, group const& of = all_members) {
  return gdp_inflation(year, year, of);
}

} // namespace outlay::data
#include <outlay/numbers/exact_end.hpp>
