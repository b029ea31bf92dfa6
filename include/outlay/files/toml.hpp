// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <outlay/files/plain_toml.hpp>
#include <outlay/files/tree.hpp>
#include <sstream>
#include <toml++/toml.h>

/// TOML as trees and back: an opt-in header, which needs toml++.
namespace outlay {

namespace detail {

[[gnu::cold]] inline tree tree_of(toml::node const& n, std::shared_ptr<std::string const> const& name) {
  tree t;
  if (auto const* const x = n.as_boolean()) t = x->get();
  else if (auto const* const i = n.as_integer()) t = std::int64_t{i->get()};
  else if (auto const* const f = n.as_floating_point()) t = f->get();
  else if (auto const* const s = n.as_string()) t = s->get();
  else if (auto const* const a = n.as_array()) {
    t = tree::list_type{};
    for (toml::node const& each : *a) t.add(tree_of(each, name));
  } else if (auto const* const table = n.as_table()) {
    std::vector<std::pair<toml::key const*, toml::node const*>> entries; // in the order of the file
    for (auto const& [key, each] : *table) entries.emplace_back(&key, &each);
    std::stable_sort(entries.begin(), entries.end(), [](auto const& one, auto const& other) {
      auto const p = one.first->source().begin, q = other.first->source().begin;
      return p.line != q.line ? p.line < q.line : p.column < q.column;
    });
    tree::table_type all;
    for (auto const& [key, each] : entries) {
      all.emplace_back(std::string(key->str()), tree_of(*each, name));
      // an empty list says nothing of where it stands
      if (all.back().second.place().line == 0)
        all.back().second.set_place({static_cast<int>(key->source().begin.line), name});
    }
    t = std::move(all);
    t.set_in_braces(table->is_inline());
  } else { // a date or a time of TOML: no field takes one
    std::ostringstream words;
    n.visit([&](auto const& value) { words << value; });
    throw error(*name + ", line " + std::to_string(n.source().begin.line), "TOML",
                words.str() + " without quotation marks", "a date as a text, such as \"2027\" or \"2027-01\"");
  }
  t.set_place({static_cast<int>(n.source().begin.line), name});
  return t;
}

} // namespace detail

/// The tree of a text in TOML. Throws `error` with the name, the line and what cannot be read.
[[gnu::cold]] inline tree read_toml(std::string const& text, std::string const& name, file_limits const& limits = {}) {
  if (text.size() > limits.bytes)
    throw error(name, "TOML", std::to_string(text.size()) + " bytes", "at most " + std::to_string(limits.bytes));
  detail::require_plain(text, name, limits);
  try {
    std::string_view const behind_mark = std::string_view(text).substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    return detail::tree_of(toml::parse(behind_mark, name), std::make_shared<std::string const>(name));
  } catch (toml::parse_error const& e) {
    throw error(name + ", line " + std::to_string(e.source().begin.line), "TOML", std::string(e.description()),
                "a file in TOML 1.0");
  }
}
namespace detail {
/// The text of a file that errors name so. Throws `error` where it is none, or too long.
[[gnu::cold]] inline std::string text_of_file(std::filesystem::path const& path, std::string const& name,
                                              file_limits const& limits) {
  std::error_code none;
  if (std::filesystem::exists(path, none) && !std::filesystem::is_regular_file(path, none))
    throw error(name, "file", path.string() + ", no regular file", "a text file in TOML");
  if (auto const size = std::filesystem::file_size(path, none); !none && size > limits.bytes)
    throw error(name, "file", std::to_string(size) + " bytes", "at most " + std::to_string(limits.bytes));
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf() || in.peek() == std::ifstream::traits_type::eof()))
    throw error(name, "file", path.string(), "a file that can be read");
  return text.str();
}
} // namespace detail

/// The tree of a file in TOML, which errors name by its last part.
[[gnu::cold]] inline tree read_toml_file(std::filesystem::path const& path, file_limits const& limits = {}) {
  std::string const name = path.filename().string();
  return read_toml(detail::text_of_file(path, name, limits), name, limits);
}

namespace detail {

[[gnu::cold]] inline std::string toml_text(std::string_view s) {
  std::string t = "\"";
  for (char const c : s) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (t += '\\') += c;
    else if (c == '\n') t += "\\n";
    else if (c == '\t') t += "\\t";
    else if (byte < 32 || byte == 127) {
      char const* const digits = "0123456789ABCDEF";
      ((t += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
    } else t += c;
  }
  return t + "\"";
}
[[gnu::cold]] inline std::string toml_key(std::string_view s) {
  bool plain = !s.empty();
  for (char const c : s)
    plain =
        plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-');
  return plain ? std::string(s) : toml_text(s);
}
// On one line.
[[gnu::cold]] inline std::string toml_inline(tree const& t) {
  if (t.text()) return toml_text(*t.text());
  if (t.fraction()) {
    std::string s = text(*t.fraction());
    // whole numbers of type double keep their type
    if (s.find_first_of(".en") == std::string::npos) s += ".0";
    return s;
  }
  std::string all;
  if (t.list()) {
    for (tree const& x : *t.list()) all += (all.empty() ? "" : ", ") + toml_inline(x);
    return "[" + all + "]";
  }
  if (t.table()) {
    for (auto const& [key, x] : *t.table()) all += (all.empty() ? "" : ", ") + toml_key(key) + " = " + toml_inline(x);
    return all.empty() ? "{}" : "{ " + all + " }";
  }
  return t.words();
}
inline bool is_list_of_tables(tree const& t) {
  if (!t.list() || t.list()->empty()) return false;
  for (tree const& x : *t.list())
    if (!x.table()) return false;
  return true;
}
[[gnu::cold]] inline void add_toml(std::string& to, tree const& t, std::string const& path, int depth) {
  auto const apart = [&](tree const& x) { // written under a heading of its own
    return depth < 2 && (is_list_of_tables(x) || x.table());
  };
  for (auto const& [key, x] : *t.table())
    if (!x.empty() && !apart(x)) to += toml_key(key) + " = " + toml_inline(x) + "\n";
  for (auto const& [key, x] : *t.table()) {
    if (x.empty() || !apart(x)) continue;
    std::string const below = path.empty() ? toml_key(key) : path + "." + toml_key(key);
    bool holds_tables_alone = x.table() && !x.table()->empty();
    if (x.table())
      for (auto const& [k, inner] : *x.table()) holds_tables_alone = holds_tables_alone && is_list_of_tables(inner);
    if (x.table()) {
      if (!holds_tables_alone) to += "\n[" + below + "]\n";
      add_toml(to, x, below, depth + 1);
    } else
      for (tree const& each : *x.list()) {
        to += "\n[[" + below + "]]\n";
        add_toml(to, each, below, 2); // what is inside of a part stands on one line
      }
  }
}

} // namespace detail

/// A tree whose root is a table as a text in TOML, which reads back as an equal tree.
[[gnu::cold]] inline std::string write_toml(tree const& t) {
  std::string text;
  if (t.table()) detail::add_toml(text, t, "", 0);
  return text;
}
/// A part as it stands in a file, under the heading of its kind.
[[gnu::cold]] inline std::string write_toml_part(std::string const& table, tree const& part) {
  std::string text = "[[" + table + "]]\n";
  if (part.table()) detail::add_toml(text, part, table, 2);
  return text;
}

} // namespace outlay
