// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"
#include "../support/csv.hpp"

#include <outlay/io/long_format.hpp>
#include <outlay/io/sample_table.hpp>

#include <algorithm>
#include <locale>
#include <map>
#include <sstream>

using namespace outlay::test;
using outlay::account;
using outlay::all_members;
using outlay::group;

namespace {

using cell = std::tuple<std::string, std::string, int>; // region, variable, year
std::map<cell, double> values_of(csv const& table) {
  std::map<cell, double> all;
  for (std::size_t k = 0; k < table.size(); ++k) {
    cell const at{table.text(k, "region"), table.text(k, "variable"), table.integer(k, "year")};
    CHECK_MESSAGE(all.emplace(at, *table.number(k, "value")).second, std::get<1>(at)); // no line twice
  }
  return all;
}
csv csv_of(auto const& run, outlay::long_format const& how = {}) {
  std::ostringstream out;
  outlay::write_long(out, run, how);
  return csv(out.str());
}
// Every variable `A|B` for which `A` is written as well.
std::vector<std::string> children(std::map<cell, double> const& all, std::string const& parent) {
  std::vector<std::string> found;
  for (auto const& [at, value] : all) {
    std::string const& v = std::get<1>(at);
    if (v.starts_with(parent + "|") && v.find('|', parent.size() + 1) == std::string::npos &&
        std::find(found.begin(), found.end(), v) == found.end())
      found.push_back(v);
  }
  return found;
}
outlay::long_format const two_regions{.groups = {all_members, group("two", {"AAA", "BBB"})}};

}

TEST_CASE("children add up to their parents, and members to their group, in what is written") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  auto const all = values_of(csv_of(run, two_regions));
  for (std::string const parent : {"Outlay", "Outlay|Core", "Outlay|Core|Equipment"}) {
    auto const parts = children(all, parent);
    CHECK(parts.size() == (parent == "Outlay|Core" ? 6 : 2));
    for (std::string const region : {"AAA", "BBB", "CCC", "two", "all members"})
      for (int y = 2025; y < 2031; ++y) {
        double sum = 0;
        for (auto const& part : parts) sum += all.at({region, part, y});
        CHECK(all.at({region, parent, y}) == about(sum));
      }
  }
  for (auto const& [at, value] : all) {
    std::string const& variable = std::get<1>(at);
    int const y = std::get<2>(at);
    if (std::get<0>(at) != "all members" || variable.starts_with("Share") || variable.starts_with("Stock index"))
      continue;
    CAPTURE(variable);
    // What belongs to no single member, as deliveries without a supplier.
    if (!all.contains({"AAA", variable, y})) continue;
    CHECK(value == about(all.at({"AAA", variable, y}) + all.at({"BBB", variable, y}) + all.at({"CCC", variable, y})));
  }
}

TEST_CASE("what is written reads back as the same doubles") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  auto const all = values_of(csv_of(run, two_regions));
  for (int y = 2025; y < 2031; ++y) {
    std::chrono::year const when(y);
    CHECK(all.at({"all members", "Outlay", y}) == run.outlay(all_members, when).value());
    CHECK(all.at({"BBB", "Outlay|Core|Aid", y}) == run.outlay_of(account::aid, "BBB", when).value());
    CHECK(all.at({"AAA", "Outlay|Core|Equipment|Stocks", y}) == run.outlay_of(account::equipment, "AAA", when).value());
    CHECK(all.at({"AAA", "Financing|Paid-in", y}) == run.outlay_of(account::paid_in, "AAA", when).value());
    CHECK(all.at({"CCC", "Counted|Core", y}) == run.counted_core("CCC", when).value());
    CHECK(all.at({"CCC", "Counted|Resilience", y}) == run.counted_resilience("CCC", when).value());
    CHECK(all.at({"two", "Cash", y}) == run.cash(two_regions.groups[1], when).value());
    CHECK(all.at({"AAA", "Counts as|Deficit", y}) == run.deficit("AAA", when).value());
    CHECK(all.at({"AAA", "Counts as|Debt", y}) == run.debt("AAA", when).value());
    CHECK(all.at({"all members", "GDP", y}) == run.gdp(all_members, when).value());
    CHECK(all.at({"all members", "Share|Core", y}) == run.core_share(all_members, when).value());
    CHECK(all.at({"AAA", "Stock index", y}) == run.stock_index("AAA", when));
    CHECK(all.at({"BBB", "Stock index|logistics", y}) == run.stock_index("BBB", when, outlay::area::logistics));
    CHECK(all.at({"AAA", "Measure|stockpile_growth|started", y}) ==
          run.measured("stockpile_growth", "started", "AAA", when));
    CHECK(all.at({"AAA", "Measure|stockpile_growth|unstarted, money", y}) ==
          run.measured("stockpile_growth", "unstarted, money", "AAA", when));
  }
  CHECK(all.count({"CCC", "Stock index", 2025}) == 0); // holds no stock
  CHECK(all.count({"AAA", "Stock index|long-range strike", 2025}) == 0);
  CHECK(all.count({"AAA", "Financing|Interest", 2025}) == 0); // nobody books it
}

TEST_CASE("every line has the columns of the long format and a unit that says the price basis") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  auto const table = csv_of(run, {.model = "outlay, test", .scenario = "the \"Hague\"", .groups = {}});
  CHECK(table.names() == std::vector<std::string>{"model", "scenario", "region", "variable", "unit", "year", "value"});
  std::map<std::string, std::string> const units{{"Outlay", "billion US$2021/yr"},
                                                 {"GDP", "billion US$2021/yr"},
                                                 {"Share|Core", "fraction"},
                                                 {"Stock index", "Index (opening stock = 1)"},
                                                 {"Measure|pledge|paid", "billion US$2021/yr"},
                                                 {"Measure|pledge|in transit", "billion US$2021"}};
  std::size_t met = 0;
  for (std::size_t k = 0; k < table.size(); ++k) {
    CHECK(table.text(k, "model") == "outlay, test");
    CHECK(table.text(k, "scenario") == "the \"Hague\"");
    if (auto const u = units.find(table.text(k, "variable")); u != units.end()) {
      CHECK(table.text(k, "unit") == u->second);
      ++met;
    }
  }
  CHECK(met == 3 * 6 * 6 - 6 - 3 * 6); // CCC holds no stock; what is in transit without a supplier is no member's
}

TEST_CASE("parts of one kind that report in different units are written one by one, without a sum") {
  outlay::alliance<> const allies(
      {{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year}},
      {.rates = {{outlay::id_of<outlay::usd>, {2025, {0.9}}}, {outlay::id_of<outlay::eur>, {2025, {1.2}}}}});
  auto const loan = [](std::string name, outlay::amount const& lent, outlay::amount const& assets,
                       outlay::yearly_amount const& scheduled) {
    return outlay::asset_backed_loan{.name = std::move(name),
                                     .principal = lent,
                                     .from = 2026y,
                                     .assets = assets,
                                     .yield = 1_pct,
                                     .scheduled = scheduled};
  };
  auto const run = outlay::project(allies,
                                   outlay::plan(outlay::economy{.growth = 2_pct},
                                                loan("", 3_bn_usd, 30_bn_usd, 0_bn_usd / outlay::year),
                                                loan("second", 5_bn_eur, 30_bn_eur, 0_bn_eur / outlay::year)),
                                   six_years);
  auto const table = csv_of(run, {.groups = {all_members}, .members = false});
  std::map<std::string, std::string> met;
  for (std::size_t k = 0; k < table.size(); ++k)
    if (table.text(k, "variable").starts_with("Measure|asset_backed_loan|drawn") && table.integer(k, "year") == 2026)
      met[table.text(k, "variable")] = table.text(k, "value") + " " + table.text(k, "unit");
  CHECK(met == std::map<std::string, std::string>{
                   {"Measure|asset_backed_loan|drawn|without name", "3 billion US$/yr"},
                   {"Measure|asset_backed_loan|drawn|second", "5 billion EUR/yr"}});
  // What belongs to members and is in the ledger's money still adds up.
  auto const all = values_of(table);
  CHECK(all.at({"all members", "Measure|asset_backed_loan|military", 2026}) ==
        about(all.at({"all members", "Measure|asset_backed_loan|military|without name", 2026}) +
              all.at({"all members", "Measure|asset_backed_loan|military|second", 2026})));
}

TEST_CASE("money of a bank and of a loan is in the unit of its own money, in projections and in answers") {
  auto const run = outlay::project(three(), plan_with_lenders(), six_years);
  auto const table = csv_of(run, {.groups = {all_members}, .members = false});
  std::map<std::string, std::string> const units{
      {"Measure|bank|loans", "billion US$"},
      {"Measure|bank|drawn", "billion US$/yr"},
      {"Measure|asset_backed_loan|balance", "billion US$"},
      {"Measure|asset_backed_loan|paid by the assets", "billion US$/yr"},
      {"Measure|capital_contribution|paid in", "billion US$2021/yr"}};
  std::map<std::string, std::string> met;
  for (std::size_t k = 0; k < table.size(); ++k)
    if (units.contains(table.text(k, "variable"))) met[table.text(k, "variable")] = table.text(k, "unit");
  CHECK(met == units);
  auto const answers = outlay::project(three(), plan_with_lenders(), six_years, outlay::measured("bank", "drawn"),
                                       outlay::cumulative(outlay::core_outlay), outlay::core_share);
  char const* const words[] = {"billion US$/yr", "billion US$2021", "fraction"};
  for (int k = 0; k < 3; ++k) CHECK(outlay::unit_text(answers.head(k)) == words[k]);
  // A level is held, not paid over a year, by whatever answer it comes.
  auto const levels = outlay::project(three(), plan_with_lenders(), six_years, outlay::measured("bank", "loans"),
                                      outlay::each_member(outlay::measured("asset_backed_loan", "balance")),
                                      outlay::each_member(outlay::cumulative(outlay::core_outlay)));
  char const* const held[] = {"billion US$", "billion US$",
                              "billion US$2021"};
  for (int k = 0; k < 3; ++k) {
    CHECK(levels.head(k).is_level);
    CHECK(outlay::unit_text(levels.head(k)) == held[k]);
  }
  CHECK(answers.head(0).money == outlay::id_of<outlay::usd_2021>);
}

TEST_CASE("measures of parts with names add up to those of their kind") {
  using outlay::pledge;
  auto const plan =
      outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y},
                   pledge{.amount = 1_bn_usd_2021 / outlay::year, .from = 2025y},
                   pledge{.name = "arms", .amount = 2_bn_usd_2021 / outlay::year, .from = 2026y},
                   pledge{.name = "arms \"two\"", .amount = 4_bn_usd_2021 / outlay::year, .from = 2027y});
  auto const run = outlay::project(three(), plan, six_years);
  auto const all = values_of(csv_of(run));
  auto const parts = children(all, "Measure|pledge|paid");
  REQUIRE(parts.size() == 3);
  CHECK(all.at({"all members", "Measure|pledge|paid|arms", 2026}) == about(2));
  CHECK(all.at({"all members", "Measure|pledge|paid|arms \"two\"", 2028}) == about(4));
  CHECK(all.at({"all members", "Measure|pledge|paid|without name", 2028}) == about(1));
  CHECK(all.at({"all members", "Measure|pledge|paid", 2028}) == about(7));
  CHECK(all.at({"all members", "Measure|pledge|paid|arms", 2025}) == 0);
}

TEST_CASE("a member has lines only for the years in which it belongs") {
  auto const allies = three().with("BBB", [](outlay::member& m) { m.from = 2027y, m.until = 2029y; });
  auto const run = outlay::project(
      allies,
      outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y}),
      six_years);
  auto const all = values_of(csv_of(run));
  CHECK(all.count({"BBB", "Outlay", 2026}) == 0);
  CHECK(all.count({"BBB", "Outlay", 2027}) == 1);
  CHECK(all.count({"BBB", "Share|Core", 2028}) == 1);
  CHECK(all.count({"BBB", "GDP", 2029}) == 0);
  CHECK(all.at({"all members", "GDP", 2026}) == about(1250 * 1.02));
}

TEST_CASE("members, groups and measures are written as asked, whatever the locale of the stream") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  struct grouped : std::numpunct<char> {
    char do_thousands_sep() const override { return ','; }
    std::string do_grouping() const override { return "\3"; }
  };
  std::ostringstream out;
  out.imbue(std::locale(std::locale::classic(), new grouped));
  outlay::write_long(out, run, {.groups = {group("BBB")}, .members = false, .measures = false});
  csv const table(out.str());
  for (std::size_t k = 0; k < table.size(); ++k) {
    CHECK(table.text(k, "region") == "BBB");
    CHECK_FALSE(table.text(k, "variable").starts_with("Measure"));
    CHECK(table.integer(k, "year") >= 2025);
  }
  std::ostringstream none;
  check_errors({{[&] { outlay::write_long(none, run, {.groups = {group("DDD")}}); }, "long format", "groups", "DDD",
                 "codes of the alliance: AAA BBB CCC"}});
  CHECK(none.str().empty());
}

TEST_CASE("a sample is written with mean, standard error and quantiles of every column") {
  auto const run = outlay::ensemble(three(), full_plan(3_pct), six_years, {.paths = 50, .seed = 7},
                                    outlay::total_outlay, outlay::reaches(4_pct, 2030y), outlay::core_outlay.of("AAA"));
  std::ostringstream out;
  outlay::write_table(out, run, {0, 0.25, 0.5});
  csv const table(out.str());
  CHECK(table.names() == std::vector<std::string>{"answer", "year", "unit", "mean", "se", "q0", "q0.25", "q0.5"});
  REQUIRE(table.size() == 13);
  for (std::size_t k = 0; k < 13; ++k) {
    int const column = static_cast<int>(k);
    CHECK(*table.number(k, "mean") == run.mean(column));
    CHECK(*table.number(k, "se") == run.standard_error(column));
    CHECK(*table.number(k, "q0.25") == run.quantile(column, 0.25));
    if (k == 6) CHECK_FALSE(table.number(k, "year").has_value());
    else CHECK(table.integer(k, "year") == 2025 + (column < 6 ? column : column - 7));
  }
  CHECK(table.text(0, "answer") == "outlay of all members");
  CHECK(table.text(0, "unit") == "billion US$2021/yr");
  CHECK(table.text(6, "unit") == "1"); // a probability
  CHECK(table.text(12, "answer") == "core outlay of AAA");
  check_errors({{[&] { outlay::write_table(out, run, {1.5}); }, "table", "quantiles", "1.5", "0 to 1"}});
}

TEST_CASE("answers in long format have the names, units and numbers of the whole projection, and children add up to "
          "their parents") {
  using outlay::category;
  auto const run = outlay::project(three(), full_plan(), six_years);
  auto const whole = values_of(csv_of(run, {.groups = {all_members}}));
  std::ostringstream written;
  outlay::write_long(written, run, {.groups = {all_members}});
  auto const answers =
      outlay::project(three(), full_plan(), six_years, outlay::total_outlay, outlay::core_outlay,
                      outlay::outlay_of<category::equipment>, outlay::outlay_of<account::equipment>,
                      outlay::outlay_of<account::other_equipment>, outlay::outlay_of<account::personnel>,
                      outlay::outlay_of<account::infrastructure>, outlay::outlay_of<account::operations>,
                      outlay::outlay_of<account::posture>, outlay::outlay_of<account::aid>,
                      outlay::outlay_of<account::resilience>, outlay::outlay_of<account::paid_in>.of("AAA"),
                      outlay::counted_core, outlay::cash_paid.of("BBB"), outlay::core_share, outlay::stock_index,
                      outlay::actual_gdp, outlay::stock_index.in_area(outlay::area::logistics));
  std::ostringstream out;
  outlay::write_long(out, answers);
  csv const table(out.str());
  auto const all = values_of(table);
  CHECK(all.size() == 18 * 6);
  for (auto const& [at, value] : all) {
    CAPTURE(std::get<1>(at));
    REQUIRE(whole.contains(at));
    CHECK(value == about(whole.at(at)));
  }
  for (std::size_t k = 0; k < table.size(); ++k) { // with the same unit
    std::string const head =
        "outlay,plan," + table.text(k, "region") + "," + table.text(k, "variable") + "," + table.text(k, "unit") + ",";
    CHECK(written.str().find(head) != std::string::npos);
  }
  for (std::string const parent : {"Outlay", "Outlay|Core", "Outlay|Core|Equipment"})
    for (int y = 2025; y < 2031; ++y) {
      double sum = 0;
      for (auto const& part : children(all, parent)) sum += all.at({"all members", part, y});
      CHECK(all.at({"all members", parent, y}) == about(sum));
    }
}

TEST_CASE("answers of one number stand at the last year, and what no projection has is an answer of its own name") {
  auto const answers = outlay::project(three(), full_plan(), six_years, outlay::reaches(2_pct, 2030y),
                                       outlay::in_year(outlay::core_share.of("AAA"), 2030y),
                                       outlay::cumulative(outlay::core_over_baseline), outlay::rise(2025y, 2030y),
                                       outlay::measured("pledge", "paid").of("BBB"));
  std::ostringstream out;
  outlay::write_long(out, answers, {.model = "m", .scenario = "s"});
  std::string const s = out.str();
  auto const has = [&](std::string const& line) { return s.find(line) != std::string::npos; };
  CHECK(has("\nm,s,all members,Answer|all members reaches 2 % in 2030,1,2030,1\n"));
  CHECK(has("\nm,s,AAA,Answer|core share in 2030,fraction,2030,"));
  CHECK(has("\nm,s,all members,Answer|cumulative core over base-year shares,billion US$2021,2025,"));
  CHECK(has("\nm,s,all members,\"Answer|rise of core, 2025 to 2030\",billion US$,2030,"));
  CHECK(has("\nm,s,BBB,Answer|pledge: paid,billion US$2021/yr,2026,"));
}

TEST_CASE("an answer of each member has the members as its regions") {
  auto const answers =
      outlay::project(three(), full_plan(), six_years, outlay::each_member(outlay::core_share),
                      outlay::core_share.of("BBB"), outlay::each_member(outlay::at_end(outlay::core_share)));
  std::ostringstream out;
  outlay::write_long(out, answers);
  for (int y = 2025; y < 2031; ++y) {
    CHECK(answers.value(0, "BBB", y) == answers.value(1, y));
    std::string const line = "\noutlay,plan,BBB,Share|Core,fraction," + std::to_string(y) + "," +
                             outlay::text(answers.value(1, y)) + "\n";
    CHECK(out.str().find(line) != std::string::npos);
  }
  CHECK(out.str().find("\noutlay,plan,BBB,Answer|core share in the last year,fraction,2030," +
                       outlay::text(answers.value(1, 2030)) + "\n") != std::string::npos);
}

namespace {
// As in pyam's reader of such tables: a whole year, texts in every column but the unit, no key twice, one head.
void check_as_pyam_reads(std::string const& file) {
  csv const table(file);
  CHECK(table.names() == std::vector<std::string>{"model", "scenario", "region", "variable", "unit", "year", "value"});
  std::map<std::vector<std::string>, int> keys;
  for (std::size_t k = 0; k < table.size(); ++k) {
    std::vector<std::string> key;
    for (char const* column : {"model", "scenario", "region", "variable", "year"}) key.push_back(table.text(k, column));
    CAPTURE(key[3]);
    for (std::string const& text : key) {
      CHECK_FALSE(text.empty());
      CHECK(text.find_first_not_of(' ') == 0);
      CHECK(text.back() != ' ');
    }
    CHECK(key[4].size() == 4);
    CHECK(key[4].find_first_not_of("0123456789") == std::string::npos);
    CHECK(++keys[key] == 1);
    std::string const unit = table.text(k, "unit");
    CHECK(unit.find(" at ") == std::string::npos);
    CHECK_FALSE((unit.starts_with("billion") && unit.find("billion ") != 0));
    auto const value = table.number(k, "value");
    REQUIRE(value.has_value());
    CHECK(std::isfinite(*value));
    CHECK(outlay::text(*value) == table.text(k, "value")); // the shortest that reads back
  }
}
outlay::alliance<> with_a_late_member() {
  return three().with("BBB", [](outlay::member& m) { m.from = 2028y; });
}
}

TEST_CASE("files of projections and of answers are read as tables of integrated assessment are") {
  for (auto const& allies : {three(), with_a_late_member()}) {
    std::ostringstream whole, answers;
    auto const run = outlay::project(allies, plan_with_lenders(), six_years);
    outlay::write_long(whole, run, two_regions);
    check_as_pyam_reads(whole.str());
    outlay::write_long(answers, outlay::project(allies, plan_with_lenders(), six_years,
                                                outlay::each_member(outlay::core_share), outlay::total_outlay,
                                                outlay::reaches(2_pct, 2030y),
                                                outlay::each_member(outlay::at_end(outlay::core_outlay))));
    check_as_pyam_reads(answers.str());
  }
}

TEST_CASE("a share of no GDP is left out of a file and noted; no file has nan or inf") {
  auto const answers = outlay::project(
      with_a_late_member(),
      outlay::plan(outlay::economy{.growth = 2_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2035y}),
      six_years, outlay::core_share.of("BBB"), outlay::core_outlay.of("BBB"));
  CHECK_FALSE(answers.has_number(2));
  outlay::long_table table;
  outlay::add_to(table, answers);
  CHECK(table.rows() == 3 + 6);
  REQUIRE(table.left_out().size() == 1);
  CHECK(table.left_out()[0].region == "BBB");
  CHECK(table.left_out()[0].variable == "Share|Core");
  CHECK(table.left_out()[0].first_year == 2025);
  CHECK(table.left_out()[0].last_year == 2027);
  CHECK(table.csv().find("nan") == std::string::npos);
  auto const head = [](std::string name, outlay::measure_unit unit) {
    return outlay::answer_head{.name = std::move(name), .unit = std::move(unit), .first_year = 2030,
                               .money = outlay::id_of<outlay::usd_2021>, .last_year = 2030};
  };
  double const none = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity();
  auto const written = [](outlay::answer_head const& h, double x) {
    return [=] {
      std::ostringstream out;
      outlay::write_long(out, outlay::answer_table({h}, {x}, outlay::id_of<outlay::usd_2021>));
    };
  };
  check_errors({{written(head("cash", outlay::counts::money), none), "file", "cash in 2030, all members", "nan",
                 "a finite number"},
                {written(head("core share", outlay::counts::share_of_gdp), endless), "file",
                 "core share in 2030, all members", "inf", "a finite number"}});
}

TEST_CASE("a key is in a file once: the same number again adds nothing, another is refused") {
  auto const run = outlay::project(three(), full_plan(), six_years);
  std::ostringstream once, again;
  outlay::write_long(once, run, {.groups = {}, .measures = false});
  outlay::write_long(again, run, {.groups = {group("BBB")}, .measures = false});
  bool const same = again.str() == once.str();
  CHECK(same);
  std::ostringstream out;
  auto const add = [](std::string const& scenario, int y, double x = 1) {
    outlay::long_table t;
    for (double const value : {1.0, x})
      t.add({.scenario = scenario, .region = "r", .variable = "v", .unit = "1", .year = y, .value = value});
  };
  check_errors({{[&] { outlay::write_long(out, run, {.groups = {group("two", {"AAA"}), group("two", {"BBB"})}}); },
                 "long format", "Outlay",
                 outlay::text(run.outlay("AAA", 2025y).value()) + " and " +
                     outlay::text(run.outlay("BBB", 2025y).value()) + " for plan, two, 2025",
                 "one number for each scenario, region, variable and year"},
                {[&] { add("s", 2030, 2); }, "long format", "v", "1 and 2 for s, r, 2030",
                 "one number for each scenario, region, variable and year"},
                {[&] { add("s", 0); }, "long format", "year", "0 of v", "1 to 9999"},
                {[&] { add(" s", 2030); }, "long format", "scenario", "\" s\"", "a text without blanks at its ends"}});
  CHECK(out.str().empty());
}

TEST_CASE("Debt is public debt itself, of a group only where that of all its members is known") {
  // Without interest, growth and rise of outlay debt stays as it was: 60 % of 1000.
  outlay::alliance<> const allies({{.code = "AAA", .gdp = 1000_bn_usd_2021 / outlay::year, .core = 2_pct},
                                   {.code = "BBB", .gdp = 500_bn_usd_2021 / outlay::year, .core = 2_pct}});
  auto const plan = outlay::plan(
      outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 2_pct, .by = 2035y},
      outlay::public_debt{.of = "AAA", .opening = 60_pct, .interest = 0_pct, .marginal = 0_pct, .inflation = 0_pct});
  outlay::long_table table;
  outlay::add_to(table, outlay::project(allies, plan, six_years), {.groups = {all_members}});
  csv const file(table.csv());
  auto const all = values_of(file);
  for (int y = 2025; y < 2031; ++y) {
    CHECK(all.at({"AAA", "Debt", y}) == about(600));
    CHECK(all.at({"AAA", "Counts as|Debt", y}) == about(20)); // what the year's outlay adds
    CHECK_FALSE(all.contains({"BBB", "Debt", y}));
    CHECK_FALSE(all.contains({"all members", "Debt", y}));
  }
  REQUIRE(table.left_out().size() == 2);
  CHECK(table.left_out()[1].region == "all members");
  CHECK(table.left_out()[1].why == "the plan follows no public debt of BBB");
  for (std::size_t k = 0; k < file.size(); ++k)
    if (file.text(k, "variable") == "Debt") CHECK(file.text(k, "unit") == "billion US$2021");
}

TEST_CASE("units in files are those of integrated assessment") {
  using outlay::counts, outlay::currency;
  auto const billions_of = [](outlay::money_id m) { return outlay::measure_unit(m); };
  struct { outlay::measure_unit reported; char const* text; bool a_year; char const* written; } const cases[] = {
      {counts::money, "billions", true, "billion US$2021/yr"},
      {counts::money, "billions", false, "billion US$2021"},
      {counts::current_money, "billions at current prices", true, "billion US$/yr"},
      {billions_of({currency::eur, 0}), "billions of EUR at current prices", false, "billion EUR"},
      {billions_of({currency::eur, 2015}), "billions of EUR at prices of 2015", true, "billion EUR2015/yr"},
      {billions_of({currency::try_, 0}), "billions of TRY at current prices", true, "billion TRY/yr"},
      {counts::share_of_gdp, "share of GDP", true, "fraction"},
      {{counts::fraction, "part of all"}, "part of all", false, "fraction"},
      {{counts::number, "1 once it has happened"}, "1 once it has happened", false, "1"},
      {{counts::number, "own over rival"}, "own over rival", false, "1"},
      {counts::index, "1", false, "Index (opening stock = 1)"},
      {counts::per_year, "a year", false, "1/yr"},
      {counts::years, "years", false, "yr"},
      {counts::calendar_year, "year", false, "year"},
      {{counts::words, "thousand heads a year"}, "thousand heads a year", true, "thousand heads/yr"},
      {{counts::words, "units a year, all areas"}, "units a year, all areas", true, "units/yr"},
      // words of a user's that happen to be those of another unit are no such unit
      {{counts::words, "billions"}, "billions", true, "billions"},
      {{counts::words, "1 in ten"}, "1 in ten", false, "1 in ten"}};
  for (auto const& c : cases) {
    CAPTURE(c.written);
    CHECK(c.reported.text() == c.text);
    CHECK(outlay::unit_text(c.reported, outlay::id_of<outlay::usd_2021>, c.a_year) == c.written);
  }
  CHECK(billions_of({currency::eur, 0}) == billions_of({currency::eur, 0}));
  CHECK(billions_of({currency::eur, 0}) != billions_of({currency::eur, 2015}));
  CHECK(outlay::measure_unit(counts::words, "billions") != outlay::measure_unit(counts::money));
}

TEST_CASE("a sample of one path has numbers in every field that a number can fill") {
  auto const run =
      outlay::ensemble(three(), full_plan(3_pct), six_years, {.paths = 1, .seed = 7}, outlay::total_outlay);
  std::ostringstream out;
  outlay::write_table(out, run);
  CHECK(out.str().find("nan") == std::string::npos);
  CHECK(out.str().find("inf") == std::string::npos);
}

TEST_CASE("the stock index of who joins begins with its accession, and that of who leaves within a year says so") {
  auto const allies = three()
                          .with("AAA", [](outlay::member& m) { m.until = 2028y / July; })
                          .with("BBB", [](outlay::member& m) { m.from = 2027y / January; });
  auto const run = outlay::project(allies, full_plan(), six_years);
  outlay::long_table table;
  outlay::add_to(table, run, {.groups = {group("AAA alone", {"AAA"}), group("BBB alone", {"BBB"})}});
  auto const all = values_of(csv(table.csv()));
  for (int y = 2025; y < 2031; ++y) {
    CHECK(all.contains({"AAA", "Stock index|air defence", y}) == (y < 2028));
    CHECK(all.contains({"BBB alone", "Stock index", y}) == (y >= 2027));
    CHECK_FALSE(all.contains({"CCC", "Stock index", y})); // holds no stock
    if (y >= 2027) CHECK(all.at({"BBB", "Stock index", y}) == run.stock_index("BBB", std::chrono::year(y)));
  }
  auto const told = [&](std::string_view region, std::string_view variable) {
    return std::any_of(table.left_out().begin(), table.left_out().end(), [&](auto const& x) {
      return x.region == region && x.variable == variable && x.first_year == 2028 && x.last_year == 2028 &&
             x.why == "who holds such stocks does not belong at the year's end";
    });
  };
  CHECK(told("AAA", "Stock index"));
  CHECK(told("AAA alone", "Stock index|logistics"));
}
