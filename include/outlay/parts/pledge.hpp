// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A recurring promise of money, such as 1 billion dollars a month from January 2026, divided among its payers by key.
struct pledge {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "pledge";
  std::string name = "";
  yearly_amount amount;              ///< money a year, fixed cash in the money it is given in unless `indexed`
  rate growth = 0_pct;               ///< growth of the amount a year, from the start
  date from;                         ///< first month (or January of a year)
  std::optional<date> until = {};    ///< first month without payment; none = no end
  group payers = all_members;        ///< those of them that spend
  key by = key::gdp();
  account to = account::aid;         ///< what the money is for: aid, or another final account
  bool counts = true;                ///< counts toward core defence, then it is paid within the budget
  bool indexed = false;              ///< keeps the purchasing power it has in the year of `from`

  void check(auto& c) const {
    member_set const who = detail::that_spend(c.allies(), c("payers", payers));
    c("amount", amount, who);
    c("growth", growth);
    (void)by.fixed_shares(c.allies(), who, c.part());
    c.require(!until || *until > from, "until", until ? to_string(*until) : "", "later than from = " + to_string(from));
    c.require(rule_of(to).family == account_family::final, "to", std::string(rule_of(to).name), "a final account, such as aid");
  }

  struct setup {
    member_set payers;
    std::vector<double> fixed;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(payers, part, "payers"));
    return setup{who, by.fixed_shares(r.allies(), who, part)};
  }

  template <class S> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& x) const {
    using P = typename S::param;
    int const now = s.month(), next = now + s.grid().months_per_step();
    // A step pays for the months inside, each a twelfth of the amount grown since the start: the same in steps of any length.
    int const first = now > from.months() ? now : from.months();
    int const last = until && until->months() < next ? until->months() : next;
    bool const grows = !std::is_same_v<P, double> || detail::field_access::raw(growth) != 0;
    P months(last > first ? last - first : 0.0);
    if (grows && last > first) {
      P const gamma = log(P(1.0) + s[growth].value());
      months = P(0.0);
      for (int m = first; m < last; ++m) months = months + exp(gamma * P((m - from.months()) / 12.0));
    }
    auto const paid = duration<P>::from_value(months / P(12.0));
    auto const each = indexed ? s.indexed(amount, from.year()) : s[amount];
    return make_levy<claim_class::pledges>(s, last > first, scaled_amount<decltype(each), decltype(paid)>{each, paid}, by,
                                           x.fixed.data(), x.payers, charge{to, counts});
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
