// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/help.hpp>
#include <outlay/files/tree_path.hpp>
#include <unordered_map>

namespace outlay::detail {

/// A field of a plan as a manifest has it.
struct told_field {
  std::string path, value, unit;
  bool given;
};

// What stands behind a number in a text: `bn USD/year` of `12 bn USD/year`; nothing for what is no number with a unit.
[[gnu::cold]] inline std::string unit_in(std::string_view s) {
  std::size_t const number = s.find_first_not_of("0123456789.-+e");
  if (number == 0 || number == std::string_view::npos || s[number] != ' ') return "";
  return std::string(s.substr(number + 1));
}
/// The unit of a value: that of its text, or what a plain number of its kind counts.
[[gnu::cold]] inline std::string unit_of_value(tree const& x, std::string_view kind) {
  if (x.text()) return unit_in(*x.text());
  if (!x.whole() && !x.fraction()) return "";
  for (char const* word : {"heads", "units"})
    if (kind.starts_with(word)) return word;
  return "1";
}
[[gnu::cold]] inline std::string kind_of_key(std::vector<field_manual> const* fields, std::string_view key) {
  if (fields)
    for (field_manual const& f : *fields)
      if (f.name == key) return f.kind;
  return "";
}

/// Walks a plan and the one that has only what is given, side by side.
class field_walk {
  std::vector<part_manual> const& manuals_;
  std::vector<told_field>& to_;

public:
  field_walk(std::vector<part_manual> const& manuals, std::vector<told_field>& to) : manuals_(manuals), to_(to) {}

  /// Of the root, `[horizon]`, `[share_target]`: lists of tables in it are parts.
  [[gnu::cold]] void tables(tree const& all, tree const* given, std::string const& path) {
    for (auto const& [key, x] : *all.table()) {
      std::string const here = path.empty() ? name_in_path(key) : path + "." + name_in_path(key);
      tree const* const same = given ? given->find(key) : nullptr;
      bool parts = x.list() && !x.list()->empty();
      if (parts)
        for (tree const& each : *x.list()) parts = parts && each.table();
      if (parts) list(x, same, here);
      else if (x.table() && path.empty()) tables(x, same, here);
      else value(x, same, here, "");
    }
  }

private:
  void list(tree const& all, tree const* given, std::string const& path) {
    std::vector<field_manual> const* fields = nullptr;
    for (part_manual const& m : manuals_)
      if (m.table == path) fields = &m.fields;
    std::vector<std::string> names; // of members their codes, so that they are known by one word
    steps_to_parts steps;
    std::unordered_map<std::string, int> times;
    for (tree const& part : *all.list()) {
      tree const* name = part.find("name");
      if (path == "member") name = part.find("code");
      names.push_back(name && name->text() ? *name->text() : "");
      ++times[names.back()];
      std::vector<std::string> keys = keys_of(part);
      if (fields)
        for (field_manual const& f : *fields) keys.push_back(f.name);
      steps.add(names.back(), keys);
    }
    steps.done();
    for (std::size_t k = 0; k < all.list()->size(); ++k) {
      tree const& part = (*all.list())[k];
      tree const* const same = given && given->list() && k < given->list()->size() ? &(*given->list())[k] : nullptr;
      std::string const here = times[names[k]] > 1 ? path + "[" + std::to_string(k) + "]" : path + steps.step(names[k]);
      if (part.table()->empty()) to_.push_back({here, "as it is", "", false});
      for (auto const& [key, x] : *part.table())
        value(x, same ? same->find(key) : nullptr, here + "." + name_in_path(key), kind_of_key(fields, key));
    }
  }
  void value(tree const& x, tree const* given, std::string const& path, std::string const& kind) {
    if (x.table() && !x.table()->empty()) {
      for (auto const& [key, each] : *x.table())
        value(each, given ? given->find(key) : nullptr, path + "." + name_in_path(key), kind);
      return;
    }
    to_.push_back({path, x.words(), unit_of_value(x, kind), given != nullptr});
  }
};

/// Every field of a plan: `complete` also has what is as it is unless given, `given` the rest alone.
[[gnu::cold]] inline std::vector<told_field> fields_of_plan(tree const& complete, tree const& given,
                                                            std::vector<part_manual> const& manuals) {
  std::vector<told_field> all;
  field_walk(manuals, all).tables(complete, &given, "");
  return all;
}

} // namespace outlay::detail
