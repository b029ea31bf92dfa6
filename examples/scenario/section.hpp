// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A table of a file, read key by key: what cannot be read, is missing or is not known is an error with file and line.
#pragma once

#include "kinds.hpp"

#include <outlay/data/ally_names.hpp>

#include <sstream>
#include <utility>

namespace scenario {

/// What all sections of a file share.
struct source {
  std::string file;
  std::deque<std::string>* names; ///< of groups, which only view them
  /// Where a reader of no file notes the keys that it asks for: table, key, kind. Every key is then there.
  struct asked {
    std::string table, key;
    scenario::kind kind;
    bool required;
  };
  std::vector<asked>* keys = nullptr;
};

class section {
  source const* source_;
  std::string path_;
  toml::table const* table_;
  bool listed_ = false; // one of [[path]]
  std::vector<std::string> known_;

  [[noreturn]] void refuse(toml::source_region const& at, std::string const& key, std::string const& met,
                           std::string const& valid) const {
    throw outlay::error(source_->file + ", line " + std::to_string(at.begin.line),
                        path_.empty() ? key : path_ + "." + key, met, valid);
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
  toml::node const* find(char const* key, kind const& k, bool required = false) {
    known_.emplace_back(key);
    if (listing()) source_->keys->push_back({listed_ ? "[" + path_ + "]" : path_, key, k, required});
    return table_->get(key);
  }
  template <class T> T read(toml::node const& n, std::string const& key) const {
    auto const x = value_of<T>(n);
    if (!x) refuse(n.source(), key, shown(n), kind_of<T>().valid);
    return *x;
  }
  template <class T> T value(toml::node const& n, char const* key) const {
    if constexpr (std::is_same_v<T, outlay::group>) return group_in(n, key);
    else if constexpr (std::is_same_v<T, outlay::member_code>) {
      if (!n.is_string()) refuse(key, kind_of<T>().valid);
      return code_from(n.as_string()->get(), n, key);
    } else return read<T>(n, key);
  }

public:
  section(source const& from, std::string path, toml::table const& t, bool listed = false)
      : source_(&from), path_(std::move(path)), table_(&t), listed_(listed) {}

  /// Whether there is no file, and all that matters is which keys are asked for.
  bool listing() const { return source_->keys != nullptr; }
  std::size_t line() const { return table_->source().begin.line; }
  /// Where the table's keys stand.
  std::vector<std::pair<std::string, std::size_t>> lines() const {
    std::vector<std::pair<std::string, std::size_t>> all;
    for (auto const& [key, value] : *table_) all.emplace_back(std::string(key.str()), key.source().begin.line);
    return all;
  }
  /// Refuses what the library refuses of a table while it is read: at the key that the library names, where it has one.
  [[noreturn]] void refuse(outlay::error const& e) const {
    if (e.part().starts_with(source_->file + ", line ")) throw e;
    std::size_t at = line();
    for (auto const& [key, line] : lines())
      if (key == e.field()) at = line;
    throw outlay::error(source_->file + ", line " + std::to_string(at) + ", " + e.part(), e.field(), e.value(),
                        e.valid());
  }
  /// Refuses the value of a key that was read.
  [[noreturn]] void refuse(char const* key, std::string const& valid) const {
    auto const* const n = table_->get(key);
    refuse(n != nullptr ? n->source() : table_->source(), key, n != nullptr ? shown(*n) : "nothing", valid);
  }

  /// A key that must be there.
  template <class T> T must(char const* key) {
    auto const* const n = find(key, kind_of<T>(), true);
    if (listing()) return example_of<T>();
    if (n == nullptr) refuse(table_->source(), key, "nothing", kind_of<T>().valid);
    return value<T>(*n, key);
  }
  /// A key that may be there.
  template <class T> std::optional<T> maybe(char const* key) {
    auto const* const n = find(key, kind_of<T>());
    if (listing()) return example_of<T>();
    if (n == nullptr) return {};
    return value<T>(*n, key);
  }
  /// Fields that a part has anyway.
  template <class T> void may(char const* key, T& field) {
    if (auto const x = maybe<T>(key)) field = *x;
  }
  template <class T> void may(char const* key, std::optional<T>& field) {
    if (auto const x = maybe<T>(key)) field = *x;
  }
  std::string text(char const* key, std::string const& otherwise = "") {
    return maybe<std::string>(key).value_or(otherwise);
  }
  /// Codes of members, or texts.
  void may(char const* key, std::vector<outlay::member_code>& to) {
    if (auto const* const n = find(key, {"members", ""})) to = codes_in(*n, key);
  }
  void may(char const* key, std::vector<std::string>& to) {
    auto const* const n = find(key, {"texts", ""});
    if (n == nullptr) return;
    auto const* const a = n->as_array();
    for (std::size_t k = 0; a != nullptr && k < a->size(); ++k)
      if (auto const* const s = a->get(k)->as_string()) to.push_back(s->get());
    if (a == nullptr || to.size() != a->size()) refuse(key, "a list of texts");
  }
  /// Percentages, one after the other.
  void may(char const* key, std::vector<outlay::ratio>& to) {
    auto* const n = find(key, {"percentages", ""});
    if (n == nullptr) return;
    auto* const a = n->as_array();
    if (a == nullptr) refuse(key, "a list of percentages");
    for (auto& each : *a) to.push_back(value<outlay::ratio>(each, key));
  }
  /// Values by member, as in `except = { ESP = "2.1 %" }`; each entry has a code and a value.
  template <class Entry> void may(char const* key, std::vector<Entry>& to) { by_member(key, to, false); }
  template <class Entry> void must(char const* key, std::vector<Entry>& to) { by_member(key, to, true); }
  /// One value for all areas, or a table with one for each.
  template <class Field> void may(char const* key, outlay::by_area<Field, six_areas>& to) {
    kind const k = kind_of<Field>();
    auto const* const n = find(key, {k.word + " by area", k.valid});
    if (n == nullptr) return;
    auto const* const t = n->as_table();
    if (t == nullptr) {
      for (Field& f : to.each) f = read<Field>(*n, key);
      return;
    }
    section s(*source_, below(key), *t);
    for (std::size_t a = 0; a < area_names().size(); ++a) to.each[a] = s.must<Field>(area_names()[a].c_str());
    s.done();
  }
  template <class Field> outlay::by_area<Field, six_areas> must_by_area(char const* key) {
    outlay::by_area<Field, six_areas> to = example_of<Field>();
    may(key, to);
    if (listing()) source_->keys->back().required = true;
    else if (table_->get(key) == nullptr)
      refuse(key, kind_of<Field>().valid + ", or a table with one for each area");
    return to;
  }

  /// A table inside; nothing where the key is not there.
  std::optional<section> inside(char const* key) {
    auto const* const n = find(key, {"table", ""});
    if (listing()) return section(*source_, below(key), *table_);
    if (n == nullptr) return {};
    if (n->as_table() == nullptr) refuse(key, "a table");
    return section(*source_, below(key), *n->as_table());
  }
  /// The tables of a list, `[[key]]`; none where the key is not there.
  std::vector<section> list(char const* key) {
    std::vector<section> all;
    auto const* const n = find(key, {"tables", ""});
    std::string const path = below(key);
    if (listing()) all.emplace_back(*source_, path, *table_, true);
    if (n == nullptr) return all;
    auto const* const a = n->as_array();
    for (std::size_t k = 0; a != nullptr && k < a->size(); ++k)
      if (auto const* const t = a->get(k)->as_table()) all.emplace_back(*source_, path, *t, true);
    if (a == nullptr || all.size() != a->size()) refuse(key, "a list of tables, each under [[" + path + "]]");
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
      if (good) continue;
      std::string const near = outlay::nearest(key.str(), known_);
      refuse(key.source(), std::string(key.str()), "a key that is not known",
             (near.empty() ? "" : near + ", which is nearest, of ") + all);
    }
  }

private:
  std::string below(char const* key) const { return path_.empty() ? key : path_ + "." + key; }
  template <class Entry> void by_member(char const* key, std::vector<Entry>& to, bool required) {
    using field = decltype(Entry::value);
    kind const k = kind_of<field>();
    auto const* const n = find(key, {k.word + " by member", k.valid}, required);
    if (listing()) return;
    auto const* const t = n != nullptr ? n->as_table() : nullptr;
    if (t == nullptr) {
      if (n == nullptr && !required) return;
      refuse(key, "a table by member, as in { ESP = " +
                      std::string(k.word == "percentage" ? "\"2.1 %\"" : k.word == "heads" ? "5000" : "1.5") + " }");
    }
    for (auto const& [code, x] : *t)
      to.push_back(
          {code_from(code.str(), x, key), read<field>(x, std::string(key) + "." + std::string(code.str()))});
  }
  /// A group: "all members", "Europe and Canada", one member's code, a list of codes, or { all_but = [codes] }.
  outlay::group group_in(toml::node const& n, char const* key) const {
    if (auto const* const s = n.as_string()) {
      if (s->get() == "all members") return outlay::all_members;
      if (s->get() == "Europe and Canada") return outlay::europe_and_canada;
      return outlay::group(code_from(s->get(), n, key));
    }
    std::string& name = source_->names->emplace_back();
    auto rule = outlay::group::rule::only;
    std::vector<outlay::member_code> codes;
    if (n.is_array()) codes = codes_in(n, key);
    else if (n.is_table() && n.as_table()->contains("all_but")) {
      section g(*source_, below(key), *n.as_table());
      rule = outlay::group::rule::all_members_but;
      g.may("all_but", codes);
      name = g.text("name");
      g.done();
    } else refuse(key, kind_of<outlay::group>().valid);
    if (name.empty()) {
      for (auto const& c : codes) name += (name.empty() ? "" : ", ") + c.text();
      if (rule != outlay::group::rule::only) name = "all members but " + name;
    }
    return outlay::group(name, codes, rule);
  }
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
    if (auto const* const a = outlay::data::find_ally_named(s)) return outlay::member_code(a->code);
    refuse(at.source(), key, "\"" + std::string(s) + "\"", outlay::data::nearest_ally(s));
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
