// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"

#include <outlay/files/write_part.hpp>

// The four steps of docs/parts.md: what stands between the marks is what the page shows.

using namespace outlay::test;

namespace {

// [step 1]
struct fee_1 { // every member pays 0.1 billion in every step, as aid, out of its core budget: `true`
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "fee";
  template <class S> auto claim(S&) const {
    return [](int, auto& row) {
      auto const sum = S::money::from_value(typename S::value(0.1));
      row.template claim<outlay::claim_class::pledges>(outlay::account::aid, sum, true);
    };
  }
};
// [step 1]

// [step 2]
struct fee_2 { // a part of GDP: in files, help, checks, derivatives, sweeps and draws from its one line
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "fee";
  std::string name = {};
  outlay::share of_gdp;

  static constexpr void describe(auto& d) {
    d.required(outlay::parts::field<&fee_2::of_gdp>, "what is paid a year, of GDP", {.at_most = 10});
  }
  static fee_2 example() { return {.of_gdp = outlay::percent(0.1)}; }

  template <class S> auto claim(S& s) const {
    using V = typename S::value; // double, a pack of paths or a dual number: never ask which
    auto const of_step = outlay::as<V>(s[of_gdp] * s.dt());
    return [=, &s](int i, auto& row) {
      row.template claim<outlay::claim_class::pledges>(outlay::account::aid, of_step * s.gdp_of(i), true);
    };
  }
};
// [step 2]

// [step 3]
struct fee_3 { // until a ceiling is reached: what was paid so far is state
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "fee";
  std::string name = {};
  outlay::share of_gdp;
  outlay::scalar ceiling = 5; // billions

  static constexpr void describe(auto& d) {
    using outlay::parts::field;
    d.required(field<&fee_3::of_gdp>, "what is paid a year, of GDP", {.at_most = 10});
    d.optional(field<&fee_3::ceiling>, "most that one member pays in all, billions");
  }
  static fee_3 example() { return {.of_gdp = outlay::percent(0.1)}; }

  template <class V> struct state { V paid[outlay::max_members]; };
  void start(auto& s, auto& x) const {
    for (int i = 0; i < s.members(); ++i) x.paid[i] = 0.0;
  }
  template <class S, class V> auto claim(S& s, state<V>& x) const {
    auto const of_step = outlay::as<V>(s[of_gdp] * s.dt());
    V const most(s[ceiling].value());
    return [=, &s, &x](int i, auto& row) {
      V const due = outlay::min((of_step * s.gdp_of(i)).value(), most - x.paid[i]); // no branch: paths differ by lane
      x.paid[i] += due;
      row.template claim<outlay::claim_class::pledges>(outlay::account::aid, S::money::from_value(due), true);
    };
  }
};
// [step 3]

// [step 4]
struct fee_4 { // tells what was paid: less than what was asked where a core target has .ration = true
  [[no_unique_address]] outlay::named_only _{};
  static constexpr std::string_view kind = "fee";
  std::string name = {};
  outlay::share of_gdp;

  struct measure {
    enum : int { paid, count };
  };
  static constexpr void describe(auto& d) {
    d.required(outlay::parts::field<&fee_4::of_gdp>, "what is paid a year, of GDP", {.at_most = 10});
    d.measure(measure::paid, "paid", outlay::parts::in_money);
  }
  static fee_4 example() { return {.of_gdp = outlay::percent(0.1)}; }

  struct setup {
    outlay::parts::measure_numbers<fee_4> measures;
  };
  auto prepare(auto const& r) const {
    setup u;
    u.measures.find(r, *this);
    return u;
  }
  template <class S> struct work {
    using V = typename S::value;
    S& s;
    setup const& u;
    outlay::gdp_share<V> of_gdp;
    auto due(int i) const { return of_gdp * outlay::as<V>(s.dt()) * s.gdp_of(i); }
    void operator()(int i, auto& row) const {
      row.template claim<outlay::claim_class::pledges>(outlay::account::aid, due(i), true);
    }
    void granted(int i, auto& row) const { // once the row knows what the budget allows
      auto const part = row.template granted_of<outlay::claim_class::pledges>(outlay::account::aid, true);
      s.post(u.measures[measure::paid], i, (part * due(i)).value());
    }
  };
  template <class S> auto claim(S& s, setup const& u) const {
    return work<S>{s, u, outlay::as<typename S::value>(s[of_gdp])};
  }
};
// [step 4]

outlay::horizon const span{.from = 2025y, .until = 2030y};
template <class Fee> auto run_with(Fee const& f, bool ration = false) {
  return outlay::project(three(),
                         outlay::plan(outlay::economy{.growth = 0_pct},
                                      outlay::share_target<outlay::core>{.to = 0_pct, .by = 2030y, .ration = ration},
                                      f),
                         span);
}
double aid(outlay::projection<outlay::usd_2021> const& run, outlay::group const& who, int y) {
  return run.outlay_of(outlay::account::aid, who, std::chrono::year(y)).value();
}

} // namespace

TEST_CASE("a part in four steps: a claim, a field, a state, a measure under rationing") {
  CHECK(aid(run_with(fee_1{}), "AAA", 2026) == about(12 * 0.1));
  CHECK(aid(run_with(fee_2{.of_gdp = 0.2_pct}), "AAA", 2026) == about(2)); // of 1,000 bn
  check_refused([] { (void)run_with(fee_2{.of_gdp = 20_pct}); }, "fee", "of_gdp", "20 %", "0 to 10 %");
  auto const slope = outlay::sensitivity(three(),
                                         outlay::plan(outlay::economy{.growth = 0_pct},
                                                      outlay::share_target<outlay::core>{.to = 0_pct, .by = 2030y},
                                                      fee_2{.of_gdp = 0.2_pct}),
                                         span, outlay::outlay_of<outlay::account::aid>, outlay::wrt(&fee_2::of_gdp));
  CHECK(slope.slope[1] == about(1750)); // of all GDP
  outlay::vocabulary const words{.file = "a.toml"};
  outlay::tree const t{outlay::tree::table_type{{"of_gdp", "0.2 %"}}};
  CHECK(outlay::same(outlay::read_part<fee_2>(t, words, "fee"), fee_2{.of_gdp = 0.2_pct}));

  auto const limited = run_with(fee_3{.of_gdp = 0.2_pct, .ceiling = 5}); // 2 a year: 2, 2, 1, 0, 0
  CHECK(aid(limited, "AAA", 2025) == about(2));
  CHECK(aid(limited, "AAA", 2027) == about(1));
  CHECK(aid(limited, "AAA", 2028) == about(0));

  for (bool const ration : {false, true}) { // BBB has a budget of 2 % of 500 and is asked for 4 %
    auto const run = run_with(fee_4{.of_gdp = 4_pct}, ration);
    double const paid = ration ? 10 : 20;
    CHECK(aid(run, "BBB", 2026) == about(paid));
    CHECK(run.measured("fee", "paid", "BBB", 2026y) == about(paid));
  }
}
