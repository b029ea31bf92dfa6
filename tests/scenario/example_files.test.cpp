// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The plan files of examples/scenarios: hague.toml has the figures of the typed plan of examples/hague.
#include <outlay/scenario.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <sstream>

namespace {

std::string const examples = OUTLAY_TEST_DATA "/../../examples/";

// The numbers of the lines of a table that a program printed, behind their first words; of an empty cell, `-`, none.
struct printed_row {
  std::string name;
  std::vector<double> numbers;
};
std::vector<printed_row> table_in(std::string const& file, std::string const& title) {
  std::ifstream in(examples + file);
  std::vector<printed_row> rows;
  bool found = false, ruled = false;
  for (std::string line; std::getline(in, line);) {
    if (!found) {
      found = line.starts_with(title);
      continue;
    }
    if (ruled && line.empty()) break;
    if (line.starts_with("---")) ruled = true;
    else if (ruled) {
      printed_row r;
      std::istringstream words(line);
      for (std::string word; words >> word;) {
        if (r.numbers.empty() && word.find_first_of("0123456789-") == std::string::npos) {
          r.name += (r.name.empty() ? "" : " ") + word;
          continue;
        }
        std::erase(word, ',');
        r.numbers.push_back(word == "-" ? std::nan("") : std::stod(word));
      }
      rows.push_back(std::move(r));
    }
  }
  REQUIRE_MESSAGE(rows.size() > 2, title);
  return rows;
}
// Equal to a number that was printed with some decimals.
void check_printed(double x, double printed, int decimals) {
  CHECK(std::abs(x - printed) <= 0.5000001 * std::pow(10, -decimals));
}

} // namespace

TEST_CASE("the plan file hague.toml has the figures of the typed plan of hague") {
  auto const s = outlay::read_scenario(examples + "scenarios/hague.toml");
  struct column {
    char const* answer;
    double factor;
    int decimals;
  };
  auto const check_years = [&](std::string const& title, std::vector<column> const& columns) {
    std::vector<std::string> names;
    for (column const& c : columns) names.push_back(c.answer);
    auto const t = s.project(names);
    int rows = 0;
    for (printed_row const& r : table_in("hague.expected", title)) {
      int const y = static_cast<int>(r.numbers.at(0));
      CAPTURE(y);
      for (std::size_t k = 0; k < columns.size(); ++k) {
        CAPTURE(columns[k].answer);
        check_printed(columns[k].factor * t.value(static_cast<int>(k), y), r.numbers.at(k + 1), columns[k].decimals);
      }
      ++rows;
    }
    CHECK(rows == 10);
  };
  SUBCASE("by year") {
    auto const t = s.project({"counted core", "counted resilience", "core share", "resilience share"});
    for (printed_row const& r : table_in("hague.expected", "BY YEAR")) {
      int const y = static_cast<int>(r.numbers.at(0));
      check_printed(t.value(0, y) + t.value(1, y), r.numbers.at(4), 1);
      check_printed(100 * (t.value(2, y) + t.value(3, y)), r.numbers.at(7), 2);
    }
    check_years("BY YEAR",
                {{"counted core of Europe and Canada", 1, 3}, {"counted core", 1, 3}, {"counted resilience", 1, 1}});
    auto const more = s.project({"core share of Europe and Canada", "core share", "aid", "paid-in capital"});
    for (printed_row const& r : table_in("hague.expected", "BY YEAR")) {
      int const y = static_cast<int>(r.numbers.at(0));
      check_printed(100 * more.value(0, y), r.numbers.at(5), 2);
      check_printed(100 * more.value(1, y), r.numbers.at(6), 2);
      check_printed(more.value(2, y), r.numbers.at(8), 2);
      check_printed(more.value(3, y), r.numbers.at(9), 2);
    }
  }
  SUBCASE("stocks") {
    check_years("STOCKS OF EQUIPMENT, EUROPE AND CANADA",
                {{"stock index of Europe and Canada, air defence", 100, 1},
                 {"stock index of Europe and Canada, long-range strike", 100, 1},
                 {"stock index of Europe and Canada, logistics", 100, 1},
                 {"stock index of Europe and Canada, communications_and_information", 100, 1},
                 {"stock index of Europe and Canada, ground manoeuvre", 100, 1},
                 {"stock index of Europe and Canada, other equipment", 100, 1},
                 {"stock index of Europe and Canada", 100, 1},
                 {"stockpile_growth: started of Europe and Canada", 1, 1}});
  }
  SUBCASE("why core outlay rises") {
    for (printed_row const& r : table_in("hague.expected", "WHY CORE OUTLAY RISES")) {
      std::string const of = r.name == "NATO total" ? "" : r.name == "United States" ? " of USA" : " of " + r.name;
      std::string const rise = "rise of core" + of + ", 2026 to 2035";
      CAPTURE(rise);
      auto const t = s.project({rise, rise + " by GDP", rise + " by share", rise + " by prices"});
      for (int k = 0; k < 4; ++k) check_printed(t.value(k, 0), r.numbers.at(static_cast<std::size_t>(k) + 2), 1);
    }
  }
}

TEST_CASE("the figures of review.toml: the review raises the target, and the mission lasts five years") {
  // The rule of the file: 2.84 % of GDP in 2029 is less than 2.9 %, so that 3.5 % becomes 4 % and is met in 2035 but
  // by Spain, which has 2.1 %.
  auto const t = outlay::read_scenario(examples + "scenarios/review.toml")
                     .project({"core share of Europe and Canada", "happened review", "core share of DEU",
                               "core share of ESP", "deployment \"mission\": headcount", "aid"});
  CHECK(100 * t.value(0, 2029) == doctest::Approx(2.84).epsilon(0.002));
  CHECK(t.value(1, 2029) == 1);
  CHECK(t.value(1, 2028) == 0);
  CHECK(100 * t.value(2, 2035) == doctest::Approx(4));
  CHECK(100 * t.value(3, 2035) == doctest::Approx(2.1));
  CHECK(t.value(4, 2030) == doctest::Approx(20)); // thousand heads
  CHECK(t.value(5, 2028) > 9);
  CHECK(t.value(5, 2029) == 0); // a year after the ceasefire
}

TEST_CASE("plan files of examples are written flat, without `include` and `whole`, and read back equal") {
  for (char const* file : {"hague.toml", "review.toml", "packages.toml", "targets.toml#without_capital", "at_risk.toml",
                            "at_risk.toml#shares_held"}) {
    CAPTURE(file);
    auto const s = outlay::read_scenario(examples + "scenarios/" + file);
    std::string const text = to_toml(s);
    CHECK(outlay::read_scenario_text(text, "again.toml") == s);
    CHECK(to_toml(outlay::read_scenario_text(text, "again.toml")) == text);
    CHECK(text.find("whole") == std::string::npos);
  }
}

TEST_CASE("the plan file at_risk.toml has the bands of the example ensemble, as far as its rounded figures go") {
  auto const s = outlay::read_scenario(examples + "scenarios/at_risk.toml"),
             alone = outlay::read_scenario(examples + "scenarios/at_risk.toml#growth_alone");
  outlay::draws const d{.paths = 2000, .seed = 7};
  auto const both = s.ensemble(d, {"core outlay of Europe and Canada"}),
             growth = alone.ensemble(d, {"core outlay of Europe and Canada"});
  auto const rows = table_in("ensemble.expected", "CORE OUTLAY, EUROPE AND CANADA");
  REQUIRE(rows.size() == 10);
  for (auto const& r : rows) {
    int const y = static_cast<int>(r.numbers.at(0));
    std::vector<double> now{s.project({"core outlay of Europe and Canada"}).value(0, y)};
    for (double const q : {0.05, 0.5, 0.95}) now.push_back(growth.quantile(growth.column(0, y), q));
    now.push_back(both.mean(both.column(0, y)));
    for (double const q : {0.05, 0.25, 0.5, 0.75, 0.95}) now.push_back(both.quantile(both.column(0, y), q));
    for (std::size_t k = 0; k < now.size(); ++k) CHECK(now[k] == doctest::Approx(r.numbers.at(k + 1)).epsilon(0.006));
  }
}
