// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <charconv>
#include <optional>
#include <outlay/error.hpp>
#include <outlay/nearest.hpp>
#include <outlay/files/tree.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Errors that a run finds in a plan which came from a file: in the words of files, with file and line.
namespace outlay {

/// A part by its label: its place in a file, what it says there, and its table.
struct place_of_part {
  std::string label;
  text_place place;
  std::string words;
  tree table;

  /// What stands under the key that an error names, as `except` of `except ESP`, or under its element; null where the
  /// part has no such key.
  tree const* at(std::string_view field) const {
    std::size_t const end = std::min(field.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), field.size());
    tree const* const x = table.find(field.substr(0, end));
    tree const* const inside = x && end + 1 < field.size() ? x->find(field.substr(end + 1)) : nullptr;
    return inside ? inside : x;
  }
  /// Its place; that of the part where it has no such key.
  text_place const& place_of(std::string_view field) const {
    tree const* const x = at(field);
    return x && x->place().line > 0 ? x->place() : place;
  }
};

namespace detail {

[[gnu::cold]] inline place_of_part place_of(std::string label, tree const& table, std::string words = {}) {
  return {std::move(label), table.place(), std::move(words), table};
}
/// Lines of what stood in a file, given to what has been changed since, key by key.
[[gnu::cold]] inline void keep_lines(tree& now, tree const& before) {
  now.set_place(before.place());
  if (now.table())
    for (auto& [key, x] : *now.table())
      if (tree const* const b = before.find(key)) keep_lines(x, *b);
  if (now.list() && before.list())
    for (std::size_t k = 0; k < std::min(now.list()->size(), before.list()->size()); ++k)
      keep_lines((*now.list())[k], (*before.list())[k]);
}
/// The same of parts by their labels.
[[gnu::cold]] inline void keep_lines(std::vector<place_of_part>& now, std::vector<place_of_part> const& before) {
  std::unordered_map<std::string_view, place_of_part const*> by_label;
  for (place_of_part const& p : before) by_label.emplace(p.label, &p);
  for (place_of_part& p : now)
    if (auto const b = by_label.find(p.label); b != by_label.end()) {
      p.place = b->second->place;
      keep_lines(p.table, b->second->table);
    }
}
/// Every `before` of a text replaced.
[[gnu::cold]] inline std::string replaced(std::string s, std::string_view before, std::string_view after) {
  for (std::size_t at = s.find(before); at != std::string::npos; at = s.find(before, at + after.size()))
    s.replace(at, before.size(), after);
  return s;
}
/// Words of a program in those of files: `share_target.core`, `on ceasefire`.
[[gnu::cold]] inline std::string in_words_of_files(std::string s) {
  s = replaced(std::move(s), "share_target<core>", "share_target.core");
  s = replaced(std::move(s), "share_target<resilience>", "share_target.resilience");
  s = replaced(std::move(s), "a .name of its own", "a name of its own");
  for (std::size_t at = s.find("on(\""); at != std::string::npos; at = s.find("on(\"", at + 1))
    if (std::size_t const end = s.find("\")", at + 4); end != std::string::npos)
      s = s.substr(0, at) + "on " + s.substr(at + 4, end - at - 4) + s.substr(end + 2);
  return s;
}
[[gnu::cold]] inline bool begins_with_number(std::string_view s) {
  double x = 0;
  return std::from_chars(s.data(), s.data() + s.size(), x).ec == std::errc{};
}
/// The value of an error as the file has it: a quantity in its own unit there, `-1 bn USD/month` and not what that is
/// in a year; of an element of a table by member, such as `250 % for ESP`, that of the member.
[[gnu::cold]] inline std::string value_in_file(error const& e, place_of_part const& place) {
  tree const* x = place.at(e.field());
  if (x && x->text() && replaced(*x->text(), "_", " ") == e.value()) return *x->text(); // an area, as its key
  if (!x || !begins_with_number(e.value())) return in_words_of_files(e.value());
  std::size_t const of_one = e.value().rfind(" for ");
  std::string const whose = of_one == std::string::npos ? "" : e.value().substr(of_one);
  if (x->table() && !whose.empty()) x = x->find(whose.substr(5));
  bool const quantity = x && (x->fraction() || x->whole() || (x->text() && begins_with_number(*x->text())));
  return quantity ? x->words() + (place.at(e.field()) == x ? "" : whose) : in_words_of_files(e.value());
}

/// What would be valid, with the nearest of the names that it lists to the one that was met.
[[gnu::cold]] inline std::string valid_with_nearest(std::string const& value, std::string const& valid) {
  for (std::string_view const before : {"an event of the plan: ", "the name of a capital_contribution: "}) {
    if (!valid.starts_with(before)) continue;
    std::vector<std::string> names;
    std::string const all = replaced(valid.substr(before.size()), "\"", "");
    for (std::size_t at = 0; at < all.size();) {
      std::size_t const end = std::min(all.find(", ", at), all.size());
      names.push_back(all.substr(at, end - at));
      at = end + 2;
    }
    std::string word = replaced(value, "\"", "");
    if (word.starts_with("on ")) word = word.substr(3);
    if (std::size_t const later = word.rfind(" + "); later != std::string::npos) word.resize(later);
    std::string const close = outlay::nearest(word, names);
    if (!close.empty()) return std::string(before) + close + ", which is nearest, of " + valid.substr(before.size());
  }
  return valid;
}

/// The place of the part that an error names; of `plan`, of the first part of the kind that its field names.
[[gnu::cold]] inline place_of_part const* place_of_error(error const& e, std::vector<place_of_part> const& places) {
  for (place_of_part const& p : places)
    if (p.label == e.part()) return &p;
  if (e.part() != "plan") return nullptr;
  for (place_of_part const& p : places)
    if (p.label.substr(0, p.label.find(' ')) == e.field()) return &p;
  return nullptr;
}
/// The same error with file and line, in the words of files; `place` may be null.
[[gnu::cold]] inline error error_in_file(error const& e, std::string const& file, place_of_part const* place) {
  text_place const at = place ? place->place_of(e.field()) : text_place();
  std::string where = at.file ? *at.file : file;
  if (at.line > 0) where += ", line " + std::to_string(at.line);
  std::string const value = place ? value_in_file(e, *place) : in_words_of_files(e.value());
  return error(where + ", " + in_words_of_files(e.part()), e.field(), value,
               valid_with_nearest(value, in_words_of_files(e.valid())));
}

} // namespace detail
} // namespace outlay
