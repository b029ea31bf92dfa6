// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <outlay/nearest.hpp>
#include <outlay/model/account.hpp>
#include <outlay/model/area.hpp>
#include <outlay/model/key.hpp>
#include <outlay/model/members.hpp>
#include <outlay/files/tree.hpp>
#include <outlay/files/value_text.hpp>
#include <outlay/time/path.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay::detail {

/// What kind of thing a field is: a word for help and manual pages, and what an error calls valid.
struct value_kind {
  std::string word, valid;
};

// Words of an area in keys and values: `air_defence`.
[[gnu::cold]] inline std::string area_key(area a) {
  std::string s(name_of(a));
  for (char& c : s)
    if (c == ' ' || c == '-') c = '_';
  return s;
}
/// The words of a type that is one of a few, in the order of its values: found beside the type, as `choices(profile)`.
template <class T> [[gnu::cold]] std::vector<std::string> choices_of() {
  std::vector<std::string> all;
  if constexpr (std::is_same_v<T, area>)
    for (int a = 0; a < area_count; ++a) all.push_back(area_key(static_cast<area>(a)));
  else if constexpr (std::is_same_v<T, account>)
    for (account_rule const& rule : account_rules) all.emplace_back(rule.name);
  else if constexpr (std::is_same_v<T, profile>)
    for (int p = 0; p < 4; ++p) all.emplace_back(name_of(static_cast<profile>(p)));
  else
    for (std::string_view const word : choices(T{})) all.emplace_back(word);
  return all;
}
[[gnu::cold]] inline std::string quoted(std::vector<std::string> const& words) {
  std::string all;
  for (auto const& w : words) all += (all.empty() ? "\"" : ", \"") + w + "\"";
  return all;
}

/// Fields that one text, number or truth value holds.
template <class T>
inline constexpr bool is_one_value =
    std::is_same_v<T, bool> || std::is_same_v<T, int> || std::is_same_v<T, double> || std::is_same_v<T, std::string> ||
    std::is_enum_v<T> || std::is_same_v<T, date> || std::is_same_v<T, moment> || unit_field<T> || any_money_field<T>;

template <class T> [[gnu::cold]] value_kind kind_of_value() {
  if constexpr (is_optional<T>) return kind_of_value<typename T::value_type>();
  else if constexpr (std::is_same_v<T, bool>) return {"true or false", "true or false"};
  else if constexpr (std::is_same_v<T, int>) return {"whole number", "a whole number"};
  else if constexpr (std::is_same_v<T, std::string>) return {"text", "a text in quotation marks"};
  else if constexpr (std::is_enum_v<T>) {
    std::string const all = quoted(choices_of<T>());
    return {std::is_same_v<T, area> ? "area" : std::is_same_v<T, account> ? "account" : "one of " + all, all};
  } else if constexpr (std::is_same_v<T, date>) return {"date", "a year or a month, such as \"2035\" or \"2026-01\""};
  else if constexpr (std::is_same_v<T, moment>)
    return {"moment", "a year or a month, such as \"2035\" or \"2026-01\", an event, such as \"on review\" or "
                      "\"on review + 2 years\", or \"never\""};
  else if constexpr (std::is_same_v<T, payment>)
    return {"payment", "money over time or once, such as \"1 bn USD/month\" or \"937 mn USD\""};
  else if constexpr (std::is_same_v<T, amount>)
    return {"amount", "money, such as \"135 bn USD\" or \"20 bn USD of 2021\""};
  else if constexpr (std::is_same_v<T, yearly_amount> || std::is_same_v<T, gdp_amount>)
    return {"yearly amount", "money over time, such as \"3 bn USD/year\" or \"20 bn USD of 2021/year\""};
  else if constexpr (std::is_same_v<T, head_cost>)
    return {"cost a head", "money over time for one head, such as \"0.16 mn USD/head/year\""};
  else if constexpr (std::is_same_v<T, item_cost>)
    return {"cost a unit", "money for one unit, such as \"1 bn USD of 2021/unit\""};
  else if constexpr (std::is_base_of_v<time_span, T>) return {"time", "a time, such as \"10 years\" or \"6 months\""};
  else if constexpr (std::is_same_v<T, head_count>) return {"heads", "a number of heads, such as 5000"};
  else if constexpr (std::is_same_v<T, item_count>) return {"units", "a number of units, such as 12.5"};
  else if constexpr (std::is_base_of_v<scalar, T> || std::is_same_v<T, double>)
    return {"number", "a number, such as 1.5"};
  else return {"percentage", "a percentage, such as \"3.5 %\""};
}

/// What a bare number has not, where a type needs a text; empty where it may be a number.
template <class T>
inline constexpr std::string_view lacking_of_a_number =
    std::is_same_v<T, date> || std::is_same_v<T, moment> ? "quotation marks"
    : std::is_same_v<T, std::string> || std::is_enum_v<T> || std::is_same_v<T, bool> || std::is_same_v<T, int> ||
            std::is_same_v<T, double> || std::is_base_of_v<scalar, T> || std::is_same_v<T, item_count> ||
            std::is_same_v<T, head_count>
        ? ""
        : "a unit in quotation marks";
/// What an error calls valid for a value that cannot be read, with the nearest word of a type that is one of a few.
template <class T> [[gnu::cold]] std::string valid_for(tree const& met) {
  if constexpr (is_optional<T>) return valid_for<typename T::value_type>(met);
  else {
    std::string const all = kind_of_value<T>().valid;
    if constexpr (std::is_same_v<T, int>)
      if (met.whole()) return all + " from -1000000 to 1000000";
    if constexpr (std::is_enum_v<T>)
      if (met.text())
        if (std::string const close = outlay::nearest(*met.text(), choices_of<T>()); !close.empty())
          return "\"" + close + "\", which is nearest, of " + all;
    return all;
  }
}

// A number of a tree, written with or without a point.
[[gnu::cold]] inline std::optional<double> number_in(tree const& t) {
  if (t.whole()) return static_cast<double>(*t.whole());
  if (t.fraction() && std::isfinite(*t.fraction())) return *t.fraction();
  return {};
}
template <class F> [[gnu::cold]] std::optional<F> money_field_in(std::string_view words) {
  using per = money_text::per;
  constexpr bool head = std::is_same_v<F, head_cost>, item = std::is_same_v<F, item_cost>;
  auto const m = read_money(words, head ? "/head" : item ? "/unit" : "");
  if (!m) return {};
  if constexpr (std::is_same_v<F, payment>) {
    F f = field_with<F>(m->each == per::month ? m->billions() / month.value() : m->billions(), m->money);
    field_access::put_once(f, m->each == per::once);
    return f;
  } else {
    constexpr bool once = std::is_same_v<F, amount> || item;
    if ((m->each == per::once) != once) return {};
    // a million for a head is a billion for a thousand
    double const sum = head ? m->millions ? m->number : 1000 * m->number : m->billions();
    return field_with<F>(m->each == per::month ? sum / month.value() : sum, m->money);
  }
}

/// Reads one value; nothing where it cannot be one.
template <class T> [[gnu::cold]] std::optional<T> value_in(tree const& t) {
  std::string_view const words = t.text() ? std::string_view(*t.text()) : std::string_view();
  if constexpr (std::is_same_v<T, bool>) return t.truth() ? std::optional(*t.truth()) : std::nullopt;
  else if constexpr (std::is_same_v<T, int>) {
    if (!t.whole() || *t.whole() < -1'000'000 || *t.whole() > 1'000'000) return {};
    return static_cast<int>(*t.whole());
  } else if constexpr (std::is_same_v<T, double>) return number_in(t);
  else if constexpr (std::is_base_of_v<scalar, T> || std::is_same_v<T, item_count> || std::is_same_v<T, head_count>) {
    auto const x = number_in(t);
    auto const thousand = t.text() ? split_number(words) : std::nullopt; // "5.123 thousand"
    if constexpr (std::is_same_v<T, head_count>) {
      if (thousand && thousand->unit == "thousand") return T(headcount<>::from_value(thousand->number));
      return x ? std::optional<T>(headcount<>::from_value(*x / 1000)) : std::nullopt;
    } else if constexpr (std::is_same_v<T, item_count>)
      return x ? std::optional<T>(stock_value<>::from_value(*x)) : std::nullopt;
    else return x ? std::optional<T>(T(*x)) : std::nullopt;
  } else if (!t.text()) return {};
  else if constexpr (std::is_same_v<T, std::string>) return *t.text();
  else if constexpr (std::is_enum_v<T>) {
    auto const all = choices_of<T>();
    for (std::size_t k = 0; k < all.size(); ++k)
      if (all[k] == words) return static_cast<T>(k);
    return {};
  } else if constexpr (std::is_same_v<T, date>) return read_date(words);
  else if constexpr (std::is_same_v<T, moment>) return read_moment(words);
  else if constexpr (std::is_same_v<T, gdp_amount>) {
    auto const x = money_field_in<yearly_amount>(words);
    if (!x) return {};
    gdp_amount g = gdp<usd>::from_value(0);
    field_access::put(g, field_access::raw(*x), x->money());
    return g;
  } else if constexpr (any_money_field<T>) return money_field_in<T>(words);
  else if constexpr (std::is_base_of_v<time_span, T>) {
    auto const x = read_time(words);
    return x ? std::optional<T>(duration<>::from_value(*x)) : std::nullopt;
  } else {
    auto const x = read_percent(words);
    if (!x) return {};
    T f = T(percent(0));
    field_access::put(f, *x);
    return f;
  }
}

/// The value as a file has it.
template <class T> [[gnu::cold]] tree written(T const& x) {
  if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, int> || std::is_same_v<T, double> ||
                std::is_same_v<T, std::string>)
    return x;
  else if constexpr (std::is_enum_v<T>) return choices_of<T>().at(static_cast<std::size_t>(x));
  else if constexpr (std::is_same_v<T, date>) return to_string(x);
  else if constexpr (std::is_same_v<T, moment>) return written_moment(x);
  else if constexpr (any_money_field<T>) {
    double const raw = field_access::raw(x);
    if constexpr (std::is_same_v<T, amount>) return written_money(raw, x.money(), "");
    else if constexpr (std::is_same_v<T, item_cost>) return written_money(raw, x.money(), "/unit");
    else if constexpr (std::is_same_v<T, head_cost>) {
      std::string s = written_money(raw, x.money(), "/head/year");
      return s.replace(s.find(" bn "), 4, " mn ");
    } else if constexpr (std::is_same_v<T, payment>) return written_money(raw, x.money(), x.once() ? "" : "/year");
    else return written_money(raw, x.money(), "/year");
  } else if constexpr (std::is_same_v<T, head_count>) {
    double const raw = field_access::raw(x);
    if (auto const heads = written_over(raw, 1000)) return *heads;
    return text(raw) + " thousand";
  } else if constexpr (std::is_base_of_v<time_span, T>) return written_time(field_access::raw(x));
  else if constexpr (requires { T::lowest; }) return written_percent(field_access::raw(x));
  else return field_access::raw(x);
}

} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>
