// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include "../reference/translate.hpp"
#include "random_plan.hpp"

namespace outlay::test {

/// Random values of fields of any part: within their ranges and often at an end of them, moments that are dates, events
/// or never, money in dollars or euros, members and keys of a random alliance.
class random_fields {
protected:
  dice& d;
  random_case const& c;
  translation to;
  std::size_t n;
  int start;
  bool mild = false; // nobody is asked for many times its GDP
  std::vector<std::string> by_date{}, by_path{}; // names of events

  // A number between two others, at times at an end of them.
  double of(double low, double high) {
    if (d.chance(0.08)) return low;
    if (d.chance(0.04)) return high;
    return d.in(low, high);
  }
  percent pct(double low, double high) { return percent(of(low, high)); }
  duration<> years(double x) { return duration<>::from_value(x); }
  date dated(int first, int last) {
    int const m = start + d.of(first, last);
    std::chrono::year const y(m / 12);
    if (d.chance(0.3)) return y;
    return y / std::chrono::month(static_cast<unsigned>(m % 12 + 1));
  }
  // A month after the start of the horizon.
  moment at(int m) const {
    int const month = start + m;
    return std::chrono::year(month / 12) / std::chrono::month(static_cast<unsigned>(month % 12 + 1));
  }
  int length() const { return 12 * c.span.years; }
  moment when() {
    if (d.chance(0.05)) return never;
    auto const& names = d.chance(0.5) ? by_date : by_path;
    if (d.chance(0.35) && !names.empty()) {
      moment const m = on(d.one_of(names));
      return d.chance(0.4) ? m.after(years(d.of(0, 30) / 12.0)) : m;
    }
    return dated(0, length() + 12);
  }
  std::optional<moment> maybe(double p) { return d.chance(p) ? std::optional(when()) : std::nullopt; }
  member_code code(std::size_t i) const { return translation::code(static_cast<int>(i)); }
  // A random member that spends.
  member_code spender() {
    for (;;)
      if (auto const i = static_cast<std::size_t>(d.of(0, static_cast<int>(n) - 1)); c.allies.members[i].spends)
        return code(i);
  }
  group some(double p) {
    if (mild) return everybody;
    std::vector<member_code> codes;
    for (std::size_t i = 0; i < n; ++i)
      if (i == 0 || d.chance(p)) codes.push_back(code(i));
    return group("some", codes);
  }
  key by() {
    if (mild) return key::gdp();
    key const ways[] = {key::gdp(), key::baseline_gdp(), key::equal(), key::population(),
                        key::blend(d.in(0, 1), key::gdp(), key::population())};
    return ways[d.of(0, 4)];
  }
  account final_account() {
    return d.one_of<account>({account::aid, account::posture, account::other_equipment, account::operations});
  }
  hazard rate_of(double low, double high) { return pct(low, high); }
  gdp_amount gdp_level() { return billions<usd_2021>(part_of_gdp(0.5, 1.5)) / year; }
  // Parts of the alliance's wealth, in dollars of 2021 or in euros, which every member has rates for.
  double part_of_gdp(double low, double high) {
    double sum = 0;
    for (auto const& m : c.allies.members) sum += m.gdp;
    return sum * of(low, high);
  }
  amount sum(double low, double high) {
    double const x = part_of_gdp(low, high);
    return d.chance(0.5) ? amount(billions<usd_2021>(x)) : amount(billions<eur>(x));
  }
  yearly_amount flow(double low, double high) { return billions<usd_2021>(part_of_gdp(low, high)) / year; }
  head_cost a_head(double x) { return billions<usd_2021>(x) / headcount<>::from_value(1) / year; }
  item_count items(double low, double high) { return stock_value<>::from_value(of(low, high)); }

public:
  random_fields(dice& from, random_case const& core)
      : d(from), c(core), to(core.allies), n(core.allies.members.size()), start(core.span.first_year * 12) {}
};

} // namespace outlay::test
