// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <bit>
#include <cmath>
#include <outlay/alliance/facts.hpp>
#include <outlay/alliance/group.hpp>
#include <outlay/alliance/member.hpp>
#include <outlay/refuse.hpp>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Members and partners with the money their figures are in; the ledger of a projection is kept in it. The money is a
/// type, or `run_money` and a value. Throws `error` naming member and field for a figure that cannot be.
template <class Money = usd_2021> class alliance {
  std::vector<member> members_;
  alliance_facts facts_;
  std::uint64_t rated_ = 0; // currencies with a row in rates, one bit each, the last for those of a user's own
  [[no_unique_address]] detail::held_money<Money> money_{};
  template <class> friend class alliance;

  constexpr money_id current_money() const { return {ledger_money().currency, 0}; }
  static constexpr int bit_of(currency c) { return detail::is_own(c) ? 63 : static_cast<int>(c); }

  [[noreturn, gnu::cold, gnu::noinline]] static void refuse(member const& m, char const* field, detail::pieces value,
                                                            detail::pieces valid) {
    detail::refuse("member " + m.code.text(), field, value, valid);
  }
  [[noreturn, gnu::cold, gnu::noinline]] static void refuse(member const& m, char const* field, detail::pieces value,
                                                            char const* valid) {
    detail::refuse("member " + m.code.text(), field, value, valid);
  }
  [[gnu::cold]] void check(member const& m) const {
    double const gdp = detail::field_access::raw(m.gdp);
    if (m.gdp.money() != ledger_money())
      refuse(m, "gdp", {"an amount in ", m.gdp.money()}, {"an amount in the alliance's money, ", ledger_money()});
    if (!(std::isfinite(gdp) && gdp > 0)) refuse(m, "gdp", {gdp, " bn a year"}, "more than 0");
    // Beyond these, quotients and sums lose digits without a word.
    if (!(gdp >= 1e-12 && gdp <= 1e15)) refuse(m, "gdp", {gdp, " bn a year"}, "1e-12 to 1e15 bn a year");
    double const core = detail::field_access::raw(m.core);
    if (!(core >= 0 && core <= 1)) refuse(m, "core", {100 * core, " %"}, "0 to 100 %");
    double sum = 0;
    for (ratio const r : {m.mix.equipment, m.mix.personnel, m.mix.infrastructure, m.mix.operations}) {
      double const x = detail::field_access::raw(r);
      if (!(x >= 0 && x <= 1)) refuse(m, "mix", {100 * x, " %"}, "each 0 to 100 %");
      sum += x;
    }
    if (!(std::fabs(sum - 1) <= 1e-9)) refuse(m, "mix", {100 * sum, " % in sum"}, "100 % in sum");
    if (!(std::isnan(m.price_level) || (std::isfinite(m.price_level) && m.price_level > 0)))
      refuse(m, "price_level", {m.price_level}, "more than 0, or unset");
    if (m.price_level > 1e15 || m.price_level < 1e-15) refuse(m, "price_level", {m.price_level}, "1e-15 to 1e15");
    if (!(std::isfinite(m.population) && m.population >= 0))
      refuse(m, "population", {m.population}, "0 or more, in thousands");
    if (m.from && m.until && m.from->months() >= m.until->months())
      refuse(m, "until", {*m.until}, "later than from");
  }

  [[gnu::cold]] alliance(detail::held_money<Money> ledger, std::vector<member> members, alliance_facts facts)
      : members_(std::move(members)), facts_(std::move(facts)), money_(ledger) {
    if (members_.empty() || members_.size() > static_cast<std::size_t>(max_members))
      refuse("members", {members_.size()}, {"1 to ", max_members});
    for (std::size_t i = 0; i < members_.size(); ++i) {
      check(members_[i]);
      for (std::size_t j = 0; j < i; ++j)
        if (members_[j].code == members_[i].code)
          refuse("members", {members_[i].code, " twice"}, "each code once");
    }
    // one value without a year is of the base year
    if (facts_.prices.values.size() == 1 && facts_.prices.first == 0) facts_.prices.first = facts_.base_year;
    for (exchange_rate& r : facts_.rates)
      if (r.rate.values.size() == 1 && r.rate.first == 0) r.rate.first = facts_.base_year;
    check_prices();
    for (std::size_t k = 0; k < facts_.rates.size(); ++k) check_rate(k);
    detail::check_published(facts_.published);
  }
  // Checked already.
  template <class Other>
  alliance(detail::held_money<Money> ledger, alliance<Other> const& a)
      : members_(a.members_), facts_(a.facts_), rated_(a.rated_), money_(ledger) {}

public:
  using money = Money;

  alliance(std::initializer_list<member> members) : alliance(std::vector<member>(members)) {}
  explicit alliance(std::vector<member> members, alliance_facts facts = {})
      : alliance(detail::held_money<Money>{}, std::move(members), std::move(facts)) {
    static_assert(!detail::is_run_money<Money>,
                  "outlay: an alliance whose money is known only when the program runs is told which it is: "
                  "alliance<run_money>({currency::eur, 2020}, members, facts)");
  }
  /// With a money that a value names. Throws `error` for a price basis that is no year.
  alliance(money_id ledger, std::vector<member> members, alliance_facts facts = {})
    requires detail::is_run_money<Money>
      : alliance(detail::held_money<Money>{detail::checked_money(ledger)}, std::move(members), std::move(facts)) {}
  /// One whose money is a type as one whose money is a value.
  template <class Other>
    requires(detail::is_run_money<Money> && !detail::is_run_money<Other>)
  explicit alliance(alliance<Other> const& a) : alliance(detail::held_money<Money>{id_of<Other>}, a) {}
  /// The same with its money as a type. Throws `error` where it is another.
  template <class Other> alliance<Other> as() const {
    if constexpr (detail::is_run_money<Other>) return alliance<Other>({ledger_money()}, *this);
    else {
      detail::require_same_money("alliance", id_of<Other>, ledger_money());
      return alliance<Other>({}, *this);
    }
  }
  /// The money that it is in, as a value.
  constexpr money_id ledger_money() const { return money_.id(); }

  int size() const { return static_cast<int>(members_.size()); }
  /// A member by its place. Throws `error` for a place that there is not.
  member const& operator[](int i) const {
    if (i < 0 || i >= size()) detail::refuse_place("alliance", "member", i, size());
    return members_[static_cast<std::size_t>(i)];
  }
  std::vector<member> const& members() const { return members_; }
  alliance_facts const& facts() const { return facts_; }
  int base_year() const { return facts_.base_year; }
  /// The same alliance with a member changed by `change(member&)`. Throws where the code is unknown or the result
  /// cannot be.
  template <class Change> alliance with(member_code code, Change change) const {
    std::vector<member> copy = members_;
    change(copy[static_cast<std::size_t>(index_of(code, "alliance", "with"))]);
    return alliance(money_, std::move(copy), facts_);
  }

  /// Place of a code, -1 where it is none of the alliance's. `first` is the place to look at first.
  int find(member_code code, int first = 0) const {
    if (first < size() && (*this)[first].code == code) return first;
    for (int i = 0; i < size(); ++i)
      if ((*this)[i].code == code) return i;
    return -1;
  }
  /// Place of a code; throws `error` naming `part` and `field` where it is none of the alliance's.
  int index_of(member_code code, std::string_view part, std::string_view field, int first = 0) const {
    int const i = find(code, first);
    if (i < 0) detail::refuse(part, field, {code}, {"a code of the alliance: ", codes()});
    return i;
  }
  /// The members of a group as a set; throws `error` where the group names a code that is none of the alliance's.
  member_set set_of(group const& g, std::string_view part, std::string_view field) const {
    member_set listed = 0;
    for (std::size_t k = 0; k < g.size(); ++k) {
      int at = -1;
      for (int i = 0; i < size(); ++i)
        if ((*this)[i].code.packed() == g.code(k)) at = i;
      if (at < 0 && g.kind() != group::rule::all_but_if_present)
        detail::refuse(part, field, {detail::code_text(g.code(k))}, {"codes of the alliance: ", codes()});
      if (at >= 0) listed |= member_set{1} << at;
    }
    if (g.kind() == group::rule::only) return listed;
    member_set all = 0;
    for (int i = 0; i < size(); ++i)
      if (g.kind() == group::rule::everybody || !(*this)[i].partner) all |= member_set{1} << i;
    return all & ~listed;
  }

  /// First year for which a table has the rate of a money for a member; empty where no table has it.
  std::optional<int> first_rate(money_id from, int i) const {
    exchange_rate const* const r = row_of(from, (*this)[i].code);
    return r ? std::optional(r->rate.first) : std::nullopt;
  }
  /// Worth of one unit of a money of a year in the alliance's money, for a member; empty where no rate is known, as
  /// before the first year of a table.
  /// Constant = current / D_i(t), with the member's own D_i of the base year, moved by the alliance's prices after it.
  std::optional<double> rate(money_id from, int i, int y) const {
    if (from == ledger_money()) return 1.0;
    if (rated_ >> bit_of(from.currency) & 1)
      if (exchange_rate const* const r = row_of(from, (*this)[i].code)) return worth(*r, i, y);
    double const level = (*this)[i].price_level;
    if (from != current_money() || std::isnan(level)) return std::nullopt;
    yearly const& p = facts_.prices;
    if (p.values.size() > 1 && y < p.first) return std::nullopt;
    double const since = p.empty() ? 1.0 : price(p, y) / price(p, facts_.base_year);
    return 1.0 / (level * since);
  }

private:
  // A member's own row comes before the one for all.
  exchange_rate const* row_of(money_id from, member_code code) const {
    exchange_rate const* for_all = nullptr;
    for (exchange_rate const& r : facts_.rates) {
      if (r.from != from) continue;
      if (!r.code) for_all = &r;
      else if (*r.code == code) return &r;
    }
    return for_all;
  }
  // After the last year of a rate: worth(t) = worth(T) P(T) / P(t), P the prices of the money itself, over those of the
  // alliance's money where that is at current prices.
  std::optional<double> worth(exchange_rate const& r, int i, int y) const {
    if (y < r.rate.first) return std::nullopt;
    int const last = r.rate.last();
    double x = r.rate.at(y);
    if (r.into == current_money()) {
      auto const unit = rate(current_money(), i, y < last ? y : last);
      if (!unit) return std::nullopt;
      x *= *unit;
    }
    if (y <= last) return x;
    yearly const &p = prices_of(r), &own = facts_.prices;
    if (!p.empty()) x *= price(p, last) / price(p, y);
    if (ledger_money().base_year == 0 && !own.empty()) x *= price(own, y) / price(own, last);
    return x;
  }
  // Money at constant prices has none.
  yearly const& prices_of(exchange_rate const& r) const {
    return r.from.base_year != 0 || !r.prices.empty() ? r.prices : facts_.prices;
  }
  // After the table its last rate of inflation is held.
  static double price(yearly const& p, int y) {
    if (y <= p.last() || p.values.size() < 2) return p.at(y);
    double level = p.values.back();
    double const factor = level / p.values[p.values.size() - 2];
    for (int k = p.last(); k < y; ++k) level *= factor;
    return level;
  }
  static bool holds(yearly const& p, int y) { return p.first <= y && y <= p.last(); }
  static constexpr char const* year_of_first = ".first, the year of the first value";
  [[gnu::cold]] void check_prices() const {
    yearly const& p = facts_.prices;
    if (p.without_years()) refuse("prices", {p.values.size(), " values without .first"}, year_of_first);
    for (double const x : p.values)
      if (!(std::isfinite(x) && x > 0)) refuse("prices", {x}, "more than 0");
    if (p.empty() || holds(p, facts_.base_year)) return;
    for (member const& m : members_)
      if (!std::isnan(m.price_level))
        refuse("prices", {p.first, " to ", p.last()}, {"years with the base year, ", facts_.base_year});
  }
  [[gnu::cold]] void check_rate(std::size_t k) {
    exchange_rate const& r = facts_.rates[k];
    if (r.from == ledger_money()) refuse_rate(r, "", "rates of other money than the alliance's own");
    for (std::size_t j = 0; j < k; ++j)
      if (facts_.rates[j].from == r.from && facts_.rates[j].code == r.code)
        refuse_rate(r, " twice", "each money once for all, and once for a member");
    if (r.code) index_of(*r.code, "alliance", "rates");
    for (yearly const* y : {&r.rate, &r.prices})
      if (y->without_years()) refuse("rates", {y->values.size(), " values without .first for ", r.from}, year_of_first);
    if (r.rate.empty()) refuse("rates", {"no value for ", r.from}, "a value for at least one year");
    for (double const x : r.rate.values)
      if (!(std::isfinite(x) && x > 0)) refuse("rates", {x, " for ", r.from}, "more than 0");
      else if (x > 1e15 || x < 1e-15) refuse("rates", {x, " for ", r.from}, "1e-15 to 1e15");
    money_id const ledger = ledger_money(), now = current_money();
    if (r.into && *r.into != ledger && (*r.into != now || r.from == now))
      refuse("rates", {r.from, " into ", *r.into}, {"into ", ledger, " or ", now, ", and not itself"});
    if (r.from.base_year != 0 && !r.prices.empty())
      refuse_rate(r, " with prices", "prices only for money at current prices");
    for (double const x : r.prices.values)
      if (!(std::isfinite(x) && x > 0)) refuse("rates", {"prices ", x, " for ", r.from}, "more than 0");
    yearly const &own = facts_.prices, &its = prices_of(r);
    for (yearly const* p : {&its, ledger.base_year == 0 ? &own : &its})
      if (!p->empty() && p->first > r.rate.last())
        refuse("rates", {"prices of ", p->first, " to ", p->last(), " for ", r.from},
               {"years with the last one of the rate, ", r.rate.last()});
    rated_ |= std::uint64_t{1} << bit_of(r.from.currency);
  }
  [[noreturn, gnu::cold, gnu::noinline]] static void refuse(char const* field, detail::pieces value,
                                                            detail::pieces valid) {
    detail::refuse("alliance", field, value, valid);
  }
  [[noreturn, gnu::cold, gnu::noinline]] static void refuse(char const* field, detail::pieces value,
                                                            char const* valid) {
    detail::refuse("alliance", field, value, valid);
  }
  [[noreturn, gnu::cold, gnu::noinline]] static void refuse_rate(exchange_rate const& r, char const* what,
                                                                 char const* valid) {
    if (r.code) refuse("rates", {r.from, " for ", *r.code, what}, valid);
    refuse("rates", {r.from, what}, valid);
  }
  [[gnu::cold, gnu::noinline]] std::string codes() const {
    std::string s;
    for (member const& m : members_) s.append(s.empty() ? "" : " ").append(m.code.text());
    return s;
  }
};

namespace detail {
// The place after a set's last member: 64 at most, by which no set may be shifted.
constexpr int end_of(member_set who) { return static_cast<int>(std::bit_width(who)); }
// The members of a set that can pay: one without forces counts only in GDP.
template <class Money> member_set that_spend(alliance<Money> const& allies, member_set who) {
  for (int i = 0; i < allies.size(); ++i)
    if (!allies[i].spends) who &= ~(member_set{1} << i);
  return who;
}
} // namespace detail

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
