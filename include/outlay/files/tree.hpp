// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstdint>
#include <memory>
#include <outlay/text.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace outlay {

/// Where something stands: the file as errors name it, null where it is the one that is read, and the line, from 1.
struct text_place {
  int line = 0; ///< 0 for what stands in no file
  std::shared_ptr<std::string const> file = nullptr;
};

/// What a plan file says, whatever its format: truth values, numbers, texts, lists and tables, each with its line.
/// Two trees are equal where they say the same, wherever it stands.
class tree {
public:
  using list_type = std::vector<tree>;
  using table_type = std::vector<std::pair<std::string, tree>>; ///< in the order of the file

private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, list_type, table_type> value_;
  text_place place_;
  bool in_braces_ = false;

public:
  tree() = default;
  tree(bool x) : value_(x) {}
  tree(std::int64_t x) : value_(x) {}
  tree(int x) : value_(std::int64_t{x}) {}
  tree(double x) : value_(x) {}
  tree(std::string x) : value_(std::move(x)) {}
  tree(std::string_view x) : value_(std::string(x)) {}
  tree(char const* x) : value_(std::string(x)) {}
  tree(list_type x) : value_(std::move(x)) {}
  tree(table_type x) : value_(std::move(x)) {}

  text_place const& place() const { return place_; }
  void set_place(text_place place) { place_ = std::move(place); }
  /// The same of all that is in it.
  void set_places(text_place const& place) {
    set_place(place);
    if (list())
      for (tree& x : *list()) x.set_places(place);
    if (table())
      for (auto& [key, x] : *table()) x.set_places(place);
  }
  /// Whether a table is one value, `{ ESP = "2.1 %" }`, rather than opened by headings or keys with dots.
  bool in_braces() const { return in_braces_; }
  void set_in_braces(bool x) { in_braces_ = x; }

  bool empty() const { return std::holds_alternative<std::monostate>(value_); }
  bool const* truth() const { return std::get_if<bool>(&value_); }
  std::int64_t const* whole() const { return std::get_if<std::int64_t>(&value_); }
  double const* fraction() const { return std::get_if<double>(&value_); }
  std::string const* text() const { return std::get_if<std::string>(&value_); }
  list_type const* list() const { return std::get_if<list_type>(&value_); }
  list_type* list() { return std::get_if<list_type>(&value_); }
  table_type const* table() const { return std::get_if<table_type>(&value_); }
  table_type* table() { return std::get_if<table_type>(&value_); }

  /// What stands under a key of a table, null where there is none.
  tree const* find(std::string_view key) const {
    if (table_type const* const t = table())
      for (auto const& [name, x] : *t)
        if (name == key) return &x;
    return nullptr;
  }
  /// The same to be changed: a place for it is made where there is none, in what then is a table.
  tree& operator[](std::string_view key) {
    if (!table()) value_ = table_type{};
    for (auto& [name, x] : *table())
      if (name == key) return x;
    return table()->emplace_back(std::string(key), tree()).second;
  }
  /// Adds to what then is a list.
  tree& add(tree x) {
    if (!list()) value_ = list_type{};
    return list()->emplace_back(std::move(x));
  }

  /// `1 bn USD/month` as it stands, numbers in the shortest form, lists and tables on one line.
  std::string words() const {
    if (truth()) return *truth() ? "true" : "false";
    if (whole()) return std::to_string(*whole());
    if (fraction()) return outlay::text(*fraction());
    if (text()) return *text();
    std::string all;
    auto const join = [&all](std::string const& more) { all += (all.empty() ? "" : ", ") + more; };
    if (list())
      for (tree const& x : *list()) join(x.words());
    else if (table())
      for (auto const& [key, x] : *table()) join(key + " = " + x.words());
    else return "nothing";
    return list() ? "[" + all + "]" : "{ " + all + " }";
  }

  /// Tables say the same in any order of their keys.
  friend bool operator==(tree const& a, tree const& b) {
    if (!a.table() || !b.table()) return a.value_ == b.value_;
    if (a.table()->size() != b.table()->size()) return false;
    for (std::size_t k = 0; k < a.table()->size(); ++k) {
      auto const& [key, x] = (*a.table())[k];
      auto const& [same_place, there] = (*b.table())[k]; // mostly where it stands in the other as well
      tree const* const y = key == same_place ? &there : b.find(key);
      if (!y || !(x == *y)) return false;
    }
    return true;
  }
  /// The same number for trees that say the same.
  std::uint64_t hash() const {
    std::uint64_t h = 0xcbf29ce484222325 + value_.index();
    auto const mix = [&h](std::string_view s) {
      for (char const c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    };
    if (list())
      for (tree const& x : *list()) mix(std::to_string(x.hash()) + ",");
    else if (table()) {
      std::uint64_t sum = 0; // whatever the order of keys
      for (auto const& [key, x] : *table()) {
        tree pair(key + "\n" + std::to_string(x.hash()));
        sum += pair.hash();
      }
      mix(std::to_string(sum));
    } else mix(words());
    return h;
  }
};

} // namespace outlay
