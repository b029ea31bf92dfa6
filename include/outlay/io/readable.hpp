// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <ostream>
#include <outlay/files/written_alliance.hpp>
#include <outlay/io/print.hpp>
#include <outlay/io/written_results.hpp>

/// Comparison and text of what has none of its own: fields, parts, groups, members, alliances, horizons, plans and
/// results. Two that say the same are equal, and what is unset equals what is unset; text is as plan files have it.
namespace outlay {

namespace detail {

template <class T>
inline constexpr bool is_named_value =
    std::is_same_v<T, group> || std::is_same_v<T, key> || std::is_same_v<T, growth_source> ||
    std::is_same_v<T, correlation> || std::is_same_v<T, condition> || std::is_same_v<T, spending_mix>;
template <class T>
concept has_a_tree = std::is_class_v<T> && !std::is_same_v<T, std::string> && !has_table<T> &&
                     (parts::described<T> || is_one_value<T> || is_named_value<T>);
template <class T> inline constexpr bool is_alliance = false;
template <class M> inline constexpr bool is_alliance<alliance<M>> = true;
template <class T> inline constexpr bool is_typed_plan = false;
template <class... P> inline constexpr bool is_typed_plan<plan_of<P...>> = (parts::described<one_of<P>> && ...);

template <class T> [[gnu::cold]] tree complete_tree(T const& x) {
  if constexpr (parts::described<T>) {
    if constexpr (part<T>) return write_part(x, true);
    tree t{tree::table_type{}};
    described_writer<T> w(x, t, nullptr);
    T::describe(w);
    return t;
  } else return written_field(x);
}
template <class M> [[gnu::cold]] tree complete_tree(alliance<M> const& a) {
  alliance_facts const& f = a.facts();
  tree t{tree::table_type{}};
  t["money"] = written_money_id(a.ledger_money());
  t["edition"] = f.edition;
  t["base_year"] = f.base_year;
  t["prices"] = f.prices.empty() ? tree() : written_yearly(f.prices);
  for (member const& m : a.members()) t["member"].add(written_member(m));
  for (exchange_rate const& r : f.rates) t["exchange_rate"].add(written_rate(r));
  return t;
}
template <class... P> [[gnu::cold]] tree complete_tree(plan_of<P...> const& p) {
  tree t{tree::table_type{}};
  p.each([&](auto const& x) { t[label(x)] = write_part(x, true); });
  return t;
}
[[gnu::cold]] inline tree complete_tree(member const& m) { return written_member(m); }
[[gnu::cold]] inline tree complete_tree(horizon const& h) { return written_horizon(h); }

template <class T>
concept readable =
    has_a_tree<T> || is_alliance<T> || is_typed_plan<T> || std::is_same_v<T, member> || std::is_same_v<T, horizon>;
template <class T>
concept readable_result = has_table<T>;

// Rows that say the same, what is no number among them.
[[gnu::cold]] inline bool same_rows(result_table const& a, result_table const& b) {
  if (a.keys != b.keys || a.columns != b.columns || a.rows.size() != b.rows.size()) return false;
  for (std::size_t k = 0; k < a.rows.size(); ++k) {
    auto const &x = a.rows[k], &y = b.rows[k];
    if (x.of != y.of || x.unit != y.unit || x.year != y.year || x.numbers.size() != y.numbers.size()) return false;
    for (std::size_t j = 0; j < x.numbers.size(); ++j)
      if (x.numbers[j] != y.numbers[j] && (std::isfinite(x.numbers[j]) || std::isfinite(y.numbers[j]))) return false;
  }
  return true;
}

} // namespace detail

/// A field or a group as a plan file has it, a part with what differs from what it has unless given.
template <detail::has_a_tree T> std::string to_text(T const& x) {
  if constexpr (part<T> && parts::described<T>) return text_of(x);
  else return detail::written_field(x).words();
}
template <class E>
  requires std::is_enum_v<E> && requires { detail::choices_of<E>(); }
std::string to_text(E const& x) { return detail::choices_of<E>().at(static_cast<std::size_t>(x)); }
inline std::string to_text(member const& m) { return detail::written_member(m).words(); }
/// `{ from = 2026, until = 2036, step = monthly }`.
inline std::string to_text(horizon const& h) { return detail::written_horizon(h).words(); }
/// Its edition and money, and the codes of its members.
template <class Money> std::string to_text(alliance<Money> const& a) {
  std::string s = a.facts().edition + "; billion " + to_string(a.ledger_money()) + "; ";
  for (int i = 0; i < a.size(); ++i) s += (i == 0 ? "" : " ") + a[i].code.text();
  return s;
}
/// A line for each part, in canonical order.
template <class... P>
  requires detail::is_typed_plan<plan_of<P...>> std::string to_text(plan_of<P...> const& p) {
    std::string s;
    p.each([&](auto const& x) { s += (s.empty() ? "" : "\n") + text_of(x); });
    return s;
  }
/// A line for each answer of a result and number of it: `core share [fraction]: 2026 0.0204, 2027 0.0217`.
template <detail::readable_result R> std::string to_text(R const& result) {
  result_table const t = table_of(result);
  std::string s, before;
  for (auto const& r : t.rows) {
    std::string head;
    for (auto const& k : r.of)
      if (!k.empty()) head += (head.empty() ? "" : ", ") + k;
    head += " [" + r.unit + "]";
    s += head == before ? ", " : (s.empty() ? "" : "\n") + head + ": ";
    before = head;
    if (r.year != 0) s += std::to_string(r.year) + " ";
    for (std::size_t k = 0; k < r.numbers.size(); ++k) {
      std::string const number = std::isfinite(r.numbers[k]) ? plain_decimals(r.numbers[k]) : "none";
      s += (k == 0 ? "" : " ") + (t.columns.size() > 1 ? t.columns[k] + " " : "") + number;
    }
  }
  return s;
}

template <detail::readable T> [[gnu::cold]] bool operator==(T const& a, T const& b) {
  return detail::complete_tree(a) == detail::complete_tree(b);
}
/// Of all numbers and what they are of; of a sample and an ensemble at each point, every path.
template <detail::readable_result R> [[gnu::cold]] bool operator==(R const& a, R const& b) {
  if constexpr (std::is_same_v<R, sample>) {
    if (a.paths() != b.paths() || a.columns() != b.columns() || a.names() != b.names()) return false;
    auto const n = static_cast<std::size_t>(a.paths()) * static_cast<std::size_t>(a.columns());
    for (std::size_t k = 0; k < n; ++k)
      if (a.data()[k] != b.data()[k] && (a.data()[k] == a.data()[k] || b.data()[k] == b.data()[k])) return false;
    return true;
  } else if constexpr (std::is_same_v<R, ensemble_sweep>) {
    if (a.points().count() != b.points().count()) return false;
    for (std::int64_t p = 0; p < a.points().count(); ++p)
      if (a.points().label(p) != b.points().label(p) || !(a.at(p) == b.at(p))) return false;
    return true;
  } else return detail::same_rows(table_of(a), table_of(b));
}
template <class T>
requires detail::readable<T> || detail::readable_result<T> std::ostream& operator<<(std::ostream& out, T const& x) {
  return out << to_text(x);
}

} // namespace outlay
