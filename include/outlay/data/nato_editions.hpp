// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/alliance.hpp>
#include <outlay/data/allies.hpp>
#include <outlay/data/currencies.hpp>

#include <outlay/numbers/exact_begin.hpp>
/// An alliance of one edition of NATO's tables and one economic outlook, each named by a class of its tables.
namespace outlay::data::detail {

// A cell of an ally's row.
template <class Table> double cell(Table const& t, std::size_t row, int y) {
  return t.cells[row][static_cast<std::size_t>(y - Table::first_year)];
}

// The four categories in percent of outlay: they are published to 0.01 each and make 100 only within rounding. Where
// some are missing beside equipment, what the others leave is theirs in the proportions of the year before.
template <class Edition> std::optional<std::array<double, 4>> mix_of(std::size_t row, int y) {
  auto const shares = [row](int of) {
    return std::array{cell(Edition::equipment, row, of), cell(Edition::personnel, row, of),
                      cell(Edition::infrastructure, row, of), cell(Edition::other, row, of)};
  };
  std::array<double, 4> now = shares(y);
  if (!is_available(now[0])) return std::nullopt;
  double known = 0, missing = 0;
  for (double const x : now) known += is_available(x) ? x : 0;
  std::array<double, 4> before{};
  for (std::size_t k = 0; k < 4; ++k) {
    if (is_available(now[k])) continue;
    if (y == Edition::first_year) return std::nullopt;
    before = shares(y - 1);
    if (!is_available(before[k])) return std::nullopt;
    missing += before[k];
  }
  for (std::size_t k = 0; k < 4; ++k)
    if (!is_available(now[k])) now[k] = (100 - known) * before[k] / missing;
  double const sum = now[0] + now[1] + now[2] + now[3];
  for (double& x : now) x = 100 * x / sum;
  now[3] = 100 - now[0] - now[1] - now[2];
  return now;
}

// Price level of a currency by year, 1 in the outlook's first: the deflator of the GDP of all members that use it,
// growth of nominal GDP over growth of real GDP, where each member's real GDP is in prices of the year before.
template <class Outlook> yearly prices_of(std::vector<ally const*> const& users) {
  constexpr auto const& deflator = Outlook::deflator;
  std::vector<std::size_t> rows;
  for (ally const* a : users) rows.push_back(*deflator.row_of(a->code));
  yearly p{Outlook::first_year, {1.0}};
  for (int y = p.first + 1; y <= Outlook::last_year; ++y) {
    double nominal = 0, before_inflation = 0;
    for (std::size_t const row : rows) {
      double const gdp = Outlook::nominal_gdp(row, y);
      nominal += gdp;
      before_inflation += gdp * cell(deflator, row, y - 1) / cell(deflator, row, y);
    }
    p.values.push_back(p.values.back() * nominal / before_inflation);
  }
  return p;
}

// One row a currency, into current dollars: dollars over national units of the outlay of all members that use it.
template <class Edition, class Outlook> std::vector<exchange_rate> rates_until(int last_year) {
  struct user {
    ally const* of;
    std::optional<currency> uses;
  };
  std::vector<user> all;
  for (ally const& a : allies) all.push_back({&a, Edition::currency_of(a)});
  std::vector<exchange_rate> rates;
  for (std::size_t k = 0; k < all.size(); ++k) {
    auto const c = all[k].uses;
    if (!c || *c == currency::usd) continue;
    std::vector<ally const*> users;
    for (std::size_t j = k; j < all.size(); ++j)
      if (all[j].uses == c) users.push_back(all[j].of), all[j].uses.reset();
    yearly rate{Edition::first_year, {}};
    for (int y = Edition::first_year; y <= last_year; ++y) {
      double dollars = 0, national = 0;
      for (ally const* a : users) {
        dollars += Edition::outlay_current.at(a->code, y);
        national += Edition::outlay_national.at(a->code, y);
      }
      rate.values.push_back(dollars / national);
    }
    rates.push_back({.from = {*c, 0},
                     .rate = std::move(rate),
                     .into = id_of<usd>,
                     .prices = prices_of<Outlook>(users)});
  }
  return rates;
}

template <class Edition> std::vector<published_figure> published() {
  std::vector<published_figure> all;
  all.reserve(allies.size() * (Edition::last_year - Edition::first_year + 1));
  for (int y = Edition::first_year; y <= Edition::last_year; ++y)
    for (ally const& a : allies) {
      published_figure f{y, member_code(a.code), 0, Edition::gdp(a.code, y) / 1000, {}, y >= Edition::first_estimate};
      if (a.armed_forces) {
        std::size_t const row = *Edition::outlay.row_of(a.code);
        f.core = cell(Edition::outlay, row, y) / 1000;
        f.mix = mix_of<Edition>(row, y);
        if (f.mix)
          for (double& x : *f.mix) x /= 100;
      }
      all.push_back(f);
    }
  return all;
}

/// GDP, core share as outlay over GDP at constant prices, division of outlay, own price level of outlay; who joins
/// after the base year belongs from the first day of its year of accession, as in NATO's totals. Throws `error` for a
/// year that the edition does not have.
template <class Edition, class Outlook> [[gnu::cold]] alliance<typename Edition::money> nato_alliance(int base_year) {
  if (base_year < Edition::first_year || base_year > Edition::last_year)
    outlay::detail::refuse(Edition::name, "base_year", {base_year}, {Edition::first_year, " to ", Edition::last_year});
  std::vector<member> all;
  for (ally const& a : allies) {
    double const gdp = Edition::gdp(a.code, base_year);
    member m{.code = member_code(a.code),
             .name = std::string(a.name),
             .gdp = millions<typename Edition::money>(gdp) / year,
             .population = Outlook::population.find(a.code, base_year).value_or(a.population_2024 / 1000) * 1000,
             .spends = a.armed_forces};
    if (a.accession > base_year) m.from = std::chrono::year{a.accession};
    if (a.armed_forces) {
      double const outlay = Edition::outlay.at(a.code, base_year);
      m.core = percent(100 * outlay / gdp);
      m.price_level = Edition::outlay_current.at(a.code, base_year) / outlay;
      if (auto const mix = mix_of<Edition>(*Edition::outlay.row_of(a.code), base_year))
        m.mix = {.equipment = percent((*mix)[0]),
                 .personnel = percent((*mix)[1]),
                 .infrastructure = percent((*mix)[2]),
                 .operations = percent((*mix)[3])};
      else (void)Edition::other.at(a.code, base_year); // says what is missing
    }
    all.push_back(std::move(m));
  }
  yearly prices{Outlook::first_year, {}};
  for (int y = Outlook::first_year; y <= Outlook::last_year; ++y)
    prices.values.push_back(Outlook::deflator.at("USA", y));
  alliance_facts facts{.edition = std::string(Edition::title),
                       .base_year = base_year,
                       .prices = std::move(prices),
                       .prices_source = "United States' GDP deflator, " + std::string(Outlook::title),
                       .rates = rates_until<Edition, Outlook>(base_year),
                       .published = published<Edition>()};
  for (std::string_view const r : Edition::remarks) facts.remarks.emplace_back(r);
  return alliance<typename Edition::money>(std::move(all), std::move(facts));
}

} // namespace outlay::data::detail
#include <outlay/numbers/exact_end.hpp>
