// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A table of a file, read key by key: what cannot be read, is missing or is not known is an error with file and line.
#pragma once

#include "text.hpp"

#include <toml++/toml.h>

#include <sstream>
#include <utility>
#include <vector>

namespace scenario {

class section {
  std::string file_, path_;
  toml::table const* table_;
  std::vector<std::string> known_;

  [[noreturn]] void refuse(toml::source_region const& at, std::string const& key, std::string const& met,
                           std::string const& valid) const {
    throw outlay::error(file_ + ", line " + std::to_string(at.begin.line), path_.empty() ? key : path_ + "." + key, met,
                        valid);
  }
  static std::string shown(toml::node const& n) {
    if (auto const* const x = n.as_floating_point()) return outlay::text(x->get());
    std::ostringstream out;
    n.visit([&](auto const& x) { out << x; });
    std::string s = out.str();
    for (char& c : s) // a table or a list may take lines
      if (c == '\n') c = ' ';
    return s;
  }
  toml::node const* find(char const* key) {
    known_.emplace_back(key);
    return table_->get(key);
  }
  // What `how` makes of a text; an error where it makes nothing of it.
  template <class Read> auto read(toml::node const& n, std::string const& key, Read how, char const* valid) const {
    auto const* const s = n.as_string();
    auto const x = s != nullptr ? how(std::string_view(s->get())) : decltype(how(std::string_view()))();
    if (!x) refuse(n.source(), key, shown(n), valid);
    return *x;
  }
  static constexpr char const *a_percentage = "a percentage, such as \"3.5 %\"",
                              *a_date = "a year or a month, such as \"2035\" or \"2026-01\"",
                              *a_time = "a time, such as \"10 years\" or \"6 months\"",
                              *a_payment = "money over time or once, such as \"1 bn USD/month\" or \"937 mn USD\"",
                              *an_amount = "money, such as \"135 bn USD\" or \"20 bn USD of 2021\"",
                              *a_text = "a text in quotation marks";

  static std::optional<std::string> as_it_is(std::string_view s) { return std::string(s); }
  template <class T> T required(char const* key, std::optional<T> x, char const* valid) const {
    if (!x) refuse(table_->source(), key, "nothing", valid);
    return *x;
  }
  template <class Read>
  auto optional(char const* key, Read how, char const* valid) -> decltype(how(std::string_view())) {
    auto const* const n = find(key);
    if (n == nullptr) return {};
    return read(*n, key, how, valid);
  }

public:
  section(std::string file, std::string path, toml::table const& t)
      : file_(std::move(file)), path_(std::move(path)), table_(&t) {}

  std::size_t line() const { return table_->source().begin.line; }
  std::string const& file() const { return file_; }
  /// Refuses the value of a key that was read.
  [[noreturn]] void refuse(char const* key, std::string const& valid) const {
    auto const* const n = table_->get(key);
    refuse(n != nullptr ? n->source() : table_->source(), key, n != nullptr ? shown(*n) : "nothing", valid);
  }

  std::string text(char const* key, std::string const& otherwise = "") {
    return optional(key, as_it_is, a_text).value_or(otherwise);
  }
  outlay::date date(char const* key) { return required(key, maybe_date(key), a_date); }
  std::optional<outlay::date> maybe_date(char const* key) { return optional(key, date_from, a_date); }
  outlay::percent percent(char const* key) { return required(key, maybe_percent(key), a_percentage); }
  std::optional<outlay::percent> maybe_percent(char const* key) { return optional(key, percent_from, a_percentage); }
  outlay::duration<> time(char const* key) { return required(key, optional(key, time_from, a_time), a_time); }
  outlay::payment payment(char const* key) {
    return field_of<outlay::payment>(required(key, optional(key, money_from, a_payment), a_payment));
  }
  outlay::amount amount(char const* key) {
    auto const m = required(key, optional(key, money_from, an_amount), an_amount);
    if (m.each != 0) refuse(key, an_amount);
    return field_of<outlay::amount>(m);
  }
  // Fields that a part has anyway.
  template <class Field> void may_set_percent(char const* key, Field& f) {
    if (auto const x = maybe_percent(key)) f = *x;
  }
  template <class Field> void may_set_time(char const* key, Field& f) {
    if (auto const x = optional(key, time_from, a_time)) f = *x;
  }
  void may_set(char const* key, int& to) {
    auto const* const n = find(key);
    if (n == nullptr) return;
    auto const x = n->value_exact<std::int64_t>();
    if (!x || *x < -1'000'000 || *x > 1'000'000) refuse(key, "a whole number");
    to = static_cast<int>(*x);
  }
  void may_set(char const* key, bool& to) {
    auto const* const n = find(key);
    if (n == nullptr) return;
    auto const x = n->value_exact<bool>();
    if (!x) refuse(key, "true or false");
    to = *x;
  }
  /// One of some words, by its place among them.
  std::size_t choice(char const* key, std::vector<std::string> const& words, std::size_t otherwise) {
    std::string all;
    for (auto const& w : words) all += (all.empty() ? "\"" : ", \"") + w + "\"";
    auto const word = optional(key, as_it_is, all.c_str());
    if (!word) return otherwise;
    for (std::size_t k = 0; k < words.size(); ++k)
      if (words[k] == *word) return k;
    refuse(key, all);
  }
  /// Codes of members; `none` where the key is not there.
  std::vector<outlay::member_code> members(char const* key) {
    auto const* const n = find(key);
    if (n == nullptr) return {};
    return codes_in(*n, key);
  }
  /// Percentages by member, as in `except = { ESP = "2.1 %" }`.
  template <class Field> outlay::by_member<Field> by_member(char const* key) {
    auto const* const n = find(key);
    if (n == nullptr) return {};
    auto const* const t = n->as_table();
    if (t == nullptr) refuse(key, "percentages by member, as in { ESP = \"2.1 %\" }");
    outlay::by_member<Field> list;
    for (auto const& [code, value] : *t)
      list.push_back({code_from(code.str(), value, key),
                      read(value, std::string(key) + "." + std::string(code.str()), percent_from, a_percentage)});
    return list;
  }
  /// A table inside; nothing where the key is not there.
  std::optional<section> inside(char const* key) {
    auto const* const n = find(key);
    if (n == nullptr) return {};
    if (n->as_table() == nullptr) refuse(key, "a table");
    return section(file_, path_.empty() ? key : path_ + "." + key, *n->as_table());
  }
  /// The tables of a list, `[[key]]`; none where the key is not there.
  std::vector<section> list(char const* key) {
    std::vector<section> all;
    auto const* const n = find(key);
    if (n == nullptr) return all;
    std::string const path = path_.empty() ? key : path_ + "." + key;
    auto const* const a = n->as_array();
    for (std::size_t k = 0; a != nullptr && k < a->size(); ++k)
      if (auto const* const t = a->get(k)->as_table()) all.emplace_back(file_, path, *t);
    if (a == nullptr || all.size() != a->size()) refuse(key, "a list of tables, each under [[" + path + "]]");
    return all;
  }
  /// A group: "all members", "Europe and Canada", one member's code, a list of codes, or { all_but = [codes] }.
  /// `name` must outlive the group.
  std::optional<outlay::group> group(char const* key, std::string& name) {
    static constexpr char const* valid = "\"all members\", \"Europe and Canada\", a member's code, a list of codes, or "
                                         "{ all_but = [codes], name = \"...\" }";
    auto const* const n = find(key);
    if (n == nullptr) return {};
    if (auto const* const s = n->as_string()) {
      if (s->get() == "all members") return outlay::all_members;
      if (s->get() == "Europe and Canada") return outlay::europe_and_canada;
      return outlay::group(code_from(s->get(), *n, key));
    }
    auto rule = outlay::group::rule::only;
    std::vector<outlay::member_code> codes;
    if (n->is_array()) codes = codes_in(*n, key);
    else if (n->is_table() && n->as_table()->contains("all_but")) {
      section g(file_, path_.empty() ? key : path_ + "." + key, *n->as_table());
      rule = outlay::group::rule::all_members_but;
      codes = g.members("all_but");
      name = g.text("name");
      g.done();
    } else refuse(key, valid);
    if (name.empty()) {
      for (auto const& c : codes) name += (name.empty() ? "" : ", ") + c.text();
      if (rule != outlay::group::rule::only) name = "all members but " + name;
    }
    return outlay::group(name, codes, rule);
  }
  std::vector<std::string> texts(char const* key) {
    std::vector<std::string> all;
    if (auto const* const n = find(key)) {
      auto const* const a = n->as_array();
      for (std::size_t k = 0; a != nullptr && k < a->size(); ++k)
        if (auto const* const s = a->get(k)->as_string()) all.push_back(s->get());
      if (a == nullptr || all.size() != a->size()) refuse(key, "a list of texts");
    }
    return all;
  }
  /// What the table says, but for its name: `amount 1 bn USD/month, from 2026-01`.
  std::string words() const { return words_of(*table_); }
  /// Refuses keys that nobody asked for.
  void done() const {
    std::string all;
    for (auto const& k : known_) all += (all.empty() ? "" : ", ") + k;
    for (auto const& [key, value] : *table_) {
      bool good = false;
      for (auto const& k : known_) good = good || k == key.str();
      if (!good) refuse(key.source(), std::string(key.str()), "a key that is not known", all);
    }
  }

private:
  static std::string words_of(toml::node const& n) {
    std::string all;
    auto const join = [&all](std::string const& more) { all += (all.empty() ? "" : ", ") + more; };
    if (auto const* const s = n.as_string()) return s->get();
    if (auto const* const t = n.as_table()) {
      for (auto const& [key, value] : *t)
        if (key.str() != "name")
          join(words_of_key(key.str()) + " " +
               (value.is_table() || value.is_array() ? "(" + words_of(value) + ")" : words_of(value)));
    } else if (auto const* const a = n.as_array())
      for (auto const& entry : *a) join(words_of(entry));
    else return shown(n);
    return all;
  }
  static std::string words_of_key(std::string_view key) {
    std::string s(key);
    for (char& c : s)
      if (c == '_') c = ' ';
    return s;
  }
  outlay::member_code code_from(std::string_view s, toml::node const& at, std::string const& key) const {
    try {
      return outlay::member_code(s);
    } catch (outlay::error const& e) {
      refuse(at.source(), key, e.value(), e.valid());
    }
  }
  std::vector<outlay::member_code> codes_in(toml::node const& n, std::string const& key) const {
    std::vector<outlay::member_code> codes;
    if (auto const* const a = n.as_array())
      for (auto const& entry : *a)
        if (auto const* const s = entry.as_string()) codes.push_back(code_from(s->get(), entry, key));
    if (!n.is_array() || codes.size() != n.as_array()->size())
      refuse(n.source(), key, shown(n), "a list of members' codes, such as [\"DEU\", \"FRA\"]");
    return codes;
  }
};

} // namespace scenario
