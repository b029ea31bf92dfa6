// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/data/ally_names.hpp>

#include <cctype>
#include <set>

using namespace outlay::test;
namespace data = outlay::data;

TEST_CASE("an ally is found by its code, by two letters, and by its names, in any case") {
  struct { char const *name, *code; } const cases[] = {
      {"DEU", "DEU"}, {"deu", "DEU"}, {"de", "DEU"}, {"Germany", "DEU"}, {" germany ", "DEU"}, {"GERMANY", "DEU"},
      {"T\xC3\xBCrkiye", "TUR"}, {"T\xC3\x9CRK\xC4\xB0YE", "TUR"}, {"Turkiye", "TUR"}, {"Turkey", "TUR"},
      {"United States", "USA"}, {"the united states", "USA"}, {"United States of America", "USA"}, {"USA", "USA"},
      {"U.S.A.", "USA"}, {"US", "USA"}, {"us", "USA"}, {"UK", "GBR"}, {"Great Britain", "GBR"}, {"gb", "GBR"},
      {"United Kingdom", "GBR"}, {"The Netherlands", "NLD"}, {"Holland", "NLD"}, {"Czech Republic", "CZE"},
      {"Czechia", "CZE"}, {"north macedonia", "MKD"}, {"North  Macedonia", "MKD"}, {"north_macedonia", "MKD"},
      {"EL", "GRC"}, {"gr", "GRC"}, {"Slovak Republic", "SVK"}};
  for (auto const& c : cases) {
    CAPTURE(c.name);
    auto const* const a = data::find_ally_named(c.name);
    REQUIRE(a != nullptr);
    CHECK(a->code == c.code);
  }
  for (char const* none : {"", " ", "the", "Austria", "AUT", "at", "Germany and France", "Europe", "germanyx", "D E U"})
    CHECK_MESSAGE(data::find_ally_named(none) == nullptr, none);
}

TEST_CASE("every ally has a code of two letters of its own, and no name is of two allies") {
  std::set<std::string> plain;
  std::set<std::string_view> with_two;
  for (auto const& a : data::allies) {
    CHECK(plain.insert(data::detail::plain_name(a.code)).second);
    CHECK(plain.insert(data::detail::plain_name(a.name)).second);
  }
  for (auto const& [code, name] : data::detail::other_names) {
    CHECK_MESSAGE(plain.insert(name).second, name);
    CHECK(data::find_ally(code) != nullptr);
    if (std::string_view(name).size() == 2) with_two.insert(code);
  }
  CHECK(with_two.size() == 32);
}

TEST_CASE("an error on a name tells the nearest") {
  std::string const any = "an ally's name or code, such as Germany or DEU";
  check_errors({{[] { data::code_of_ally("Germny", "hague", "--opt-out"); }, "hague", "--opt-out", "\"Germny\"",
                 any + "; nearest: Germany (DEU)"},
                {[] { data::code_of_ally("Nroway", "a", "b"); }, "a", "b", "\"Nroway\"",
                 any + "; nearest: Norway (NOR)"},
                {[] { data::code_of_ally("turkay", "a", "b"); }, "a", "b", "\"turkay\"",
                 any + "; nearest: T\xC3\xBCrkiye (TUR)"},
                {[] { data::code_of_ally("NRO", "a", "b"); }, "a", "b", "\"NRO\"", any + "; nearest: Norway (NOR)"},
                {[] { data::code_of_ally("Atlantis", "a", "b"); }, "a", "b", "\"Atlantis\"", any}});
  CHECK(data::code_of_ally("spain", "a", "b") == "ESP");
}

TEST_CASE("edits between words are those of swaps, changes and single letters") {
  using outlay::edits_between;
  CHECK(edits_between("", "") == 0);
  CHECK(edits_between("abc", "") == 3);
  CHECK(edits_between("growth", "grwoth") == 1);
  CHECK(edits_between("kitten", "sitting") == 3);
  CHECK(edits_between("until", "untill") == 1);
  CHECK(outlay::nearest("absorbtion", {"amount", "absorption", "of"}) == "absorption");
  CHECK(outlay::nearest("x", {"y", "of"}) == "");
}
