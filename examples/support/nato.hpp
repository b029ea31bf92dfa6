// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What the examples' plans have in common: NATO's and the IMF's figures, groups, units, the two targets.
#pragma once

#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace examples {

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::in;
using std::chrono::January;

using projection = outlay::projection<outlay::usd_2021>;

inline auto const billion = 1_bn_usd_2021 / outlay::year;
inline auto const percent_of_gdp = outlay::gdp_share<>::from_value(0.01);

inline outlay::group const& everyone = outlay::all_members;
inline outlay::group const& europe = outlay::europe_and_canada;
inline outlay::group const america = "USA";
/// Europe and Canada with forces: who pays.
inline auto const payers = outlay::all_but("Europe and Canada", {"USA", "ISL"});

/// Growth by the IMF's outlook of April 2026; the rates of 2031 are held after it.
inline auto economy() { return outlay::economy{.growth = outlay::data::weo_2026_april()}; }

/// Core defence of 3.5 % of GDP by 2035, Spain 2.1 %; nobody falls.
inline auto core_target() {
  return outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}};
}

/// Resilience of 1.5 % of GDP by 2035; what exists is assumed.
inline auto resilience_target() {
  return outlay::share_target<outlay::resilience>{.existing = 0.5_pct, .to = 1.5_pct, .by = 2035y};
}

/// Calendar years from a base year, up to but without `until`, in monthly steps.
inline outlay::horizon years(int from, int until) {
  return {.from = std::chrono::year{from}, .until = std::chrono::year{until}};
}

inline std::vector<outlay::member_code> codes_of(outlay::alliance<> const& allies) {
  std::vector<outlay::member_code> all;
  for (auto const& m : allies.members()) all.push_back(m.code);
  return all;
}

/// Members as tables list them: by name, partners last.
inline std::vector<outlay::member> by_name(outlay::alliance<> const& allies) {
  auto all = allies.members();
  std::sort(all.begin(), all.end(), [](outlay::member const& a, outlay::member const& b) {
    return a.partner != b.partner ? b.partner : a.name < b.name;
  });
  return all;
}

/// Money of a group in current dollars: `what(member)` in billions of 2021 dollars, each member by its own deflator.
template <class What> double in_current(outlay::alliance<> const& allies, outlay::group const& g, int y, What what) {
  auto const who = allies.set_of(g, "example", "group");
  double sum = 0;
  for (int i = 0; i < allies.size(); ++i) {
    if (!(who >> i & 1)) continue;
    double const x = what(outlay::group(allies[i].code));
    if (x != 0) sum += x / allies.rate({outlay::currency::usd, 0}, i, y).value();
  }
  return sum;
}

} // namespace examples
