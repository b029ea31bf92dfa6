// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "kinds.hpp"

#include <outlay/files/help.hpp>

#include <algorithm>
#include <fstream>
#include <set>

using namespace outlay::test;

namespace {

std::vector<std::string> described_fields(outlay::part_manual const& m) {
  std::vector<std::string> all;
  for (auto const& f : m.fields) all.push_back(f.name);
  return all;
}

} // namespace

TEST_CASE("every kind of part describes each of its fields, in the order in which they stand") {
  each_kind([]<class Part>() {
    CAPTURE(outlay::detail::kind_of<Part>());
    std::vector<std::string> declared;
    for (std::string_view const name : outlay::detail::member_names<Part>())
      if (name != "_" && name != "name") declared.emplace_back(name);
    auto const manual = outlay::manual_of<Part>();
    CHECK(described_fields(manual) == declared);
    for (auto const& f : manual.fields) {
      CAPTURE(f.name);
      CHECK(f.meaning.size() > 3);
      CHECK(f.meaning.back() != '.');
      CHECK(!f.kind.empty());
      CHECK(!f.valid.empty());
    }
  });
}

TEST_CASE("every part of the umbrella is among the kinds that tests of descriptions go through") {
  std::set<std::string> kinds;
  each_kind([&]<class Part>() {
    std::string const kind(outlay::detail::kind_of<Part>());
    kinds.insert(kind.substr(0, kind.find('<')));
  });
  std::ifstream umbrella(OUTLAY_TEST_DATA "/../../include/outlay/outlay.hpp");
  std::string const before = "#include <outlay/parts/";
  int parts = 0;
  for (std::string line; std::getline(umbrella, line);) {
    if (line.compare(0, before.size(), before) != 0) continue;
    std::string const part = line.substr(before.size(), line.find('.') - before.size());
    if (part.find('/') != std::string::npos) continue; // a piece of a part, in a folder of its own
    CAPTURE(part);
    CHECK(kinds.contains(part));
    ++parts;
  }
  CHECK(parts == static_cast<int>(kinds.size()));
}

namespace {

// A part of the user's; `Surcharge` is the same with one field more, added in one place: the declaration and its line.
template <bool Surcharge> struct toll;
template <> struct toll<false> {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "toll";
  std::string name = {};
  outlay::share of_gdp;
  static constexpr void describe(auto& d) {
    d.required(outlay::parts::field<&toll::of_gdp>, "what is paid a year, of GDP");
  }
  static toll example() { return {.of_gdp = 1_pct}; }
  template <class S> auto claim(S& s) const {
    using V = typename S::value;
    return [this, &s](int i, auto& r) {
      r.template claim<outlay::claim_class::pledges>(
          outlay::account::aid, outlay::as<V>(s[of_gdp]) * s.gdp_of(i) * outlay::as<V>(s.dt()), true);
    };
  }
};
template <> struct toll<true> {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "toll";
  std::string name = {};
  outlay::share of_gdp;
  outlay::ratio surcharge = 10_pct;
  static constexpr void describe(auto& d) {
    d.required(outlay::parts::field<&toll::of_gdp>, "what is paid a year, of GDP");
    d.optional(outlay::parts::field<&toll::surcharge>, "what is paid on top, of the toll", {.at_most = 50});
  }
  static toll example() { return {.of_gdp = 1_pct}; }
  template <class S> auto claim(S& s) const {
    using V = typename S::value;
    return [this, &s](int i, auto& r) {
      V const all = V(s[of_gdp].value()) * (V(1.0) + V(s[surcharge].value()));
      r.template claim<outlay::claim_class::pledges>(
          outlay::account::aid, outlay::gdp_share<V>::from_value(all) * s.gdp_of(i) * outlay::as<V>(s.dt()), true);
    };
  }
};

template <class Toll> auto plan_with(Toll const& t) {
  return outlay::plan(outlay::economy{.growth = 0_pct}, outlay::share_target<outlay::core>{.to = 5_pct, .by = 2030y},
                      t);
}

} // namespace

TEST_CASE("a field that is added to a part in one place is found everywhere") {
  using before = toll<false>;
  using after = toll<true>;
  auto const allies = three();
  outlay::horizon const span{.from = 2025y, .until = 2028y, .step = outlay::step_length::annual};
  after const usual{.of_gdp = 1_pct};
  after more = usual;
  more.surcharge = 20_pct;

  SUBCASE("checks") {
    after bad = usual;
    bad.surcharge = outlay::percent(60);
    check_refused([&] { (void)outlay::project(allies, plan_with(bad), span); }, "toll", "surcharge", "60 %",
                  "0 to 50 %");
    bad.surcharge = outlay::percent(-1);
    check_refused([&] { (void)outlay::project(allies, plan_with(bad), span); }, "toll", "surcharge", "-1 %",
                  "0 to 100 %");
  }
  SUBCASE("files") {
    outlay::vocabulary const words{.file = "a.toml"};
    outlay::tree t{outlay::tree::table_type{{"of_gdp", "1 %"}, {"surcharge", "20 %"}}};
    CHECK(outlay::detail::field_access::raw(outlay::read_part<after>(t, words, "toll").surcharge) == 0.2);
    check_refused([&] { (void)outlay::read_part<before>(t, words, "toll"); }, "a.toml", "toll.surcharge",
                  "a key that is not known", "of_gdp, name, source");
    CHECK(outlay::write_part(more) == t);
  }
  SUBCASE("help and manual page") {
    CHECK(outlay::manual_of<before>().fields.size() == 1);
    auto const m = outlay::manual_of<after>();
    REQUIRE(m.fields.size() == 2);
    CHECK(m.fields[1].name == "surcharge");
    CHECK(m.fields[1].usual == "10 %");
    CHECK(outlay::manual_page(m, "", "").find(
              "| `surcharge` | percentage | `10 %` | what is paid on top, of the toll |") != std::string::npos);
  }
  SUBCASE("derivatives") {
    auto const j = outlay::sensitivity(allies, plan_with(usual), span, outlay::every_quantity,
                                       outlay::in_year(outlay::outlay_of<outlay::account::aid>, 2026y));
    bool found = false;
    for (std::size_t k = 0; k < j.fields().size(); ++k)
      if (j.fields()[k].label() == "toll: surcharge") {
        found = true;
        CHECK(j.slope(0, static_cast<int>(k)) == about(0.01 * 1750)); // aid = 1 % of 1,750 bn times (1 + surcharge)
      }
    CHECK(found);
  }
  SUBCASE("equality") {
    CHECK(outlay::same(usual, after{.of_gdp = 1_pct}));
    CHECK(!outlay::same(usual, more));
    CHECK(outlay::hash_of(usual) != outlay::hash_of(more));
    CHECK(outlay::text_of(more) == "toll { of_gdp = 1 %, surcharge = 20 % }");
  }
}
