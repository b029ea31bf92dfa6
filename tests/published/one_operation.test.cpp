// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Figures that are one operation on published inputs: in the types of the library, so that a wrong kind cannot compile.
#include "cases.hpp"

using namespace outlay::test;
using outlay::currency;
using outlay::money_of;

namespace {

published_case const pbo_01("CA-PBO26-01"), airef_02("ES-AIREF-02"), ifs_01("UK-IFS-01"), netherlands("NL-01"),
    belgium("BE-01"), sweden("SE-01"), eda("EU-EDA-01"), cbo("US-CBO-01"), force("POS-05"), in_field("POS-06");

}

TEST_CASE("CA-PBO26-01: Canada's outlay at 3.5 % beyond 2 % of the same GDP") {
  auto const output = 159_bn_cad / outlay::year / points(3.5);
  pbo_01.check(outlay::in((points(3.5) - points(2)) * output, 1_bn_cad / outlay::year));
}

TEST_CASE("ES-AIREF-02: Spain's adjustment with one point of GDP more for defence") {
  // 0.13 points a year for each half point, in the four years of the plan.
  auto const a_year = 2 * points(0.13) / outlay::year;
  airef_02.check(100 * (points(3.16) + a_year * 4_years).value());
}

TEST_CASE("UK-IFS-01: the United Kingdom's outlay at 3.5 % beyond 2.6 %") {
  // The source says some 30 billion; 0.9 points of 3,000 billion are 27.
  auto const output = 30_bn_gbp / outlay::year / points(1);
  ifs_01.show(outlay::in((points(3.5) - points(2.6)) * output, 1_bn_gbp / outlay::year));
}

TEST_CASE("NL-01: the Netherlands' outlay at 3.5 % beyond 2 %") {
  auto const output = 22_bn_eur / outlay::year / points(2);
  netherlands.check(outlay::in((points(3.5) - points(2)) * output, 1_bn_eur / outlay::year));
}

TEST_CASE("BE-01: Belgium's gap between 1.3 and 5 % of GDP") {
  auto const output = outlay::gdp<outlay::eur>::from_value(598);
  belgium.check(outlay::in((points(5) - points(1.3)) * output, 1_bn_eur / outlay::year));
}

TEST_CASE("SE-01: Sweden's outlay at 3.5 % beyond the planned 2.6 % in 2030") {
  auto const krona = outlay::billions<money_of<currency::sek>>(1);
  auto const output = 255 * krona / outlay::year / points(3.5);
  sweden.check(outlay::in((points(3.5) - points(2.6)) * output, krona / outlay::year));
}

TEST_CASE("EU-EDA-01: the European Union's outlay at 3.5 % of GDP, prices of 2024") {
  auto const euro = outlay::billions<money_of<currency::eur, 2024>>(1);
  auto const output = 381 * euro / outlay::year / points(2.1);
  eda.check(outlay::in(points(3.5) * output, euro / outlay::year));
}

TEST_CASE("US-CBO-01: growth of the United States' plans from 2025 to 2029, prices of 2025") {
  auto const dollar = outlay::billions<money_of<currency::usd, 2025>>(1);
  cbo.check(100 * outlay::number<>((866 * dollar - 850 * dollar) / (850 * dollar)).value());
}

TEST_CASE("POS-05: 200,000 soldiers at 140,000 dollars a year") {
  auto const a_head = 140_mn_usd / 1000_heads / outlay::year;
  force.check(outlay::in(200'000_heads * a_head, 1_bn_usd / outlay::year));
}

TEST_CASE("POS-06: cost in the field over cost at home") {
  in_field.check(outlay::number<>((55_bn_usd / outlay::year) / (28_bn_usd / outlay::year)).value());
}
