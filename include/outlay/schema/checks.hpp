// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/account.hpp>
#include <outlay/model/checker.hpp>
#include <outlay/model/key.hpp>
#include <outlay/model/description.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// The rules of a field without the pointers into its part, which checks of all parts share.
struct value_bounds {
  double at_least, more_than, less_than, at_most;
  bool whole_months, whole_years;
  /// Of a percentage, the range of its type: said where the rules leave a side open.
  double lowest = -numeric::infinity, highest = numeric::infinity;
};
/// Throws where a number, in the unit `of` that it is written in, lies outside of its bounds: `3 to 5 years`. `whose`:
/// of the element of a list by member; `where`: when the bounds hold, in words.
template <class C>
[[gnu::cold, gnu::noinline]] void check_bounds(C& c, char const* field, double x, value_bounds const& b, char const* of,
                                               member_code const* whose = nullptr, char const* where = "") {
  bool const wholes = b.whole_months || b.whole_years;
  double const n = b.whole_months ? std::round(12 * x) : x; // what the bounds are of
  bool const whole = b.whole_months  ? std::fabs(12 * x - n) < 1e-6
                     : b.whole_years ? std::fabs(x - std::round(x)) < 1e-9
                                     : true;
  if (std::isfinite(x) && n >= b.at_least && n > b.more_than && n < b.less_than && n <= b.at_most && whole) return;
  std::string valid = b.whole_months ? "whole months, " : b.whole_years ? "whole years, " : "";
  auto const add = [&](pieces p) { valid += joined(p); };
  bool const under = b.less_than < numeric::infinity;
  bool const above = !(b.at_least > -numeric::infinity) && b.more_than > -numeric::infinity;
  double const least = above || b.at_least > -numeric::infinity ? b.at_least : b.lowest;
  double const most = under || b.at_most < numeric::infinity ? b.at_most : b.highest;
  bool const below = most < numeric::infinity, from = least > -numeric::infinity;
  if (from) add({least});
  if (above) add({"more than ", b.more_than});
  if (from && (below || under)) valid += " to ";
  if (above && (below || under)) valid += " and ";
  if (!from && below) valid += "at most ";
  if (under) add({"less than ", b.less_than});
  else if (below) add({most});
  if (!wholes) valid += of;
  if (from && !below && !under) valid += " or more";
  valid += where;
  std::string const value = std::string_view(of) == " %" ? percent_text(x / 100) : joined({x, of});
  if (whose) c.refuse(field, {value, " for ", *whose}, {valid});
  c.refuse(field, {value}, {valid});
}

/// Checks a part, or an element of one of its lists, field by field as its description has them, and announces what it
/// reports. Elements are checked under the name of the list.
template <class P, class C> class described_checks : public parts::asks_nothing<P> {
  P const& part_;
  C& c_;
  char const* list_; // the field that holds this element; null for a part

public:
  described_checks(P const& part, C& c, char const* list = nullptr) : part_(part), c_(c), list_(list) {}

  template <auto M> void required(parts::field_of<M>, char const*, parts::rules<P> const& r = {}) {
    static std::string const name(parts::field_of<M>::name);
    check(list_ ? list_ : name.c_str(), part_.*M, r);
  }
  template <auto M> void optional(parts::field_of<M> f, char const* words, parts::rules<P> const& r = {}) {
    required(f, words, r);
  }
  void measure(int, char const* name, parts::unit unit, parts::reported<P> const& how = {}) {
    if (c_.checks_again() || (how.when && !(part_.*how.when)())) return;
    measure_unit in(unit.kind, unit.words);
    if (how.in) in = measure_unit(counts::words, part_.*how.in);
    else if (how.in_money_of) in = measure_unit((part_.*how.in_money_of).money());
    bool const of_alliance = how.of_alliance || (how.of_alliance_when && (part_.*how.of_alliance_when)());
    c_.reports(name, std::move(in), how.level, of_alliance);
  }

private:
  template <class F = void> void check_number(char const* field, double x, parts::rules<P> const& r, char const* of) {
    if (!r.where(part_)) return;
    member_code const* whose = nullptr;
    if constexpr (requires {
                    { part_.code } -> std::same_as<member_code const&>;
                  })
      whose = &part_.code;
    value_bounds b{r.at_least, r.more_than, r.less_than, r.at_most, r.whole_months, r.whole_years};
    if constexpr (requires { F::lowest; }) b.lowest = F::lowest, b.highest = F::highest;
    check_bounds(c_, field, x, b, of, whose, r.where.words);
  }
  member_set payers(parts::rules<P> const& r) const {
    member_set who = 0;
    if (!r.paid_by) return who;
    // Codes that the alliance does not have are refused where the group itself is checked.
    group const& g = part_.*r.paid_by;
    for (int i = 0; i < c_.allies().size(); ++i) {
      member const& m = c_.allies()[i];
      bool const in = g.kind() == group::rule::only
                          ? g.lists(m.code)
                          : (g.kind() == group::rule::everybody || !m.partner) && !g.lists(m.code);
      if (in && m.spends) who |= member_set{1} << i;
    }
    return who;
  }
  template <class F> void check(char const* field, F const& f, parts::rules<P> const& r) {
    if constexpr (any_money_field<F>) {
      c_(field, f, payers(r));
      check_number(field, field_access::raw(f), r, " bn");
      if (r.ledger_money && !(f.money() == c_.allies().ledger_money()))
        c_.refuse(field, {"in ", f.money()}, {"an amount in the alliance's money, ", c_.allies().ledger_money()});
    } else if constexpr (std::is_same_v<F, optional_ratio>) {
      if (f.given()) check(field, static_cast<ratio const&>(f), r);
    } else if constexpr (requires { F::lowest; }) {
      if (field_access::raw(f) == std::numeric_limits<double>::lowest()) return; // stands for one that is not set
      c_(field, f);
      if constexpr (std::is_same_v<F, ratio>)
        if (r.surprises) c_.refuse_two_surprises(field, &f, c_(field, part_.*r.surprises));
      check_number<F>(field, 100 * field_access::raw(f), r, " %");
    } else if constexpr (unit_field<F>) {
      // A lower bound says more than that it is finite and no less than 0.
      if (!((r.at_least >= 0 || r.more_than >= 0) && r.where(part_))) c_(field, f);
      check_number(field, field_access::raw(f), r, std::is_base_of_v<time_span, F> ? " years" : "");
    } else if constexpr (std::is_same_v<F, int> || std::is_same_v<F, double>) check_number(field, f, r, "");
    else if constexpr (std::is_same_v<F, spending_mix>) {
      double sum = 0;
      for (ratio const& part : {f.equipment, f.personnel, f.infrastructure, f.operations}) {
        c_(field, part);
        sum += field_access::raw(part);
      }
      if (!(std::fabs(sum - 1) <= 1e-9)) c_.refuse(field, {in_percent{sum}, " in sum"}, "100 % in sum");
    } else if constexpr (is_optional<F>) {
      if (f) check(field, *f, r);
    } else if constexpr (std::is_same_v<F, group>) {
      if (r.spend) (void)c_.that_pay(field, f);
      else (void)c_(field, f);
    } else if constexpr (std::is_same_v<F, key>) {
      if (r.among)
        (void)f.fixed_shares(c_.allies(), that_spend(c_.allies(), c_(field, part_.*r.among)), c_.part(), field);
    } else if constexpr (std::is_same_v<F, moment>) check_moment(field, f, r);
    else if constexpr (std::is_same_v<F, member_code>) (void)check_member(field, f, r);
    else if constexpr (std::is_same_v<F, account>) {
      if (r.final_account)
        c_.require(rule_of(f).family == account_family::final, field, rule_of(f).name,
                   "a final account, such as other_equipment");
    } else if constexpr (std::is_same_v<F, std::string>) {
      if (r.not_empty) c_.require(!f.empty(), field, "\"\"", r.not_empty);
    } else if constexpr (requires { f.each; }) {
      for (auto const& x : f.each) check(field, x, r);
    } else if constexpr (requires {
                           f.begin() == f.end();
                           f.empty();
                         })
      check_list(field, f, r);
    else if constexpr (parts::described<F>) describe_element(field, f);
  }
  [[gnu::noinline]] void check_moment(char const* field, moment const& m, parts::rules<P> const& r) {
    (void)c_(field, m);
    if (r.later_than.always) c_.require_order(field, part_.*r.later_than.always, m);
    else if (r.later_than.if_given && part_.*r.later_than.if_given)
      c_.require_order(field, *(part_.*r.later_than.if_given), m);
  }
  [[gnu::noinline]] int check_member(char const* field, member_code m, parts::rules<P> const& r) {
    if (!r.where(part_)) return -1;
    int const i = c_.allies().index_of(m, c_.part(), field);
    if (r.spend && !c_.allies()[i].spends) c_.refuse(field, {m}, "a member that spends");
    return i;
  }
  template <class List> void check_list(char const* field, List const& list, parts::rules<P> const& r) {
    using E = typename List::value_type;
    if (r.not_empty) c_.require(!list.empty(), field, "none", r.not_empty);
    member_set const who = r.among ? c_(field, part_.*r.among) : ~member_set{0};
    member_set seen = 0;
    int next = 0; // lists of members often stand in the order of the alliance
    for (E const& e : list) {
      if constexpr (std::is_same_v<E, std::string>) {
        c_.require(!e.empty(), field, "\"\"", "words");
        for (std::string const& other : list)
          if (&other != &e && other == e) c_.refuse(field, {"\"", e, "\" twice"}, "each word once");
      } else {
        if constexpr (unit_field<E>) check(field, e, r);
        else if constexpr (std::is_same_v<E, member_code>) next = check_listed(field, e, next, who, seen, r);
        else if constexpr (requires {
                             { e.code } -> std::convertible_to<member_code>;
                           })
          next = check_listed(field, e.code, next, who, seen, r);
        if constexpr (parts::described<E>) describe_element(field, e);
        else if constexpr (std::is_same_v<E, per_member<ratio>>) {
          if (r.surprises) { // of one member, not of the group
            c_.refuse_two_surprises(field, &e.value, c_.allies().set_of(group(e.code), c_.part(), field));
            parts::rules<P> of_one = r;
            of_one.surprises = nullptr;
            check(field, e.value, of_one);
          } else check(field, e.value, r);
        } else if constexpr (requires { e.value; }) check(field, e.value, r);
      }
    }
  }
  // Of a member in a list; gives the place in the alliance to look at for the next.
  [[gnu::noinline]] int check_listed(char const* field, member_code m, int next, member_set who, member_set& seen,
                                     parts::rules<P> const& r) {
    int const i = c_.allies().index_of(m, c_.part(), field, next);
    if (r.spend && !c_.allies()[i].spends) c_.refuse(field, {m}, "members that spend");
    if (!(who >> i & 1)) c_.refuse(field, {m}, "members of this part");
    if (seen >> i & 1) c_.refuse(field, {m, " twice"}, "each member once");
    seen |= member_set{1} << i;
    return i + 1;
  }
  template <class E> void describe_element(char const* field, E const& e) {
    described_checks<E, C> inner(e, c_, field);
    E::describe(inner);
  }
};

/// All checks of a part: those of its description, then its own.
template <class P, class C> [[gnu::cold]] void check_fields(P const& part, C& c) {
  if constexpr (parts::described<P>) {
    require_all_described<P>();
    described_checks<P, C> fields(part, c);
    P::describe(fields);
  }
  if constexpr (requires { part.check(c); }) part.check(c);
}

} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>
