// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A part of your own: about thirty lines in your file, nothing to register. Here members build up a reserve of a part
// of their population, and pay for each head; the rules for parts are at the top of outlay/model/part.hpp.
#include "support/table.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using examples::number;
using std::chrono::January;

// [part]
/// A trained reserve: grows in equal steps to a part of the population, and costs its members so much a head and year.
struct reserve {
  [[no_unique_address]] outlay::named_only _{};          // fields are named, never positional
  static constexpr std::string_view kind = "reserve";    // what errors call it
  outlay::ratio of_population;
  outlay::head_cost cost; // in any currency with a rate
  outlay::date from, complete;
  outlay::group members = outlay::all_but("Europe and Canada", {"USA", "ISL"});
  bool counts = true;

  struct measure { enum : int { heads, count }; };
  static constexpr void describe(auto& d) { // said once: checks, files, help and manual pages follow from it
    using outlay::parts::field;
    d.required(field<&reserve::of_population>, "reservists as a part of the population, when complete");
    d.required(field<&reserve::cost>, "pay and training of a head in a year", {.paid_by = &reserve::members});
    d.required(field<&reserve::from>, "month from which it grows");
    d.required(field<&reserve::complete>, "month in which it is complete");
    d.optional(field<&reserve::members>, "who has forces", {.spend = true});
    d.optional(field<&reserve::counts>, "paid within the core budget, or on top of it");
    d.measure(measure::heads, "heads", outlay::parts::in_words("thousand"), {.level = true});
  }
  static reserve example() { // a valid one: what a plan file leaves out is as it stands here
    return {.of_population = 0.5_pct, .cost = 25_mn_usd / 1000_heads / outlay::year,
            .from = 2027y / January, .complete = 2032y / January};
  }
  void check(auto& c) const { // what rules of single fields cannot say
    c.require(from < complete, "complete", to_string(complete), "later than from = " + to_string(from));
  }
  struct setup {
    outlay::member_set who;
    outlay::parts::measure_numbers<reserve> measures;
  };
  auto prepare(auto const& r) const { // once a run
    setup u{.who = r.payers(*this, members), .measures = {}};
    u.measures.find(r, *this);
    return u;
  }
  template <class S> auto claim(S& s, setup const& u) const { // once a step: reads the fields, returns the work by
                                                              // member
    using V = typename S::value; // double, a pack of paths or a dual number: never ask which
    double const passed = (s.month() - from.months()) / static_cast<double>(complete.months() - from.months());
    auto const part = outlay::as<V>(s[of_population] * std::clamp(passed, 0.0, 1.0));
    // this and never *this: a run knows a field by where it stands
    return [this, &s, &u, part, each = s[cost], who = u.who & s.active()](int i, auto& row) {
      if (!(who >> i & 1)) return;
      auto const heads = part * outlay::headcount<V>::from_value(V(s.allies()[i].population));
      auto const year_of_one = outlay::as<V>(each(i)); // in the ledger's money, at the rate of this member and year
      row.template claim<outlay::claim_class::deployments>(outlay::account::posture,
                                                           heads * year_of_one * outlay::as<V>(s.dt()), counts);
      s.post(u.measures[measure::heads], i, heads.value());
    };
  }
};
// [part]

} // namespace

int main() try {
  auto const growth = outlay::economy{.growth = outlay::data::weo_2026_april()};
  auto const target = outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2035y, .except = {{"ESP", 2.1_pct}}};
  auto const with_reserve = reserve::example();

  auto const allies = outlay::data::nato_2026();
  auto const span = outlay::horizon{.from = 2026y, .until = 2036y};
  auto const without = outlay::project(allies, outlay::plan(growth, target), span);
  auto const with = outlay::project(allies, outlay::plan(growth, target, with_reserve), span);

  std::printf(
      "A RESERVE OF 0.5 %% OF THE POPULATION, 2027 TO 2032, 25,000 CURRENT DOLLARS A HEAD AND YEAR (both assumed)\n"
      "%s; base year %d; billions of 2021 dollars;\ncalendar years from monthly steps; Europe and Canada = members "
      "without the"
      " United States\n\n",
      allies.facts().edition.c_str(), allies.base_year());
  auto const billion = 1_bn_usd_2021 / outlay::year;
  auto const all = outlay::europe_and_canada;
  examples::table t({"Year", "Reservists,|thousand", "Cost of|reserve", "Core|outlay", "Cost in %|of core",
                     "For all else,|with reserve", "For all else,|without"});
  for (auto y = 2026y; y <= 2035y; ++y) {
    double const cost = in(with.outlay_of(outlay::account::posture, all, y), billion),
                 core = in(with.core_outlay(all, y), billion), before = in(without.core_outlay(all, y), billion);
    t.add({std::to_string(static_cast<int>(y)), number(with.measured("reserve", "heads", all, y), 0), number(cost, 2),
           number(core, 1), number(100 * cost / core, 2), number(core - cost, 1), number(before, 1)});
  }
  t.print();
  std::puts(
      "\nThe reserve counts toward core defence: with the share of GDP given, it takes the place of other outlay.");
} catch (outlay::error const& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}
