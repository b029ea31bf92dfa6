// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What becomes of a refusing founder's part of the capital: the others take it over, or the capital shrinks.
enum class refusal { rescale, shrink };

/// Capital of a bank: `subscribed` by its founders by key, a part of it paid in by equal instalments, the rest callable.
struct capital_contribution {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "capital_contribution";
  std::string name = "";
  amount subscribed;                 ///< capital subscribed by all founders, fixed cash in the money it is given in
  ratio paid_in = 20_pct;            ///< part that is paid in
  int instalments = 1;               ///< equal instalments, 1 to 100
  fixed_time every = 1_years;        ///< time between two instalments
  date first;                        ///< month of the first instalment (January of a year)
  group founders = all_members;      ///< those of them that spend
  key by = key::gdp();
  bool counts = true;                ///< counts toward core defence (a choice: no rule is published); then paid within the budget
  std::vector<member_code> refused = {};   ///< founders that refuse: they pay nothing
  std::optional<refusal> if_refused = {};  ///< required as soon as a founder refuses

  [[gnu::cold]] void check(auto& c) const {
    member_set const who = detail::that_spend(c.allies(), c("founders", founders));
    c("subscribed", subscribed, who);
    c("paid_in", paid_in);
    (void)by.fixed_shares(c.allies(), who, c.part());
    c.require(instalments >= 1 && instalments <= 100, "instalments", std::to_string(instalments), "1 to 100");
    for (member_code const m : refused) {
      int const i = c.allies().index_of(m, c.part(), "refused");
      c.require(who >> i & 1, "refused", m.text(), "founders");
    }
    c.require(refused.empty() || if_refused.has_value(), "if_refused", "unset, with " + std::to_string(refused.size()) + " refusing",
              "refusal::rescale (the others pay more) or refusal::shrink (less capital)");
    c.require(willing(c.allies(), who) != 0, "refused", "every founder", "at least one founder that pays");
    if (if_refused == refusal::rescale) (void)by.without(refused).fixed_shares(c.allies(), willing(c.allies(), who), c.part());
    c.reports("paid in", "billions");
    double const months = 12 * detail::field_access::raw(every);
    c.require(months > 0.5 && months < 1200.5 && std::fabs(months - std::round(months)) < 1e-6, "every", text(months / 12) + " years",
              "a whole number of months, 1 to 1200");
  }

  struct setup {
    member_set keyed;   // over whom the key makes one
    member_set payers;  // who of them pays
    std::vector<double> fixed;
    int months_between, paid;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(founders, part, "founders"));
    member_set const pay = willing(r.allies(), who);
    member_set const keyed = if_refused == refusal::rescale ? pay : who;
    return setup{keyed, pay, (if_refused == refusal::rescale ? by.without(refused) : by).fixed_shares(r.allies(), keyed, part), static_cast<int>(std::lround(12 * detail::field_access::raw(every))),
                 r.set().find_measure(part, "paid in")};
  }

  template <class S, class Levy> struct work {
    using V = typename S::value;
    S& s;
    setup const& u;
    Levy levy;
    bool measuring;
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) const { levy(i, r); }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) const {
      if (!(measuring || r.rationed()) || !levy.pays(i)) return;
      V const due = levy.grant(i, r).value();
      if (measuring) s.post(u.paid, i, due);
    }
  };
  template <class S> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& x) const {
    using P = typename S::param;
    int due = 0; // instalments whose month lies in this step
    for (int k = 0; k < instalments; ++k) {
      int const at = first.months() + k * x.months_between;
      due += at >= s.month() && at < s.month() + s.grid().months_per_step();
    }
    auto const part = s[paid_in] * number<P>::from_value(P(static_cast<double>(due) / instalments));
    auto const each = s[subscribed];
    auto const divided = make_levy<claim_class::paid_in>(s, due > 0, scaled_amount<decltype(each), decltype(part)>{each, part}, by,
                                                         x.fixed.data(), x.keyed, x.payers, charge{account::paid_in, counts});
    return work<S, std::remove_const_t<decltype(divided)>>{s, x, divided, s.measuring()};
  }

private:
  template <class M> member_set willing(alliance<M> const& allies, member_set who) const {
    for (member_code const m : refused)
      if (int const i = allies.find(m); i >= 0) who &= ~(member_set{1} << i);
    return who;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
