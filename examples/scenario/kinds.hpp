// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What a key may hold, by the type of the field that it fills: a word for the help, what an error calls valid, and how
// it is read.
#pragma once

#include "../support/stocks.hpp"
#include "text.hpp"

#include <toml++/toml.h>

#include <deque>
#include <vector>

namespace scenario {

using examples::six_areas;

struct kind {
  std::string word, valid;
};

/// Names of the areas as keys and values have them: `air_defence`.
inline std::vector<std::string> const& area_names() {
  static auto const all = [] {
    std::vector<std::string> names;
    for (outlay::area const a : six_areas::list) {
      names.emplace_back(outlay::name_of(a));
      for (char& c : names.back())
        if (c == ' ' || c == '-') c = '_';
    }
    return names;
  }();
  return all;
}
/// The words of a field that is one of a few, in the order of its type.
template <class T> std::vector<std::string> const* words_of_choice() {
  static std::vector<std::string> const words = [] {
    std::vector<std::string> all;
    if constexpr (std::is_same_v<T, outlay::area>) all = area_names();
    else if constexpr (std::is_same_v<T, outlay::account>)
      for (auto const& rule : outlay::account_rules) all.emplace_back(rule.name);
    else if constexpr (std::is_same_v<T, outlay::profile>) all = {"linear", "step", "smooth", "geometric"};
    else if constexpr (std::is_same_v<T, outlay::remainder_by>) all = {"average", "marginal"};
    else if constexpr (std::is_same_v<T, outlay::refusal>) all = {"rescale", "shrink"};
    else if constexpr (std::is_same_v<T, outlay::lending>) all = {"within target", "on top"};
    else if constexpr (std::is_same_v<T, outlay::cost_basis>) all = {"incremental", "total"};
    else if constexpr (std::is_same_v<T, outlay::comparison>) all = {"stock", "production"};
    return all;
  }();
  return &words;
}
inline std::string quoted(std::vector<std::string> const& words) {
  std::string all;
  for (auto const& w : words) all += (all.empty() ? "\"" : ", \"") + w + "\"";
  return all;
}

template <class T> kind kind_of() {
  if constexpr (std::is_same_v<T, bool>) return {"true or false", "true or false"};
  else if constexpr (std::is_same_v<T, int>) return {"whole number", "a whole number"};
  else if constexpr (std::is_same_v<T, std::string>) return {"text", "a text in quotation marks"};
  else if constexpr (std::is_enum_v<T>) {
    std::string const all = quoted(*words_of_choice<T>());
    return {std::is_same_v<T, outlay::area>      ? "area"
            : std::is_same_v<T, outlay::account> ? "account"
                                                 : "one of " + all,
            all};
  } else if constexpr (std::is_same_v<T, outlay::date>)
    return {"date", "a year or a month, such as \"2035\" or \"2026-01\""};
  else if constexpr (std::is_same_v<T, outlay::moment>)
    return {"moment", "a year or a month, such as \"2035\" or \"2026-01\", an event, such as \"on review\" or "
                      "\"on review + 2 years\", or \"never\""};
  else if constexpr (std::is_same_v<T, outlay::key>)
    return {"shares", "\"gdp\", \"baseline gdp\", \"equal\", \"population\""};
  else if constexpr (std::is_same_v<T, outlay::group>)
    return {"group", "\"all members\", \"Europe and Canada\", a member's code or name, a list of them, "
                     "or { all_but = [codes], name = \"...\" }"};
  else if constexpr (std::is_same_v<T, outlay::member_code>)
    return {"member", "a member's code or name, such as \"NOR\" or \"Norway\""};
  else if constexpr (std::is_same_v<T, outlay::payment>)
    return {"payment", "money over time or once, such as \"1 bn USD/month\" or \"937 mn USD\""};
  else if constexpr (std::is_same_v<T, outlay::amount>)
    return {"amount", "money, such as \"135 bn USD\" or \"20 bn USD of 2021\""};
  else if constexpr (std::is_same_v<T, outlay::yearly_amount> || std::is_same_v<T, outlay::gdp_amount>)
    return {"yearly amount", "money over time, such as \"3 bn USD/year\" or \"20 bn USD of 2021/year\""};
  else if constexpr (std::is_same_v<T, outlay::head_cost>)
    return {"cost a head", "money over time for one head, such as \"0.16 mn USD/year\""};
  else if constexpr (std::is_base_of_v<outlay::time_span, T>)
    return {"time", "a time, such as \"10 years\" or \"6 months\""};
  else if constexpr (std::is_same_v<T, outlay::head_count>) return {"heads", "a number of heads, such as 5000"};
  else if constexpr (std::is_same_v<T, outlay::item_count>) return {"units", "a number of units, such as 12.5"};
  else if constexpr (std::is_base_of_v<outlay::scalar, T> || std::is_same_v<T, double>)
    return {"number", "a number, such as 1.5"};
  else return {"percentage", "a percentage, such as \"3.5 %\""};
}

/// Reads a value; nothing where it cannot be one. Groups and lists are read by a section, which knows more.
template <class T> std::optional<T> value_of(toml::node const& n) {
  auto const* const text = n.as_string();
  std::string_view const words = text != nullptr ? std::string_view(text->get()) : std::string_view();
  if constexpr (std::is_same_v<T, bool>) return n.value_exact<bool>();
  else if constexpr (std::is_same_v<T, int>) {
    auto const x = n.value_exact<std::int64_t>();
    if (!x || *x < -1'000'000 || *x > 1'000'000) return {};
    return static_cast<int>(*x);
  } else if constexpr (std::is_base_of_v<outlay::scalar, T> || std::is_same_v<T, outlay::head_count> ||
                       std::is_same_v<T, outlay::item_count> || std::is_same_v<T, double>) {
    auto const x = n.value<double>();
    if (!n.is_number() || !x) return {};
    if constexpr (std::is_same_v<T, outlay::head_count>) return T(outlay::headcount<>::from_value(*x / 1000));
    else if constexpr (std::is_same_v<T, outlay::item_count>) return T(outlay::stock_value<>::from_value(*x));
    else return T(*x);
  } else if (text == nullptr) return {};
  else if constexpr (std::is_same_v<T, std::string>) return std::string(words);
  else if constexpr (std::is_enum_v<T>) {
    auto const& all = *words_of_choice<T>();
    for (std::size_t k = 0; k < all.size(); ++k)
      if (all[k] == words) return static_cast<T>(k);
    return {};
  } else if constexpr (std::is_same_v<T, outlay::date>) return date_from(words);
  else if constexpr (std::is_same_v<T, outlay::moment>) return moment_from(words);
  else if constexpr (std::is_same_v<T, outlay::key>) {
    if (words == "gdp") return outlay::key::gdp();
    if (words == "baseline gdp") return outlay::key::baseline_gdp();
    if (words == "equal") return outlay::key::equal();
    if (words == "population") return outlay::key::population();
    return {};
  } else if constexpr (std::is_same_v<T, outlay::payment> || std::is_same_v<T, outlay::amount> ||
                       std::is_same_v<T, outlay::yearly_amount> || std::is_same_v<T, outlay::head_cost>) {
    auto const m = money_from(words);
    if (!m) return {};
    return field_of<T>(*m);
  } else if constexpr (std::is_same_v<T, outlay::gdp_amount>) {
    auto const m = money_from(words);
    if (!m || m->each == 0 || !m->of_2021) return {};
    auto const sum = outlay::money<outlay::usd_2021>::from_value(m->billions);
    return T(sum / (m->each == 'm' ? outlay::month : outlay::year));
  } else if constexpr (std::is_base_of_v<outlay::time_span, T>) {
    auto const t = time_from(words);
    if (!t) return {};
    return T(*t);
  } else {
    auto const p = percent_from(words);
    if (!p) return {};
    return T(*p);
  }
}

/// Some value, for a reader that only asks which keys there are.
template <class T> T example_of() {
  if constexpr (std::is_same_v<T, outlay::date>) return std::chrono::year{2030};
  else if constexpr (std::is_same_v<T, outlay::moment>) return outlay::never;
  else if constexpr (std::is_same_v<T, outlay::group>) return outlay::all_members;
  else if constexpr (std::is_same_v<T, outlay::member_code>) return outlay::member_code("USA");
  else if constexpr (std::is_same_v<T, outlay::key>) return outlay::key::gdp();
  else if constexpr (std::is_same_v<T, std::string>) return "example";
  else if constexpr (std::is_same_v<T, outlay::payment> || std::is_same_v<T, outlay::yearly_amount> ||
                     std::is_same_v<T, outlay::head_cost>)
    return *field_of<T>({1, static_cast<int>(outlay::currency::usd), false, 'y'});
  else if constexpr (std::is_same_v<T, outlay::gdp_amount>)
    return outlay::money<outlay::usd_2021>::from_value(1) / outlay::year;
  else if constexpr (std::is_same_v<T, outlay::amount>) return outlay::money<outlay::usd>::from_value(1);
  else if constexpr (std::is_base_of_v<outlay::time_span, T>) return outlay::year;
  else if constexpr (std::is_same_v<T, outlay::head_count>) return outlay::headcount<>::from_value(1);
  else if constexpr (std::is_same_v<T, outlay::item_count>) return outlay::stock_value<>::from_value(1);
  else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) return static_cast<T>(1);
  else if constexpr (std::is_base_of_v<outlay::scalar, T>) return T(1);
  else return T(outlay::percent(1));
}

} // namespace scenario
