// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../engines/full_plan.hpp"

#include <outlay/io/long_format.hpp>
#include <outlay/io/metadata.hpp>

#include <map>

using namespace outlay::test;

namespace {
// Reads JSON and says whether all of it is well-formed; keeps texts by their path, `options.0.name`.
class json_reader {
  std::string const& s_;
  std::size_t at_ = 0;
  bool good_ = true;

public:
  std::map<std::string, std::string> texts;
  explicit json_reader(std::string const& s) : s_(s) {
    value("");
    blanks();
    good_ = good_ && at_ == s_.size();
  }
  bool good() const { return good_; }

private:
  void blanks() { while (at_ < s_.size() && (s_[at_] == ' ' || s_[at_] == '\n')) ++at_; }
  bool take(char c) {
    blanks();
    if (at_ >= s_.size() || s_[at_] != c) return false;
    ++at_;
    return true;
  }
  void need(char c) { good_ = good_ && take(c); }
  std::string string() {
    std::string x;
    need('"');
    while (good_ && at_ < s_.size() && s_[at_] != '"') {
      if (static_cast<unsigned char>(s_[at_]) < 0x20) good_ = false;
      if (s_[at_] != '\\') {
        x += s_[at_++];
        continue;
      }
      char const c = s_[++at_];
      if (c == 'u') {
        x += "<" + s_.substr(at_ + 1, 4) + ">";
        at_ += 5;
      } else {
        good_ = good_ && (c == '"' || c == '\\' || c == 'n');
        x += c == 'n' ? '\n' : c;
        ++at_;
      }
    }
    need('"');
    return x;
  }
  void value(std::string const& path) {
    blanks();
    if (!good_ || at_ >= s_.size()) return void(good_ = false);
    auto const below = [&](std::string const& k) { return path.empty() ? k : path + "." + k; };
    if (s_[at_] == '"') texts[path] = string();
    else if (take('{')) {
      if (take('}')) return;
      do {
        blanks();
        std::string const key = string();
        need(':');
        value(below(key));
      } while (good_ && take(','));
      need('}');
    } else if (take('[')) {
      if (take(']')) return;
      int k = 0;
      do value(below(std::to_string(k++)));
      while (good_ && take(','));
      need(']');
    } else {
      std::size_t const end = s_.find_first_of(",]} \n", at_);
      texts[path] = s_.substr(at_, end - at_);
      good_ = good_ && end > at_ && texts[path].find_first_not_of("-0123456789truefals") == std::string::npos;
      at_ = end;
    }
  }
};
}

TEST_CASE("a description beside a file says title, options, data, years, scenarios, variables and what is left out") {
  auto const allies = three().with("BBB", [](outlay::member& m) { m.from = 2028y; });
  auto const run = outlay::project(allies, full_plan(), six_years);
  outlay::long_table table;
  outlay::add_to(table, run, {.scenario = "plan, core 3 %"});
  outlay::provenance const from = outlay::provenance_of(run);
  std::string const s = outlay::metadata_of(table, &from,
                                            {.title = "A \"title\"\nof two lines\t\\ \xFF T\xC3\xBCrkiye",
                                             .program = "test",
                                             .options = {{"--core", "3", "3.5", true},
                                                         {"--until", "2036", "2036", false}},
                                             .scenarios = {{"plan, core 3 %", "with --core 3"}},
                                             .notes = {"a note"}});
  CAPTURE(s);
  json_reader const read(s);
  REQUIRE(read.good());
  auto const at = [&](std::string const& path) {
    REQUIRE_MESSAGE(read.texts.contains(path), path);
    return read.texts.at(path);
  };
  CHECK(at("title") == "A \"title\"\nof two lines<0009>\\ <fffd> T\xC3\xBCrkiye");
  CHECK(at("program") == "test");
  CHECK(at("version").starts_with("outlay "));
  CHECK(at("options.0.name") == "--core");
  CHECK(at("options.0.value") == "3");
  CHECK(at("options.0.default") == "3.5");
  CHECK(at("options.0.given") == "true");
  CHECK(at("options.1.given") == "false");
  CHECK(at("data.edition") == allies.facts().edition);
  CHECK(at("data.base_year") == std::to_string(allies.base_year()));
  CHECK(at("data.money") == "billion US$2021");
  CHECK(at("data.price_basis") == "USD at prices of 2021");
  CHECK_FALSE(at("data.prices").empty());
  CHECK(at("run.first_year") == "2025");
  CHECK(at("run.last_year") == "2030");
  CHECK(at("run.members.2") == "CCC");
  CHECK(at("scenarios.0.name") == "plan, core 3 %");
  CHECK(at("scenarios.0.meaning") == "with --core 3");
  CHECK(at("variables.0.name") == "Outlay");
  CHECK(at("variables.0.unit") == "billion US$2021/yr");
  for (int k = 0; read.texts.contains("variables." + std::to_string(k) + ".name"); ++k) {
    std::string const variable = "variables." + std::to_string(k);
    CHECK_MESSAGE(at(variable + ".meaning") != "", at(variable + ".name"));
  }
  CHECK(at("left_out.0.region") == "BBB");
  CHECK(at("left_out.0.variable") == "all");
  CHECK(at("left_out.0.first_year") == "2025");
  CHECK(at("left_out.0.last_year") == "2027");
  CHECK(at("notes.0") == "a note");
  CHECK(at("rows") == std::to_string(table.rows()));
}

TEST_CASE("remarks on the data, paths and seed are told, and a sample's answers with their units") {
  outlay::draws const five{.paths = 5, .seed = ~std::uint64_t{0}};
  auto const run =
      outlay::ensemble(three(), full_plan(3_pct), six_years, five, outlay::total_outlay, outlay::core_share);
  outlay::provenance from = outlay::provenance_of(three(), six_years, five);
  from.data.remarks = {"2025 is an estimate", "a second"};
  std::string const s = outlay::metadata_of(run, from, {.title = "t", .program = "p"});
  json_reader const read(s);
  REQUIRE(read.good());
  CHECK(read.texts.at("data.remarks.1") == "a second");
  CHECK(read.texts.at("run.paths") == "5");
  CHECK(read.texts.at("run.seed") == "18446744073709551615");
  CHECK(read.texts.at("answers.1.name") == "core share of all members");
  CHECK(read.texts.at("answers.1.unit") == "fraction");
}

TEST_CASE("texts of JSON are UTF-8 without control characters") {
  using outlay::detail::json_text;
  CHECK(json_text("") == "\"\"");
  CHECK(json_text(std::string_view("\0\x1f\x7f", 3)) == "\"\\u0000\\u001f\\u007f\"");
  CHECK(json_text("\xE2\x82\xAC\xF0\x9F\x98\x80") == "\"\xE2\x82\xAC\xF0\x9F\x98\x80\"");
  for (char const* bad : {"\x80", "\xC0\xAF", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5"})
    CHECK(json_text(bad).find("\\ufffd") == 1);
}
