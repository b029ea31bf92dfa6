// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/levy.hpp>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Capital of a bank: `subscribed` by its founders by key, a part of it paid in by equal instalments, the rest callable.
struct capital_contribution {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "capital_contribution";
  std::string name = "";
  amount subscribed;                 ///< capital subscribed by all founders, fixed cash in the money it is given in
  ratio paid_in = 20_pct;            ///< part that is paid in
  int instalments = 1;               ///< equal instalments, 1 to 100
  time_span every = 1_years;         ///< time between two instalments
  date first;                        ///< month of the first instalment (January of a year)
  group founders = all_members;      ///< those of them that spend
  key by = key::gdp();
  bool counts = true;                ///< counts toward core defence, as in the news scenario; then paid within the budget

  void check(auto& c) const {
    member_set const who = detail::that_spend(c.allies(), c("founders", founders));
    c("subscribed", subscribed, who);
    c("paid_in", paid_in);
    (void)by.fixed_shares(c.allies(), who, c.part());
    c.require(instalments >= 1 && instalments <= 100, "instalments", std::to_string(instalments), "1 to 100");
    double const months = 12 * detail::field_access::raw(every);
    c.require(months > 0.5 && months < 1200.5 && std::fabs(months - std::round(months)) < 1e-6, "every", text(months / 12) + " years",
              "a whole number of months, 1 to 1200");
  }

  struct setup {
    member_set founders;
    std::vector<double> fixed;
    int months_between;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    member_set const who = detail::that_spend(r.allies(), r.allies().set_of(founders, part, "founders"));
    return setup{who, by.fixed_shares(r.allies(), who, part), static_cast<int>(std::lround(12 * detail::field_access::raw(every)))};
  }

  template <class S> OUTLAY_DETAIL_INLINE auto claim(S& s, setup const& x) const {
    using P = typename S::param;
    int due = 0; // instalments whose month lies in this step
    for (int k = 0; k < instalments; ++k) {
      int const at = first.months() + k * x.months_between;
      due += at >= s.month() && at < s.month() + s.grid().months_per_step();
    }
    auto const part = s[paid_in] * number<P>::from_value(P(static_cast<double>(due) / instalments));
    auto const each = s[subscribed];
    return make_levy<claim_class::paid_in>(s, due > 0, scaled_amount<decltype(each), decltype(part)>{each, part}, by,
                                           x.fixed.data(), x.founders, charge{account::paid_in, counts});
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
