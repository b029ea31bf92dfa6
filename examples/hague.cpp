// What the commitments of The Hague, 2025, mean in money: 3.5 % of GDP for core defence and 1.5 % for resilience by 2035,
// with a monthly pledge, a bank's paid-in capital and growing stocks, on NATO's and the IMF's published figures.
#include "support/table.hpp"

#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace outlay::literals;
using namespace std::chrono_literals;
using examples::number;
using examples::table;
using outlay::in;
using std::chrono::January;

struct options {
  int until = 2036;
  double core = 3.5, resilience = 1.5, existing = 0.5, monthly_pledge = 1, bank = 135, lift = 30;
  int stock_years = 10;
  bool members = true;
};

auto const billion = 1_bn_usd_2021 / outlay::year;
auto const percent_of_gdp = outlay::gdp_share<>::from_value(0.01);
auto const founders = outlay::all_but("Europe and Canada without Germany, France and the United Kingdom", {"USA", "DEU", "FRA", "GBR", "ISL"});
auto const payers = outlay::all_but("Europe and Canada", {"USA", "ISL"});

// Stocks of equipment at the start of 2025, by perpetual inventory; only their growth is shown, as an index.
using all_equipment = outlay::areas<outlay::area::other_equipment>;
std::vector<outlay::opening_stock<all_equipment>> opening_stocks(outlay::alliance<> const& allies) {
  std::vector<outlay::opening_stock<all_equipment>> all;
  for (auto const& m : allies.members())
    if (m.spends) all.push_back({m.code, {outlay::data::perpetual_inventory(m.code.text(), allies.base_year() - 1)}});
  return all;
}

auto plan_of(options const& o, outlay::alliance<> const& allies) {
  return outlay::plan(
      outlay::economy{.growth = outlay::data::weo_2025_april()},
      outlay::share_target<outlay::core>{.to = outlay::percent(o.core), .by = 2035y, .except = {{"ESP", 2.1_pct}}},
      outlay::share_target<outlay::resilience>{.existing = outlay::percent(o.existing), .to = outlay::percent(o.resilience), .by = 2035y},
      outlay::pledge{.name = "arms for Ukraine", .amount = outlay::billions<outlay::usd>(o.monthly_pledge) / outlay::month,
                     .from = 2026y / January, .payers = payers},
      outlay::capital_contribution{.name = "defence bank", .subscribed = outlay::billions<outlay::usd>(o.bank), .paid_in = 20_pct,
                                   .instalments = 5, .first = 2027y / January, .founders = founders},
      outlay::stockpile_growth<all_equipment>{.lift = outlay::percent(o.lift), .over = o.stock_years * 1_years,
                                              .opening = opening_stocks(allies), .flat = {"USA"}, .attrition = 8.25_pct});
}

void print_head(options const& o, outlay::alliance<> const& allies) {
  std::printf("THE HAGUE COMMITMENTS IN MONEY: a projection under stated assumptions, not a forecast\n\n"
              "  Outlays    %s; base year %d (estimate)\n"
              "  Growth     %s; held after 2030\n"
              "  Prices     billions of constant 2021 dollars, each member by its own deflator; current dollars after %d by the\n"
              "             %s\n"
              "  Steps      monthly; a year is a calendar year; shares are of GDP of the same year\n"
              "  Target     %g %% core + %g %% resilience by 2035, in equal steps from %d; Spain's core 2.1 %%; nobody falls\n"
              "  Pledge     %g billion current dollars a month from January 2026, by GDP, Europe and Canada\n"
              "  Bank       %g billion current dollars subscribed, 20 %% paid in, five years from 2027; counts as core\n"
              "  Stocks     %+g %% of equipment in %d years, the United States flat; start of %d = 100\n"
              "  Assumed    %g %% of GDP of resilience exists in %d in every member; the bank's founders are %s, by GDP;\n"
              "             opening stocks by perpetual inventory, 8.25 %% loss a year\n\n",
              allies.facts().edition.c_str(), allies.base_year(), outlay::data::weo_2025_april().source.c_str(), allies.base_year(),
              allies.facts().prices_source.c_str(), o.core, o.resilience, allies.base_year(), o.monthly_pledge, o.bank, o.lift,
              o.stock_years, allies.base_year(), o.existing, allies.base_year(), founders.name().c_str());
}

template <class Projection> void print_years(Projection const& run) {
  auto const& all = outlay::all_members;
  auto const& europe = outlay::europe_and_canada;
  std::puts("BY YEAR (billions of 2021 dollars; shares in % of GDP)\n");
  table t({"Year", "Core,|Europe and|Canada", "Core,|NATO|total", "Resil-|ience,|total", "Core and|resil-|ience", "Core share,|Europe and|Canada",
           "Core|share,|total", "Both|shares,|total", "of core:|aid|pledged", "of core:|paid in|to bank", "Stocks,|Europe and|Canada"});
  for (int n = run.first_year(); n <= run.last_year(); ++n) {
    std::chrono::year const y{n};
    double const core = in(run.counted_core(all, y), billion), resilience = in(run.counted_resilience(all, y), billion);
    t.add({std::to_string(n), number(in(run.counted_core(europe, y), billion), 3), number(core, 3), number(resilience, 1),
           number(core + resilience, 1), number(in(run.core_share(europe, y), percent_of_gdp), 2),
           number(in(run.core_share(all, y), percent_of_gdp), 2),
           number(in(run.core_share(all, y), percent_of_gdp) + in(run.resilience_share(all, y), percent_of_gdp), 2),
           number(in(run.outlay_of(outlay::account::aid, all, y), billion), 2),
           number(in(run.outlay_of(outlay::account::paid_in, all, y), billion), 2), number(100 * run.stock_index(europe, y), 1)});
  }
  t.print();
}

template <class Projection> void print_members(Projection const& run) {
  int const last = std::min(run.last_year(), 2035);
  std::chrono::year const from{run.first_year()}, to{last};
  std::printf("\nBY MEMBER, %d and %d (billions of 2021 dollars; shares in %% of GDP)\n\n", run.first_year(), last);
  std::string const y0 = std::to_string(run.first_year()), y1 = std::to_string(last);
  table t({"Member", "GDP|" + y1, "Core|share|" + y0, "Core|share|" + y1, "Core|" + y0, "Core|" + y1, "Rise", "Resil-|ience|" + y1,
           "Pledge,|all|years", "Paid in,|all|years", "Stocks|" + y1});
  auto const row = [&](std::string const& name, outlay::group const& g, bool holds_stocks) {
    double pledged = 0, paid = 0;
    for (int n = run.first_year(); n <= last; ++n) {
      pledged += in(run.outlay_of(outlay::account::aid, g, std::chrono::year{n}), billion);
      paid += in(run.outlay_of(outlay::account::paid_in, g, std::chrono::year{n}), billion);
    }
    double const core0 = in(run.counted_core(g, from), billion), core1 = in(run.counted_core(g, to), billion);
    t.add({name, number(run.gdp(g, to).value(), 1), number(in(run.core_share(g, from), percent_of_gdp), 2),
           number(in(run.core_share(g, to), percent_of_gdp), 2), number(core0, 3), number(core1, 3), number(core1 - core0, 3),
           number(in(run.counted_resilience(g, to), billion), 3), number(pledged, 3), number(paid, 3),
           holds_stocks ? number(100 * run.stock_index(g, to), 1) : ""});
  };
  for (auto const& m : run.allies().members()) row(m.name, m.code, m.spends);
  t.rule();
  row("Europe and Canada", outlay::europe_and_canada, true);
  row("NATO total", outlay::all_members, true);
  t.print();
}

template <class Projection> void print_check(Projection const& run) {
  namespace nato = outlay::data::nato_2026_edition;
  std::printf("\nBASE YEAR, model against the published tables\n\n");
  table t({"2025", "Model", "NATO", "Model,|% of GDP", "NATO,|% of GDP"});
  auto const row = [&](char const* name, outlay::group const& g, char const* code) {
    t.add({name, number(in(run.counted_core(g, 2025y), billion), 3), number(nato::total_outlay_2021.at(code, 2025) / 1000, 3),
           number(in(run.core_share(g, 2025y), percent_of_gdp), 2), number(nato::total_share_of_gdp.at(code, 2025), 2)});
  };
  row("Europe and Canada", outlay::europe_and_canada, "NATO_EUR_CAN");
  row("NATO total", outlay::all_members, "NATO_TOTAL");
  t.print();
  std::puts("\nIceland has no forces; its GDP is in NATO's denominators and in these. Shares are of constant-price GDP, for the\n"
            "Netherlands 2.24 % where NATO publishes 2.53: NATO deflates Dutch outlay and GDP differently.");
}

} // namespace

int main(int argc, char** argv) {
  options o;
  CLI::App app("Projects the commitments of The Hague, 2025, on NATO's and the IMF's published figures. Writes to standard output.", "hague");
  app.add_option("--until", o.until, "first year that is not projected")->check(CLI::Range(2026, 2100))->capture_default_str();
  app.add_option("--core", o.core, "core target in % of GDP by 2035")->check(CLI::Range(0.0, 100.0))->capture_default_str();
  app.add_option("--resilience", o.resilience, "resilience target in % of GDP by 2035")->check(CLI::Range(0.0, 100.0))->capture_default_str();
  app.add_option("--existing", o.existing, "resilience that exists already in % of GDP (an assumption: not published)")
      ->check(CLI::Range(0.0, 100.0))->capture_default_str();
  app.add_option("--pledge", o.monthly_pledge, "pledge in billions of current dollars a month")->check(CLI::Range(0.0, 1000.0))->capture_default_str();
  app.add_option("--bank", o.bank, "capital of the bank in billions of current dollars")->check(CLI::Range(0.0, 100000.0))->capture_default_str();
  app.add_option("--lift", o.lift, "growth of stocks in %")->check(CLI::Range(-100.0, 10000.0))->capture_default_str();
  app.add_option("--stock-years", o.stock_years, "years in which stocks grow")->check(CLI::Range(1, 100))->capture_default_str();
  app.add_flag("!--no-members", o.members, "leave out the table by member");
  CLI11_PARSE(app, argc, argv);
  try {
    auto const allies = outlay::data::nato_2026();
    auto const plan = plan_of(o, allies);
    auto const run = outlay::project(allies, plan, {.from = 2025y, .until = std::chrono::year{o.until}});
    print_head(o, allies);
    print_years(run);
    if (o.members) print_members(run);
    print_check(run);
    return 0;
  } catch (outlay::error const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
