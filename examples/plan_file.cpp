// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A plan that is read when the program runs: each line of a file is a part, and what it may say is said by the errors.
// Given no file, the program reads the plan below.
#include <outlay/any_plan.hpp>
#include <outlay/data/nato.hpp>
#include <outlay/outlay.hpp>

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

using namespace outlay::literals;
using namespace std::chrono_literals;

char const* const usual = R"(# figures of the plans in the news; what exists of resilience is assumed
economy     volatility=1.5 common=50
core        to=3.5 by=2035
resilience  existing=0.5 to=1.5 by=2035
pledge      name=arms a_year=12 from=2026
pledge      name=drones once=1.5 from=2027
capital     name=bank subscribed=135 paid_in=20 instalments=5 from=2027
)";

// The words of a line: a part, and its fields.
class line {
  std::string where_, part_;
  std::map<std::string, std::string> fields_;

public:
  line(int number, std::string const& text) : where_("line " + std::to_string(number)) {
    std::istringstream words(text);
    words >> part_;
    for (std::string word; words >> word;) {
      auto const at = word.find('=');
      if (at == word.npos) throw outlay::error(where_, part_, word, "field=value");
      fields_[word.substr(0, at)] = word.substr(at + 1);
    }
  }
  std::string const& part() const { return part_; }
  std::string const& where() const { return where_; }
  bool has(char const* field) const { return fields_.contains(field); }
  std::string word(char const* field) const { return has(field) ? fields_.at(field) : ""; }
  double number(char const* field) const {
    if (!has(field)) throw outlay::error(where_, part_, field, "a value for this field");
    std::size_t read = 0;
    std::string const& text = fields_.at(field);
    double x = 0;
    try {
      x = std::stod(text, &read);
    } catch (std::exception const&) {
    }
    if (read != text.size()) throw outlay::error(where_, field, text, "a number");
    return x;
  }
  double number(char const* field, double otherwise) const { return has(field) ? number(field) : otherwise; }
  outlay::percent percent(char const* field) const { return outlay::percent(number(field)); }
  std::chrono::year year(char const* field) const { return std::chrono::year(static_cast<int>(number(field))); }
};

outlay::any_part<> part_of(line const& l) {
  using outlay::billions, outlay::usd;
  if (l.part() == "economy")
    return outlay::economy{
        .growth = outlay::data::weo_2025_april(), .volatility = l.percent("volatility"), .common = l.percent("common")};
  if (l.part() == "core") return outlay::share_target<outlay::core>{.to = l.percent("to"), .by = l.year("by")};
  if (l.part() == "resilience")
    return outlay::share_target<outlay::resilience>{
        .existing = l.percent("existing"), .to = l.percent("to"), .by = l.year("by")};
  if (l.part() == "pledge") {
    outlay::payment const amount = l.has("once") ? outlay::payment(billions<usd>(l.number("once")))
                                                 : outlay::payment(billions<usd>(l.number("a_year")) / outlay::year);
    return outlay::pledge{
        .name = l.word("name"), .amount = amount, .from = l.year("from"), .payers = outlay::europe_and_canada};
  }
  if (l.part() == "capital")
    return outlay::capital_contribution{.name = l.word("name"),
                                        .subscribed = billions<usd>(l.number("subscribed")),
                                        .paid_in = l.percent("paid_in"),
                                        .instalments = static_cast<int>(l.number("instalments", 1)),
                                        .first = l.year("from"),
                                        .founders = outlay::europe_and_canada};
  throw outlay::error(l.where(), "part", l.part(), "economy, core, resilience, pledge or capital");
}

outlay::any_plan<> read(std::istream& from) {
  outlay::any_plan<> plan;
  int number = 0;
  for (std::string text; std::getline(from, text);) {
    ++number;
    if (text.find_first_not_of(" \t") == text.npos || text.front() == '#') continue;
    plan.add(part_of({number, text}));
  }
  return plan;
}

int main(int count, char** words) try {
  std::ifstream file;
  if (count > 1) file.open(words[1]);
  if (count > 1 && !file) throw outlay::error("plan", "file", words[1], "a file that can be read");
  std::istringstream built_in(usual);
  auto const plan = read(count > 1 ? static_cast<std::istream&>(file) : built_in);

  auto const allies = outlay::data::nato_2026();
  auto const span = outlay::horizon{.from = 2025y, .until = 2036y};
  auto const run = outlay::project(allies, plan, span);
  auto const fan = outlay::ensemble(allies, plan, span, {.paths = 1'000, .seed = 7},
                                    outlay::total_outlay.of(outlay::europe_and_canada));

  auto const billion = 1_bn_usd_2021 / outlay::year;
  std::printf("%s; billions of 2021 dollars; Europe and Canada; %zu parts\n\n", allies.facts().edition.c_str(),
              plan.parts().size());
  std::printf("year   outlay     aid  paid-in   nine paths of ten (shocks to GDP; seed 7)\n");
  for (int y = 2025; y < 2036; y += 2) {
    std::chrono::year const when(y);
    auto const of = [&](outlay::account a) { return in(run.outlay_of(a, outlay::europe_and_canada, when), billion); };
    int const column = fan.column(0, y);
    std::printf("%d  %7.1f %7.1f  %7.1f   %7.1f to %.1f\n", y, in(run.outlay(outlay::europe_and_canada, when), billion),
                of(outlay::account::aid), of(outlay::account::paid_in), fan.quantile(column, 0.05),
                fan.quantile(column, 0.95));
  }
} catch (outlay::error const& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}
