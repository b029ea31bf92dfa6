// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What the program prints.
#pragma once

#include "../support/head.hpp"
#include "../support/table.hpp"
#include "results.hpp"

namespace hague {

inline void print_head(results const& r) {
  auto const& o = r.o;
  std::string own, out;
  for (auto const& t : o.targets) own += "; " + t.code + " " + outlay::text(t.percent) + " % core";
  for (auto const& code : o.opt_out) out += (out.empty() ? "; opted out: " : ", ") + code;
  head h("THE TARGETS OF THE HAGUE IN MONEY");
  h.data(r.allies, r.prices());
  h.say("Target", outlay::text(o.core) + " % core + " + outlay::text(o.resilience) +
                      " % resilience by 2035, in equal steps from " + std::to_string(r.allies.base_year()) +
                      "; nobody falls" + own + out);
  h.say("Beside it", "figures from public reporting of 2025 and 2026, each an option of this program:");
  h.say("Pledge", outlay::text(o.monthly_pledge) +
                      " billion current dollars a month from January 2026, by GDP, Europe and Canada");
  h.say("Bank", outlay::text(o.bank) +
                    " billion current dollars subscribed, 20 % paid in, five years from 2027; counts as core");
  h.say("Stocks", signed_number(o.lift) + " % of equipment by value in " + std::to_string(o.stock_years) +
                      " years, the United States flat: air defence " + signed_number(air_defence_lift) +
                      " %, ground manoeuvre " + signed_number(brigades_lift) + " %,\nall other areas " +
                      (other_lift(o.lift) < 0 ? "" : "+") + number(other_lift(o.lift), 1) + " %");
  h.say("Assumed", "resilience of " + outlay::text(o.existing) + " % of GDP exists in every member in " +
                       std::to_string(r.allies.base_year()) + ";\nthe bank's founders: " + founders.name() +
                       ", by GDP;\nareas' part of the stock's value: " + weights_in_words +
                       ";\nopening stocks by perpetual inventory, 8.25 % lost a year;\n" + leads_in_words +
                       ";\nstocks buy out of equipment's share of the base year, the rest of it is other equipment");
}

/// 0.32 as `+0.32`.
inline std::string signed_cell(double x, int decimals) { return (x > 0 ? "+" : "") + number(x, decimals); }

inline void title(results const& r, std::string const& what, std::string const& unit) {
  examples::title(r.allies, what, unit);
}

inline void print_years(results const& r) {
  title(r, "BY YEAR", r.prices() + "; shares in % of GDP");
  table t({"Year", "Core,|Europe and|Canada", "Core,|NATO|total", "Resil-|ience,|total", "Core and|resil-|ience",
           "Core share,|Europe and|Canada", "Core|share,|total", "Both|shares,|total", "of core:|aid|pledged",
           "of core:|paid in|to bank"});
  for (int y = r.run.first_year(); y <= r.run.last_year(); ++y) {
    double const core = r.core(r.run, everyone, y), resilience = r.resilience(r.run, everyone, y);
    t.add({std::to_string(y), number(r.core(r.run, europe, y), 3), number(core, 3), number(resilience, 1),
           number(core + resilience, 1), number(r.core_percent(europe, y), 2), number(r.core_percent(everyone, y), 2),
           number(r.core_percent(everyone, y) + r.resilience_percent(everyone, y), 2),
           number(r.account(outlay::account::aid, everyone, y), 2),
           number(r.account(outlay::account::paid_in, everyone, y), 2)});
  }
  t.print();
  say_overspend(r.run.first_year(), r.run.last_year(), [&](int y) { return r.overspend(everyone, y); });
}

inline void print_rise(results const& r) {
  int const from = r.run.first_year(), to = r.o.last();
  std::string const y0 = std::to_string(from), y1 = std::to_string(to);
  title(r, "WHY CORE OUTLAY RISES, " + y0 + " to " + y1, "billions of current dollars");
  table t({"", "Core|" + y0, "Core|" + y1, "Rise", "by growth|of GDP", "by share|of GDP", "by|prices"});
  auto const current = 1_bn_usd / outlay::year;
  auto in_current = r;
  in_current.o.current_prices = true;
  auto const row = [&](char const* name, outlay::group const& g) {
    auto const rise = r.run.rise(g, std::chrono::year{from}, std::chrono::year{to});
    t.add({name, number(in_current.core(r.run, g, from), 1), number(in_current.core(r.run, g, to), 1),
           number(in(rise.total, current), 1), number(in(rise.by_gdp, current), 1),
           number(in(rise.by_share, current), 1), number(in(rise.by_prices, current), 1)});
  };
  row("Europe and Canada", europe);
  row("United States", america);
  row("NATO total", everyone);
  t.print();
}

inline void print_baseline(results const& r) {
  int const from = r.run.first_year() + 1, to = r.o.last();
  std::string const years = std::to_string(from) + " to " + std::to_string(to);
  title(r, "AGAINST SHARES HELD AT THOSE OF " + std::to_string(r.allies.base_year()) + ", sums of " + years,
        r.prices());
  table t({"", "Core,|plan", "Core,|shares held", "Core,|difference", "Resilience,|plan", "Resilience,|shares held",
           "Resilience,|difference", "Both,|difference"});
  auto const row = [&](char const* name, outlay::group const& g) {
    double c1 = 0, c0 = 0, s1 = 0, s0 = 0;
    for (int y = from; y <= to; ++y) {
      c1 += r.core(r.run, g, y), c0 += r.core(r.held, g, y);
      s1 += r.resilience(r.run, g, y), s0 += r.resilience(r.held, g, y);
    }
    t.add({name, number(c1, 0), number(c0, 0), number(c1 - c0, 0), number(s1, 0), number(s0, 0), number(s1 - s0, 0),
           number(c1 - c0 + s1 - s0, 0)});
  };
  row("Europe and Canada", europe);
  row("United States", america);
  row("NATO total", everyone);
  t.print();
}

inline void print_without(results const& r) {
  title(r, "CORE SHARE WITH AND WITHOUT AID AND PAID-IN CAPITAL", "% of GDP");
  table t({"Year", "Europe and|Canada", "without|aid", "without|paid-in", "without|both", "NATO|total", "without|aid",
           "without|paid-in", "without|both"});
  auto const share = [&](outlay::group const& g, int y, bool aid, bool paid_in) {
    return number(in(r.run.core_share_without(aid, paid_in, g, std::chrono::year{y}), percent_of_gdp), 3);
  };
  for (int y = r.run.first_year(); y <= r.o.last(); y += 2)
    t.add({std::to_string(y), share(europe, y, false, false), share(europe, y, true, false),
           share(europe, y, false, true), share(europe, y, true, true), share(everyone, y, false, false),
           share(everyone, y, true, false), share(everyone, y, false, true), share(everyone, y, true, true)});
  t.print();
}

inline void print_stocks(results const& r) {
  title(r, "STOCKS OF EQUIPMENT, EUROPE AND CANADA",
        "start of " + std::to_string(r.allies.base_year()) + " = 100; orders in " + r.prices());
  std::string const base = std::to_string(r.allies.base_year());
  table t({"Year", "Air|defence", "Strike", "Logis-|tics", "Commu-|nications", "Ground", "Other", "All,|by value",
           "Orders,|plan", "Orders,|stocks|kept up", "Growth|costs", "All, at|purchases|of " + base});
  for (int y = r.run.first_year(); y <= r.run.last_year(); ++y) {
    std::chrono::year const at{y};
    std::vector<std::string> cells{std::to_string(y)};
    for (outlay::area const a : six_areas::list) cells.push_back(number(100 * r.run.stock_index(europe, at, a), 1));
    double const orders = r.stocks(r.run, "started", europe, y), kept_up = r.stocks(r.kept_up, "started", europe, y);
    cells.push_back(number(100 * r.run.stock_index(europe, at), 1));
    cells.push_back(number(orders, 1));
    cells.push_back(number(kept_up, 1));
    cells.push_back(number(orders - kept_up, 1));
    cells.push_back(number(100 * r.today.index[static_cast<std::size_t>(y - r.run.first_year())], 1));
    t.add(cells);
  }
  t.print();

  int const first = r.run.first_year(), last = std::min(r.run.last_year(), first + r.o.stock_years - 1);
  double plan = 0, kept_up = 0, bought = 0;
  for (int y = first; y <= last; ++y) {
    plan += r.stocks(r.run, "started", europe, y);
    kept_up += r.stocks(r.kept_up, "started", europe, y);
    bought += r.money(europe, y, [&](outlay::group const& g, auto) {
      double sum = 0;
      auto const who = r.allies.set_of(g, "hague", "group");
      for (int i = 0; i < r.allies.size(); ++i)
        if (who >> i & 1 && r.allies[i].spends) sum += purchases(r.allies[i].code.text(), r.allies.base_year());
      return sum;
    });
  }
  std::string const years = std::to_string(first) + " to " + std::to_string(last);
  std::printf("\n%s\n", first_orders_in_words);
  std::printf("Orders of %s: %s billion in the plan, %s to keep stocks up; the growth costs the difference, %s.\n",
              years.c_str(), number(plan, 0).c_str(), number(kept_up, 0).c_str(), number(plan - kept_up, 0).c_str());
  std::printf("The purchases of %d, held in real terms, come to %s billion in these years:\n", r.allies.base_year(),
              number(bought, 0).c_str());
  if (r.today.months_to_lift)
    std::printf("by themselves, under the assumed opening stock, they take the whole stock past %+g %% after %.1f "
                "years, without new money.",
                r.o.lift, *r.today.months_to_lift / 12.0);
  else
    std::printf("by themselves they do not take the whole stock to %+g %% by the end of %d.", r.o.lift,
                r.run.last_year());
  std::puts(" This says nothing about which areas grow.");
}

inline void print_limits(results const& r) {
  title(r, "THE SAME STOCKS WITH INDUSTRY'S LIMITS, EUROPE AND CANADA",
        "start of " + std::to_string(r.allies.base_year()) + " = 100; orders in " + r.prices());
  table t({"Year", "Air|defence", "without|limits", "Ground", "without|limits", "All,|by value", "without|limits",
           "Orders|started", "waiting for|industry", "waiting|for money"});
  for (int y = r.run.first_year(); y <= r.run.last_year(); ++y) {
    std::chrono::year const at{y};
    auto const index = [&](projection const& p, std::optional<outlay::area> a) {
      return number(100 * p.stock_index(europe, at, a), 1);
    };
    t.add({std::to_string(y), index(r.limited, outlay::area::air_defence), index(r.run, outlay::area::air_defence),
           index(r.limited, outlay::area::ground_manoeuvre), index(r.run, outlay::area::ground_manoeuvre),
           index(r.limited, {}), index(r.run, {}), number(r.stocks(r.limited, "started", europe, y), 1),
           number(r.stocks(r.limited, "unstarted, industry", europe, y), 1),
           number(r.stocks(r.limited, "unstarted, money", europe, y), 1)});
  }
  t.print();
  std::printf("\nAssumed: %s.\n", industry_in_words(r.allies.base_year()).c_str());
}

inline void print_members(results const& r) {
  int const from = r.run.first_year(), to = r.o.last();
  std::string const y0 = std::to_string(from), y1 = std::to_string(to);
  title(r, "BY MEMBER, " + y0 + " and " + y1,
        r.prices() + (r.o.current_prices ? "; GDP in 2021 dollars" : "") + "; shares in % of GDP");
  table t({"Member", "GDP|" + y1, "Core|share|" + y0, "Core|share|" + y1, "Core|" + y0, "Core|" + y1, "Rise",
           "Resil-|ience|" + y1, "Pledge,|all|years", "Paid in,|all|years", "Stocks|" + y1});
  auto const row = [&](std::string const& name, outlay::group const& g, bool holds_stocks) {
    double pledged = 0, paid = 0;
    for (int y = from; y <= to; ++y) {
      pledged += r.account(outlay::account::aid, g, y);
      paid += r.account(outlay::account::paid_in, g, y);
    }
    double const core0 = r.core(r.run, g, from), core1 = r.core(r.run, g, to);
    t.add({name, number(r.run.gdp(g, std::chrono::year{to}).value(), 1), number(r.core_percent(g, from), 2),
           number(r.core_percent(g, to), 2), number(core0, 3), number(core1, 3), number(core1 - core0, 3),
           number(r.resilience(r.run, g, to), 3), number(pledged, 3), number(paid, 3),
           holds_stocks ? number(100 * r.run.stock_index(g, std::chrono::year{to}), 1) : "-"});
  };
  for (auto const& m : by_name(r.allies)) row(m.name, m.code, m.spends);
  t.rule();
  row("Europe and Canada", europe, true);
  row("NATO total", everyone, true);
  t.print();
}

inline void print_check(results const& r) {
  namespace nato = outlay::data::nato_2026_edition;
  int const y = r.allies.base_year();
  title(r, "BASE YEAR, model against the published tables", r.prices());
  table t({std::to_string(y), "Model", "NATO", "Difference", "Model,|% of GDP", "NATO,|% of GDP"});
  auto const add = [&](std::string const& name, outlay::group const& g, double published, double share) {
    double const model = r.core(r.run, g, y);
    t.add({name, number(model, 3), number(published / 1000, 3), number(model - published / 1000, 3),
           number(r.core_percent(g, y), 2), number(share, 2)});
  };
  if (r.o.reconcile) {
    for (auto const& m : by_name(r.allies)) {
      if (!m.spends) continue;
      std::string const code = m.code.text();
      add(m.name, m.code, (r.o.current_prices ? nato::outlay_current : nato::outlay_2021).at(code, y),
          nato::share_of_gdp.at(code, y));
    }
    t.rule();
  }
  auto const& totals = r.o.current_prices ? nato::total_outlay_current : nato::total_outlay_2021;
  add("Europe and Canada", europe, totals.at("NATO_EUR_CAN", y), nato::total_share_of_gdp.at("NATO_EUR_CAN", y));
  add("NATO total", everyone, totals.at("NATO_TOTAL", y), nato::total_share_of_gdp.at("NATO_TOTAL", y));
  t.print();
  std::puts(
      "\nIceland has no forces; its GDP is in NATO's denominators and in these. NATO rounds members to a million, so "
      "that their sum may miss its total by as much.");
}

/// Billions of Europe and Canada in a category and year, projected and published.
inline std::array<double, 2> in_category(std::vector<outlay::reconciled_member> const& all, int y, std::size_t c) {
  std::array<double, 2> sum{};
  for (auto const& m : all)
    if (m.year == y && !(m.code == outlay::member_code("USA"))) {
      sum[0] += m.model_category[c];
      if (m.data_category) sum[1] += (*m.data_category)[c];
    }
  return sum;
}

/// A line to the target from an earlier year beside what NATO has published since.
inline void print_line(results const& r) {
  namespace nato = outlay::data::nato_2026_edition;
  auto const all = outlay::reconcile(r.line);
  int const from = r.line.first_year();
  std::string const base = std::to_string(from), newest = std::to_string(newest_year);
  examples::title(r.line.allies(), "THE STRAIGHT LINE FROM " + base + " BESIDE WHAT NATO PUBLISHED",
                  "billions of 2021 dollars; shares in % of GDP");
  table totals({"Year", "Europe and|Canada, line", "NATO", "Differ-|ence", "Share,|line", "NATO", "All members,|line",
                "NATO", "Differ-|ence", "Share,|line", "NATO"});
  table categories({"Europe and|Canada", "Equipment,|line", "NATO", "Personnel,|line", "NATO", "Infra-|structure",
                    "NATO", "Other,|line", "NATO"});
  for (int y = from; y <= newest_year; ++y) {
    std::vector<std::string> cells{std::to_string(y)}, by_category{std::to_string(y)};
    for (auto const& [g, code] : {std::pair{europe, "NATO_EUR_CAN"}, {everyone, "NATO_TOTAL"}}) {
      std::chrono::year const at{y};
      double const line = in(r.line.counted_core(g, at), billion),
                   published = nato::total_outlay_2021.at(code, y) / 1000;
      for (double const x : {line, published, line - published}) cells.push_back(number(x, 1));
      for (double const x : {in(r.line.core_share(g, at), percent_of_gdp), nato::total_share_of_gdp.at(code, y)})
        cells.push_back(number(x, 2));
    }
    for (std::size_t c = 0; c < 4; ++c)
      for (double const x : in_category(all, y, c)) by_category.push_back(number(x, 1));
    totals.add(cells);
    categories.add(by_category);
  }
  totals.print();
  std::puts("");
  categories.print();
  std::printf("\nCategories of %s: NATO has equipment alone for the Netherlands and Portugal; the others are those of "
              "the year before in proportion.\n",
              newest.c_str());

  std::vector<outlay::reconciled_member> now;
  for (auto const& m : all)
    if (m.year == newest_year && m.data > 0) now.push_back(m);
  std::stable_sort(now.begin(), now.end(), [](auto const& a, auto const& b) {
    return a.data_share - a.model_share > b.data_share - b.model_share;
  });
  auto const above = [](auto const& m) { return m.data > m.model; };
  auto const ahead = std::count_if(now.begin(), now.end(), above);
  std::printf("\nAHEAD OF THE LINE AND BEHIND IT, %s%s\n\n", newest.c_str(),
              r.o.reconcile ? "" : ": the five furthest either way (--reconcile: all)");
  table members({"Member", "Share|" + base, "Line|" + newest, "NATO|" + newest, "Points|of GDP", "Billions"});
  for (std::size_t k = 0; k < now.size(); ++k) {
    if (!r.o.reconcile && k >= 5 && k + 5 < now.size()) {
      if (k == 5) members.rule();
      continue;
    }
    auto const& m = now[k];
    double share = 0;
    for (auto const& before : all)
      if (before.year == from && before.code == m.code) share = 100 * before.data_share;
    members.add({r.allies[r.allies.find(m.code)].name, number(share, 2), number(100 * m.model_share, 2),
                 number(100 * m.data_share, 2), signed_cell(100 * (m.data_share - m.model_share), 2),
                 signed_cell(m.data - m.model, 1)});
  }
  members.print();
  std::printf("\nOf %zu members %d spend more than the line asks in %s, %d less.\n", now.size(),
              static_cast<int>(ahead), newest.c_str(),
              static_cast<int>(static_cast<std::ptrdiff_t>(now.size()) - ahead));
}

inline void print(results const& r) {
  print_head(r);
  print_years(r);
  print_rise(r);
  print_baseline(r);
  print_line(r);
  print_without(r);
  print_stocks(r);
  print_limits(r);
  if (r.o.members) print_members(r);
  print_check(r);
}

} // namespace hague
