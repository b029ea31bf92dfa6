// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/setting.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Hands a part's fields to the checks: ranges, finite numbers, and rates for amounts of money.
template <class Money> class checker {
  setting<Money>* setting_;
  std::string part_;
  bool again_ = false;
  void const* from_record_ = nullptr;

public:
  checker(setting<Money>& s, std::string part) : setting_(&s), part_(std::move(part)) {}
  /// The checks of a part that has been checked before and announced all that it does: of its fields alone.
  static checker again(setting<Money>& s, std::string part) {
    checker c(s, std::move(part));
    c.again_ = true;
    return c;
  }

  /// Says that an ensemble draws a field, known by its address, from a record of what happened; null for none.
  void draws_from_record(void const* field) { from_record_ = field; }
  /// Throws where that is so of a field which says how far the budgets of `who` keep to a plan, and these are at risk.
  [[gnu::cold, gnu::noinline]] void refuse_two_surprises(char const* field, void const* address, member_set who) const {
    for (int i = 0; i < allies().size() && address == from_record_; ++i)
      if (who & setting_->budgets_at_risk() & member_set{1} << i)
        refuse(field, {"drawn from a record, beside a budget_risk of ", allies()[i].code},
               "one of the two for a member: a record of years holds what its budgets did in them");
  }
  bool checks_again() const { return again_; }
  std::string const& part() const { return part_; }
  setting<Money> const& set() const { return *setting_; }
  alliance<Money> const& allies() const { return setting_->allies(); }
  time_grid const& grid() const { return setting_->grid(); }
  void remember(int steps) { setting_->remember(steps); }
  void looks_ahead(int years) { setting_->look_ahead(years); }
  void feeds_back() { setting_->feed_back(); }
  void moves_within_steps() { setting_->move_within_steps(); }
  void gives_in_kind() { setting_->give_in_kind(); }
  void follows_debt(member_set who) { setting_->follow_debt(who); }
  void puts_budgets_at_risk(member_set who) { setting_->put_budgets_at_risk(who); }
  void need_measures() { setting_->need_measures(); }
  /// A moment as the run knows it; throws where it names an event that the plan does not have.
  timing operator()(char const* field, moment const& m) const { return setting_->resolve(m, part_, field); }
  /// Throws unless `end` lies after `start`, where both are known before the run.
  void require_order(char const* field, moment const& start, moment const& end) const {
    timing const a = setting_->resolve(start, part_, field), b = setting_->resolve(end, part_, field);
    if (a.fixed() && b.fixed() && b.months <= a.months && a.months < timing::beyond)
      refuse(field, {end}, {"later than from = ", start});
  }
  /// Announces a measure: its name, unit, whether it is a level (else a flow, which adds up over a year), and whether
  /// it is of the alliance as a whole (posted for member 0). `r.measure(*this, name)` gives its number, for `s.post`.
  [[gnu::cold, gnu::noinline]] void reports(std::string_view name, measure_unit unit, bool is_level = false,
                                 bool of_alliance = false) const {
    if (again_) return;
    setting_->add_measure({part_, std::string(name), std::move(unit), is_level, of_alliance});
  }
  /// The same in words of the part's own, such as "thousand heads", which are no unit of the library.
  void reports(std::string_view name, std::string_view words, bool is_level = false, bool of_alliance = false) const {
    reports(name, measure_unit(counts::words, words), is_level, of_alliance);
  }

  /// Announces the capital of this part, of its name, paid in by `who`, for a part that works with it.
  void offers_fund(std::string const& name, money_id money, member_set who) const {
    if (!again_) setting_->offer_fund(name, money, who);
  }
  /// Announces that this part works with the capital of a name; no other may. `writes_off`: it may write off loans.
  void uses_fund(char const* field, std::string const& name, bool writes_off = false) const {
    if (!again_ && !setting_->use_fund(name, part_, writes_off))
      refuse(field, {"\"", name, "\" again"}, "a capital that no other part works with");
  }

  /// Throws `error` naming part and field unless `good`.
  [[gnu::noinline]] void require(bool good, char const* field, std::string_view value, std::string_view valid) const {
    if (!good) throw error(part_, field, value, valid);
  }
  /// The same of a value that is known to be wrong, with texts in pieces: strings, numbers, dates, moments, codes.
  [[noreturn, gnu::cold, gnu::noinline]] void refuse(char const* field, detail::pieces value,
                                                     detail::pieces valid) const {
    detail::refuse(part_, field, value, valid);
  }
  [[noreturn, gnu::cold, gnu::noinline]] void refuse(char const* field, detail::pieces value, char const* valid) const {
    detail::refuse(part_, field, value, valid);
  }
  /// A field in percent within its range.
  template <class Kind> void operator()(char const* field, percent_field<Kind> const& f) const {
    check_range(field, 100 * detail::field_access::raw(f), Kind::lowest, Kind::highest);
  }
  /// A finite quantity or number of 0 or more.
  template <class F>
    requires(detail::unit_field<F>)
  void operator()(char const* field, F const& f) const {
    check_positive(field, detail::field_access::raw(f));
  }
  /// A finite amount of 0 or more, in a money that can be converted for every member of `payers`.
  template <class Kind> void operator()(char const* field, money_field<Kind> const& f, member_set payers) const {
    check_money(field, detail::field_access::raw(f), f.money(), payers);
  }
  template <class Field> void operator()(char const* field, by_member<Field> const& list) const {
    member_set seen = 0;
    int next = 0; // lists often stand in the order of the alliance
    for (auto const& entry : list) {
      next = check_once(field, entry.code, next, seen);
      (*this)(field, entry.value);
    }
  }
  /// The same for a part that covers the members of `who`: for others a value would mean nothing.
  template <class Field> void operator()(char const* field, by_member<Field> const& list, member_set who) const {
    (*this)(field, list);
    int next = 0;
    for (auto const& entry : list) next = check_among(field, entry.code, next, who);
  }
  template <class Field, class Areas> void operator()(char const* field, by_area<Field, Areas> const& list) const {
    for (Field const& f : list.each) (*this)(field, f);
  }
  /// A group's members; throws where it names a code that is none of the alliance's.
  member_set operator()(char const* field, group const& g) const { return allies().set_of(g, part_, field); }
  /// The members of a group that spend: who can pay. Throws where there is none.
  [[gnu::cold, gnu::noinline]] member_set that_pay(char const* field, group const& g) const {
    member_set const who = detail::that_spend(allies(), (*this)(field, g));
    if (who == 0) refuse(field, {g.name(), ", where nobody spends"}, "a group with a member that spends");
    return who;
  }

  /// Throws unless an amount keeps the purchasing power of a year for which its money has a rate.
  [[gnu::cold]] void require_rate_in(char const* field, money_id money, member_set who, int y) const {
    double const* const rates = setting_->rates_in(money, y);
    for (int i = 0; i < allies().size(); ++i)
      if ((who >> i & 1) && !(rates[i] > 0))
        refuse(field, {"an amount in ", money, " with the purchasing power of ", y},
               {"a year with a rate for ", allies()[i].code});
  }

private:
  // What the checks of all kinds of a field share, so that each is a call.
  [[gnu::noinline]] void check_range(char const* field, double x, double lowest, double highest) const {
    if (!(x >= lowest - 1e-9 && x <= highest + 1e-9))
      refuse(field, {detail::in_percent{x / 100}}, {lowest, " to ", highest, " %"});
  }
  [[gnu::noinline]] void check_positive(char const* field, double x) const {
    if (!(std::isfinite(x) && x >= 0)) refuse(field, {x}, "0 or more");
  }
  [[gnu::noinline]] void check_money(char const* field, double x, money_id money, member_set payers) const {
    if (!(std::isfinite(x) && x >= 0)) refuse(field, {x, " bn ", money}, "0 or more");
    if (!(x <= 1e15)) refuse(field, {x, " bn ", money}, "at most 1e15 bn");
    setting_->require_rates(money, payers, part_, field);
  }
  // Of one entry of a list that was looked for at the place `next`; gives the place to look at for the one after it.
  [[gnu::noinline]] int check_once(char const* field, member_code code, int next, member_set& seen) const {
    int const i = allies().index_of(code, part_, field, next);
    if (seen >> i & 1) refuse(field, {code, " twice"}, "each member once");
    seen |= member_set{1} << i;
    return i + 1;
  }
  [[gnu::noinline]] int check_among(char const* field, member_code code, int next, member_set who) const {
    int const i = allies().index_of(code, part_, field, next);
    if (!(who >> i & 1)) refuse(field, {code}, "members of this part");
    return i + 1;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
