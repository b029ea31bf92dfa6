// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "../../examples/support/finances.hpp"

using namespace outlay::test;

// Italy in 2026: balances of 0.787 and -2.822 % of a GDP of 2322.015 billion, debt before it 137.088 % of 2258.049.
// Türkiye: -0.336 and -3.38 % of 81325.972, 23.478 % of 63020.906.
TEST_CASE("the effective rate is net interest over the debt of the year before, and 0 where assets bring more") {
  CHECK(examples::net_interest("ITA", 2026) == about(2.7071922653372544));
  CHECK(examples::net_interest("TUR", 2026) == about(16.731241583559196));
  CHECK(examples::effective_rate("TUR", 2026) == examples::net_interest("TUR", 2026));
  for (auto const& a : outlay::data::allies) {
    std::string const code(a.code);
    CAPTURE(code);
    double const net = examples::net_interest(code, 2026);
    CHECK((net < 0) == (code == "DNK" || code == "NOR" || code == "SWE"));
    CHECK(net < (code == "TUR" ? 20 : 6));
    CHECK(examples::effective_rate(code, 2026) == (net < 0 ? 0 : net));
  }
}

TEST_CASE("every member has debt figures of its own, and Norway's surplus reduces no debt") {
  auto const d = examples::published_debt("all", outlay::all_members, 2026, 1);
  for (std::size_t const n : {d.own_opening.size(), d.own_interest.size(), d.own_marginal.size(),
                              d.own_inflation.size(), d.own_primary.size()})
    CHECK(n == 32);
  auto const raw = [](auto const& field) { return 100 * outlay::detail::field_access::raw(field); };
  for (std::size_t k = 0; k < 32; ++k) {
    std::string const code = d.own_primary[k].code.text();
    CAPTURE(code);
    CHECK(raw(d.own_primary[k].value) == about(examples::primary_of(code, 2026)));
    CHECK(raw(d.own_inflation[k].value) == about(examples::inflation_from(code, 2026)));
    CHECK(raw(d.own_marginal[k].value) == about(examples::rate_of_new_debt(code) + 1));
    if (code == "NOR") CHECK(raw(d.own_primary[k].value) == 0);
    if (code == "ITA") CHECK(raw(d.own_opening[k].value) == about(137.088));
  }
  check_errors(
      {{[] { examples::rate_of_new_debt("JPN"); }, "rate_of_new_debt", "code", "JPN", "one of the 32 members"}});
}
