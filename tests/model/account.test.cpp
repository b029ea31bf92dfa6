// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/model/account.hpp>

#include <doctest/doctest.h>

#include <set>

using outlay::account, outlay::account_family;

TEST_CASE("every account has a rule with a name of its own") {
  std::set<std::string_view> names;
  for (auto const& rule : outlay::account_rules) names.insert(rule.name);
  CHECK(names.size() == 14);
  CHECK(outlay::rule_of(account::personnel).name == "personnel");
  CHECK(outlay::rule_of(account::other_equipment).name == "other equipment");
  CHECK(outlay::rule_of(account::aid_in_kind).name == "aid in kind");
  CHECK(outlay::rule_of(account::paid_in).name == "paid-in capital");
  CHECK(outlay::rule_of(account::call).name == "capital call");
}

TEST_CASE("outlays are the final accounts and nothing else") {
  for (account const a : {account::personnel, account::operations, account::equipment, account::other_equipment,
                          account::infrastructure, account::posture, account::aid, account::resilience})
    CHECK((outlay::final_accounts & only(a)) != 0);
  for (account const a : {account::aid_in_kind, account::paid_in, account::loan_drawn, account::loan_repaid,
                          account::interest, account::call})
    CHECK((outlay::final_accounts & only(a)) == 0);
}

TEST_CASE("core outlay is what counts as core among the final accounts") {
  for (int a = 0; a < outlay::account_count; ++a) {
    auto const& rule = outlay::account_rules[static_cast<std::size_t>(a)];
    bool const is_core = rule.family == account_family::final && rule.core == 1;
    CAPTURE(rule.name);
    CHECK(((outlay::core_accounts >> a & 1) != 0) == is_core);
  }
}

TEST_CASE("only resilience counts as resilience, and nothing counts twice by default") {
  for (int a = 0; a < outlay::account_count; ++a) {
    auto const& rule = outlay::account_rules[static_cast<std::size_t>(a)];
    CHECK((rule.resilience == 1) == (a == static_cast<int>(account::resilience)));
    CHECK(rule.core + rule.resilience <= 1);
  }
}

TEST_CASE("cash, deficit and debt of the accounts follow the table of the model") {
  struct {
    account which;
    double cash, core, deficit, debt;
  } const table[] = {{account::equipment, 1, 1, 1, 1},   {account::aid, 1, 1, 1, 1},
                     {account::aid_in_kind, 0, 0, 0, 0}, {account::paid_in, 1, 0, 0, 1},
                     {account::loan_drawn, -1, 0, 0, 0}, {account::loan_repaid, 1, 0, 0, 0},
                     {account::interest, 1, 0, 1, 1},    {account::call, 1, 0, 1, 1}};
  for (auto const& t : table) {
    auto const& rule = outlay::rule_of(t.which);
    CAPTURE(rule.name);
    CHECK(rule.cash == t.cash);
    CHECK(rule.core == t.core);
    CHECK(rule.deficit == t.deficit);
    CHECK(rule.debt == t.debt);
  }
}
