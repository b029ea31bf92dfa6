// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Four pictures: outlay, shares, stocks, and orders started and waiting.
#pragma once

#include "../support/axes.hpp"
#include "../support/head.hpp"
#include "results.hpp"

namespace hague {

/// One row for each year of the projection.
template <class Values> rows by_year(results const& r, Values values) {
  return examples::by_year(r.run.first_year(), r.run.last_year(), values);
}

inline std::string years_on_x(results const& r, double before, double after) {
  return examples::years_on_x(r.run.first_year(), r.run.last_year(), before, after);
}

inline std::string draw_outlay(results const& r, program const& p) {
  std::string const base = std::to_string(r.allies.base_year());
  auto g =
      p.chart("outlay", "Core defence and resilience to " + std::to_string(r.run.last_year()),
              "Counted outlay of the 32 members, " + r.prices(),
              foot(r.allies, "Resilience of " + outlay::text(r.o.existing) + " % of GDP is assumed to exist already."));
  g.data("d", by_year(r, [&](int y) {
           double const a0 = r.core(r.held, america, y), e0 = r.core(r.held, europe, y),
                        s0 = r.resilience(r.held, everyone, y);
           double const a1 = r.core(r.run, america, y), e1 = r.core(r.run, europe, y),
                        s1 = r.resilience(r.run, everyone, y);
           std::vector<double> tops{a0, a0 + e0, a0 + e0 + s0};
           tops.push_back(tops.back() + e1 - e0);
           tops.push_back(tops.back() + a1 - a0);
           tops.push_back(tops.back() + s1 - s0);
           return tops;
         }));
  g.say(years_on_x(r, 0, 0));
  g.say(thousands_on_y(r.core(r.run, everyone, r.run.last_year()) + r.resilience(r.run, everyone, r.run.last_year())));
  g.say("set style fill solid 1 noborder");
  g.say("plot $d using 1:6:7 with filledcurves lc '#f2b05e' title \"New resilience\", \\");
  g.say("  $d using 1:5:6 with filledcurves lc '#8da9c4' title \"New core, United States\", \\");
  g.say("  $d using 1:4:5 with filledcurves lc '#2f7fc1' title \"New core, Europe and Canada\", \\");
  g.say("  $d using 1:4 with lines lw 2.5 lc '#111111' title \"All, at the shares of " + base + "\", \\");
  g.say("  $d using 1:3:4 with filledcurves lc '#fbe3c2' title \"Existing resilience (assumed)\", \\");
  g.say("  $d using 1:2:3 with filledcurves lc '#b9d7ee' title \"Core, Europe and Canada\", \\");
  g.say("  $d using 1:(0):2 with filledcurves lc '#dfe5ea' title \"Core, United States\"");
  return g.draw();
}

inline std::string draw_shares(results const& r, program const& p) {
  auto g = p.chart("shares", "Core defence as a share of GDP",
                      "% of GDP of the same year, at constant prices; each thin line is a member",
                      foot(r.allies, "Members above their target keep their share."));
  std::vector<outlay::group> members;
  for (auto const& m : r.allies.members())
    if (m.spends) members.emplace_back(m.code);
  g.data("d", by_year(r, [&](int y) {
           std::vector<double> values{r.core_percent(europe, y), r.core_percent(everyone, y),
                                      r.core_percent(america, y), r.o.core,
                                      r.core_percent(everyone, y) + r.resilience_percent(everyone, y)};
           for (auto const& m : members) values.push_back(r.core_percent(m, y));
           return values;
         }));
  g.say(years_on_x(r, 0, 0.15));
  g.say("set yrange [0:*]; set ytics 1");
  g.say("plot for [c=7:" + std::to_string(6 + members.size()) +
        "] $d using 1:c with lines lw 0.8 lc '#c4ccd4' notitle, \\");
  g.say("  $d using 1:6 with lines lw 3 lc '#e08a1e' title \"NATO, core and resilience\", \\");
  g.say("  $d using 1:5 with lines lw 2 dt 2 lc '#111111' title \"Core target for 2035\", \\");
  g.say("  $d using 1:4 with lines lw 3 lc '#5b6770' title \"United States, core\", \\");
  g.say("  $d using 1:3 with lines lw 3 lc '#7a4fa3' title \"NATO, core\", \\");
  g.say("  $d using 1:2 with lines lw 3.5 lc '#2f7fc1' title \"Europe and Canada, core\", \\");
  g.say("  NaN with lines lw 0.8 lc '#c4ccd4' title \"Each member, core\"");
  return g.draw();
}

inline std::string draw_stocks(results const& r, program const& p) {
  std::string const base = std::to_string(r.allies.base_year());
  auto g = p.chart("stocks", "Stocks of equipment, Europe and Canada",
                      "Start of " + base + " = 100, end of year, logarithmic scale",
                      foot(r.allies, "Areas' weights, opening stocks and industry's capacity are assumed."));
  rows all = by_year(r, [&](int y) {
    std::chrono::year const at{y};
    auto const index = [&](projection const& run, std::optional<outlay::area> a) {
      return 100 * run.stock_index(europe, at, a);
    };
    return std::vector<double>{index(r.run, outlay::area::air_defence),
                               index(r.limited, outlay::area::air_defence),
                               index(r.run, outlay::area::ground_manoeuvre),
                               index(r.run, outlay::area::long_range_strike),
                               index(r.run, {}),
                               100 * r.today.index[static_cast<std::size_t>(y - r.run.first_year())]};
  });
  all.insert(all.begin(), {r.run.first_year() - 1.0, 100, 100, 100, 100, 100, 100});
  g.data("d", all);
  g.say(years_on_x(r, 1, 0.15));
  double highest = 0;
  for (auto const& row : all) highest = std::max(highest, *std::max_element(row.begin() + 1, row.end()));
  g.say("set logscale y; set yrange [90:" + std::to_string(1.08 * highest) +
        "]; set ytics (100, 130, 160, 200, 300, 400, 500, 700, '1,000' 1000, '2,000' 2000)");
  g.say("plot $d using 1:2 with lines lw 3 lc '#c0392b' title \"Air defence\", \\");
  g.say("  $d using 1:3 with lines lw 2.5 dt 3 lc '#c0392b' title \"Air defence, industry's limits\", \\");
  g.say("  $d using 1:4 with lines lw 3 lc '#3a8f5c' title \"Ground manoeuvre\", \\");
  g.say("  $d using 1:6 with lines lw 4 lc '#111111' title \"All areas, by value\", \\");
  g.say("  $d using 1:5 with lines lw 3 lc '#8da9c4' title \"Each other area\", \\");
  g.say("  $d using 1:7 with lines lw 2.5 dt 2 lc '#e08a1e' title \"All areas, at purchases of " + base + "\"");
  return g.draw();
}

inline std::string draw_starts(results const& r, program const& p) {
  auto g = p.chart("starts", "Orders started and waiting, Europe and Canada",
                      "Orders started in a year, and what waits at its end; " + r.prices() + ", with industry's limits",
                      foot(r.allies, "Areas' weights, opening stocks and industry's capacity are assumed."));
  g.data("d", by_year(r, [&](int y) {
           return std::vector<double>{
               r.stocks(r.limited, "started", europe, y), r.stocks(r.limited, "unstarted, industry", europe, y),
               r.stocks(r.limited, "unstarted, money", europe, y), r.stocks(r.run, "started", europe, y)};
         }));
  g.say(years_on_x(r, 0.6, 0.6));
  bool money_binds = false;
  double most = 0;
  for (int y = r.run.first_year(); y <= r.run.last_year(); ++y) {
    money_binds = money_binds || r.stocks(r.limited, "unstarted, money", europe, y) > 0.05;
    for (char const* m : {"started", "unstarted, industry", "unstarted, money"})
      most = std::max({most, r.stocks(r.limited, m, europe, y), r.stocks(r.run, "started", europe, y)});
  }
  g.say(thousands_on_y(most) + "; set boxwidth 0.68; set style fill solid 1 noborder");
  // What is started is of a year, what waits of its end: bars and lines, never one on the other.
  g.say("plot $d using 1:2 with boxes lc '#8da9c4' title \"Started\", \\");
  g.say("  $d using 1:5 with points pt 7 ps 1.1 lc '#111111' title \"Started, without limits\", \\");
  if (money_binds)
    g.say("  $d using 1:4 with linespoints lw 3 pt 7 ps 1.1 lc '#c0392b' title \"Waiting for money\", \\");
  g.say("  $d using 1:3 with linespoints lw 3 pt 7 ps 1.1 lc '#e08a1e' title \"Waiting for industry\"");
  return g.draw();
}

inline void draw(results const& r, program const& p) {
  for (auto const& file : {draw_outlay(r, p), draw_shares(r, p), draw_stocks(r, p), draw_starts(r, p)}) wrote(file);
}

} // namespace hague
