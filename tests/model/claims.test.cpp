// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <rapidcheck.h>

// Parts of a user's that claim and do nothing more: the ledger closes by itself, rationed or not, and names of members
// that parts happen to have switch nothing.

using namespace outlay::test;
using outlay::account;
using outlay::claim_class;
using outlay::core;
using outlay::economy;
using outlay::share_target;

namespace {

// Claims of every class, each of an account and so many billions a year.
struct claimer {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "claimer";
  struct one {
    outlay::account of;
    double billions;
    bool counts;
  };
  std::array<one, 4> of_class;
  template <class S> auto claim(S& s) const {
    return [this, &s](int i, auto& row) {
      if (!(s.active() >> i & 1)) return;
      using money = typename S::money;
      auto const sum = [&](one const& c) {
        return money::from_value(typename S::value(c.billions * s.dt().value()));
      };
      row.template claim<claim_class::debt_service>(of_class[0].of, sum(of_class[0]), of_class[0].counts);
      row.template claim<claim_class::paid_in>(of_class[1].of, sum(of_class[1]), of_class[1].counts);
      row.template claim<claim_class::pledges>(of_class[2].of, sum(of_class[2]), of_class[2].counts);
      row.template claim<claim_class::deployments>(of_class[3].of, sum(of_class[3]), of_class[3].counts);
    };
  }
};

} // namespace

TEST_CASE("whatever classes and accounts a part claims in, the ledger closes, rationed or not") {
  CHECK(rc::check("the ledger closes", [] {
    constexpr account accounts[] = {account::personnel,       account::operations, account::other_equipment,
                                    account::infrastructure,  account::posture,    account::aid,
                                    account::resilience};
    claimer c{};
    for (auto& one : c.of_class) {
      one.of = accounts[*rc::gen::inRange(0, 7)];
      one.billions = *rc::gen::inRange(0, 30);
      one.counts = *rc::gen::arbitrary<bool>();
    }
    bool const ration = *rc::gen::arbitrary<bool>();
    auto run = outlay::start(three(),
                             outlay::plan(economy{.growth = 2_pct},
                                          share_target<core>{.to = 4_pct, .by = 2030y, .ration = ration}, c),
                             {.from = 2025y, .until = 2028y, .step = outlay::step_length::quarterly});
    while (run.step())
      for (int i = 0; i < 3; ++i) {
        auto const& r = run.ledger(i);
        double final_core = 0, beside = 0, counted[4] = {}, left = r.core_means().value();
        for (int a = 0; a < outlay::account_count; ++a)
          if (outlay::core_accounts >> a & 1) final_core += r.booked(static_cast<account>(a)).value();
        for (std::size_t k = 0; k < 4; ++k) {
          double const asked = c.of_class[k].billions / 4;
          if (c.of_class[k].of == account::resilience) continue;
          (c.of_class[k].counts ? counted[k] : beside) += asked;
        }
        double granted = 0; // by hand: in order of class, as far as the budget goes
        for (double const asked : counted) {
          double const x = ration ? std::min(asked, std::max(left, 0.0)) : asked;
          granted += x, left -= x;
        }
        double const over = std::max(0.0, granted - r.core_means().value());
        RC_ASSERT(std::fabs(r.overspend().value() - over) <= 1e-12 * (1 + over));
        RC_ASSERT(std::fabs(final_core - beside - r.core_means().value() - over) <= 1e-12 * (1 + final_core));
        RC_ASSERT(std::fabs(r.claimed().value() - granted) <= 1e-12 * (1 + granted));
        RC_ASSERT(!ration || over == 0.0);
      }
  }));
}

TEST_CASE("what is no outlay and no paid-in capital cannot count, for no budget pays it") {
  auto const plan_of = [](account a, bool counts) {
    claimer c{};
    for (auto& one : c.of_class) one = {account::aid, 0, true};
    c.of_class[0] = {a, 1, counts};
    return outlay::plan(economy{.growth = 2_pct}, share_target<core>{.to = 4_pct, .by = 2030y}, c);
  };
  outlay::horizon const span{.from = 2025y, .until = 2027y};
  for (account const a :
       {account::aid_in_kind, account::loan_drawn, account::loan_repaid, account::interest, account::call}) {
    CHECK_THROWS_WITH_AS((void)outlay::project(three(), plan_of(a, true), span),
                         doctest::Contains("only outlays and paid-in capital count"), outlay::error);
    CHECK_THROWS_AS((void)outlay::ensemble(three(), plan_of(a, true), span, {.paths = 4}, outlay::core_outlay),
                    outlay::error);
    CHECK_NOTHROW((void)outlay::project(three(), plan_of(a, false), span));
  }
  CHECK_NOTHROW((void)outlay::project(three(), plan_of(account::paid_in, true), span));
}

namespace {

// Members called as those of other parts are, and meaning something else.
struct food {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "food";
  outlay::group of = outlay::all_members;
  struct setup {
    outlay::member_set of;
    int ration; // kilograms a head
  };
  auto prepare(auto const& r) const { return setup{r.allies().set_of(of, "food", "of"), 3}; }
  template <class S> auto claim(S&, setup const&) const {
    return [](int, auto&) {};
  }
};
struct road {
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "road";
  std::string name = {};
  outlay::group of = outlay::all_members;
  int to = 0, by = 0, compliance = 0; // kilometres, lanes, a norm
  template <class S> auto claim(S&) const {
    return [](int, auto&) {};
  }
};

} // namespace

TEST_CASE("names of a part's members switch nothing: rations of food ration no claims, two roads are no two targets") {
  economy const e{.growth = 0_pct};
  share_target<core> const t{.to = 2_pct, .by = 2026y};
  outlay::pledge const p{.name = "big", .amount = 100_bn_usd_2021 / outlay::year, .from = 2025y};
  outlay::horizon const span{.from = 2025y, .until = 2027y};
  auto const without = outlay::project(three(), outlay::plan(e, t, p), span),
             with = outlay::project(three(), outlay::plan(e, t, p, food{}), span);
  CHECK(without.overspend("AAA", 2026y).value() > 0);
  CHECK(with.overspend("AAA", 2026y).value() == without.overspend("AAA", 2026y).value());
  CHECK(with.outlay_of(account::aid, "AAA", 2026y).value() == without.outlay_of(account::aid, "AAA", 2026y).value());
  CHECK_NOTHROW(outlay::project(three(), outlay::plan(e, t, road{.name = "a"}, road{.name = "b"}), span));
}
