// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/error.hpp>
#include <outlay/files/tree.hpp>
#include <outlay/nearest.hpp>
#include <optional>
#include <unordered_map>
#include <unordered_set>

// A plan as a file changes it that includes it, or as one of its scenarios does. Nothing is lost unless it is named:
// [[pledge]] adds a part, [change.pledge.NAME] changes fields of one that is there, without = ["pledge.NAME"] takes it
// out.
namespace outlay::detail {

/// Keys that say how a plan is made, and are no part of it.
inline constexpr std::string_view making_keys[] = {"include", "scenarios", "without", "change"};

[[noreturn, gnu::cold]] inline void refuse_at(text_place const& place, std::string const& path, std::string const& met,
                                              std::string const& valid) {
  std::string const file = place.file ? *place.file : "plan";
  throw error(place.line > 0 ? file + ", line " + std::to_string(place.line) : file, path,
              met.size() > 200 ? met.substr(0, 197) + "..." : met, valid);
}
[[gnu::cold]] inline std::string below(std::string const& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}
[[gnu::cold]] inline std::string told_place(text_place const& at) {
  return at.file && at.line > 0 ? *at.file + ", line " + std::to_string(at.line) : "the base";
}

/// The names by which an entry of `[[kind]]` is called: members have codes as well, tables of growth their source.
[[gnu::cold]] inline std::vector<std::string> names_of_entry(std::string_view kind, tree const& entry) {
  std::vector<std::string> all;
  auto const add = [&](char const* key) {
    if (tree const* const x = entry.find(key); x && x->text() && !x->text()->empty()) all.push_back(*x->text());
  };
  if (kind == "member") add("code");
  if (kind == "growth_table") add("source");
  else if (kind == "exchange_rate") add("from");
  else add("name");
  return all;
}

/// The parts of a kind by name, and those without one.
class entries_of_list {
  std::unordered_map<std::string, std::vector<std::size_t>> named_;
  std::vector<std::string> names_;
  std::vector<std::size_t> unnamed_;

public:
  [[gnu::cold]] entries_of_list(std::string_view kind, tree const& list) {
    for (std::size_t k = 0; k < list.list()->size(); ++k) {
      auto const names = names_of_entry(kind, (*list.list())[k]);
      if (names.empty()) unnamed_.push_back(k);
      for (auto const& n : names) {
        auto& places = named_[n];
        if (places.empty()) names_.push_back(n);
        if (places.empty() || places.back() != k) places.push_back(k);
      }
    }
  }
  /// Places of a name, null where no entry has it.
  std::vector<std::size_t> const* find(std::string const& name) const {
    auto const at = named_.find(name);
    return at == named_.end() ? nullptr : &at->second;
  }
  std::vector<std::size_t> const& unnamed() const { return unnamed_; }
  std::vector<std::string> const& names() const { return names_; }
  /// `arms, which is nearest, of arms, aid`.
  [[gnu::cold]] std::string known(std::string_view word, std::string const& otherwise) const {
    std::string all;
    for (auto const& n : names_) all += (all.empty() ? "" : ", ") + n;
    if (all.empty()) return otherwise;
    std::string const close = outlay::nearest(word, names_);
    return close.empty() ? all : close + ", which is nearest, of " + all;
  }
};

[[gnu::cold]] inline bool holds_tables(tree const& t) {
  if (!t.list()) return false;
  for (tree const& x : *t.list())
    if (!x.table()) return false;
  return true;
}

/// A table that is asked for many keys.
class keys_in_table {
  tree* table_;
  std::unordered_map<std::string, std::size_t> places_;

public:
  [[gnu::cold]] explicit keys_in_table(tree& table) : table_(&table) {
    for (auto const& [key, x] : *table.table()) places_.emplace(key, places_.size());
  }
  /// A place for it is made where there is none.
  [[gnu::cold]] tree& operator[](std::string const& key) {
    auto const [at, is_new] = places_.emplace(key, table_->table()->size());
    if (is_new) table_->table()->emplace_back(key, tree());
    return (*table_->table())[at->second].second;
  }
};

/// A field of a part: replaced as a whole, unless a heading or a key with dots goes into it.
[[gnu::cold]] inline void change_value(tree& base, tree const& over, std::string const& path) {
  if (base.empty() || !over.table() || over.in_braces()) {
    base = over;
    return;
  }
  if (!base.table())
    refuse_at(over.place(), path, "keys below it", "one value: " + told_place(base.place()) + " has no table there");
  keys_in_table keys(base);
  for (auto const& [key, x] : *over.table()) change_value(keys[key], x, below(path, key));
}

/// The name that a key of `[change.pledge]` gives: without its marks in `'"arms"'`, which say that it is a name.
[[gnu::cold]] inline std::optional<std::string> name_in_marks(std::string const& key) {
  if (key.size() < 3 || key.front() != '"' || key.back() != '"') return {};
  return key.substr(1, key.size() - 2);
}
/// `[change.pledge.NAME]`, or `[change.share_target.core]` where there is one without a name: fields of parts that are
/// there. What could be either is refused: `'"NAME"'` is the name, `""` the part without one.
[[gnu::cold]] inline void change_entries(tree& base, tree const& over, std::string const& path) {
  entries_of_list const there(path, base);
  auto& list = *base.list();
  std::optional<keys_in_table> of_the_one; // that needs no name
  for (auto const& [key, x] : *over.table()) {
    std::string const here = below(path, key);
    bool const one = there.unnamed().size() == 1;
    auto const marked = there.find(key) ? std::nullopt : name_in_marks(key);
    if (key.empty() && one) {
      if (!x.table()) refuse_at(x.place(), here, x.words(), "fields of the part, under [change." + path + ".\"\"]");
      keys_in_table keys(list[there.unnamed().front()]);
      for (auto const& [field, value] : *x.table()) change_value(keys[field], value, below(path, field));
    } else if (auto const* const found = there.find(marked.value_or(key))) {
      if (!marked && one && list[there.unnamed().front()].find(key))
        refuse_at(x.place(), here, "the part \"" + key + "\", or " + key + " of the part without a name",
                  "change." + path + ".'\"" + key + "\"' for the part of this name, change." + path + ".\"\"." + key +
                      " for the one without a name");
      if (found->size() > 1)
        refuse_at(x.place(), here, std::to_string(found->size()) + " of this name", "the name of one");
      if (!x.table()) refuse_at(x.place(), here, x.words(), "fields of the part, under [change." + here + "]");
      keys_in_table keys(list[found->front()]);
      for (auto const& [field, value] : *x.table()) change_value(keys[field], value, below(here, field));
    } else {
      if (marked || (!one && list.size() != 1))
        refuse_at(x.place(), here, "a name that no part of the kind has",
                  there.known(marked.value_or(key), "[[" + path + "]], for a part that is new"));
      if (!of_the_one) of_the_one.emplace(list[one ? there.unnamed().front() : 0]);
      change_value((*of_the_one)[key], x, here);
    }
  }
}

/// `[[pledge]]`: parts that are new. One without a name beside one that is there could be either, and is refused.
[[gnu::cold]] inline void add_entries(tree& base, tree const& over, std::string const& path) {
  entries_of_list const there(path, base);
  for (tree const& x : *over.list()) {
    auto const names = path == "exchange_rate" ? std::vector<std::string>{"any"} : names_of_entry(path, x);
    for (auto const& n : names)
      if (auto const* const found = there.find(n))
        refuse_at(
            x.place(), path, "\"" + n + "\", which " + told_place((*base.list())[found->front()].place()) + " has",
            "another name, for a part that is new; [change." + path + "." + n + "] changes the one that is there");
    if (names.empty() && !there.unnamed().empty())
      refuse_at(x.place(), path,
                "a part without a name, and one in " + told_place((*base.list())[there.unnamed().front()].place()),
                "a name, for a part that is new; [change." + path + "] changes the one that is there");
  }
  for (tree const& x : *over.list()) base.list()->push_back(x);
}

[[gnu::cold]] inline void lay_over(tree& base, tree const& over, std::string const& path);

/// Key by key: of the root, `[horizon]`, `[group]`, `[share_target]`.
[[gnu::cold]] inline void lay_tables(tree& base, tree const& over, std::string const& path) {
  keys_in_table keys(base);
  for (auto const& [key, x] : *over.table()) {
    if (path.empty() && std::find(std::begin(making_keys), std::end(making_keys), key) != std::end(making_keys))
      continue;
    tree& there = keys[key];
    if (there.empty()) there = x;
    else lay_over(there, x, below(path, key));
  }
}
[[gnu::cold]] inline void lay_over(tree& base, tree const& over, std::string const& path) {
  bool const all_of_it = path == "prices_of_the_alliance" || path.starts_with("group.") || path.starts_with("horizon.");
  if (all_of_it) change_value(base, over, path);
  else if (path == "assumed" && base.list() && over.list()) { // what the base assumes still holds
    std::unordered_set<std::string> known;
    for (tree const& x : *base.list()) known.insert(x.words());
    for (tree const& x : *over.list())
      if (known.insert(x.words()).second) base.list()->push_back(x);
  } else if (holds_tables(base)) {
    if (holds_tables(over)) add_entries(base, over, path);
    else
      refuse_at(over.place(), path, over.words(),
                "[[" + path + "]], for parts that are new; [change." + path + ".NAME] changes fields of one");
  } else if (base.table() && over.table()) lay_tables(base, over, path);
  else base = over;
}

/// `[change]`: what the plan has, by its path; nothing new but keys of tables.
[[gnu::cold]] inline void change_in(tree& base, tree const& over, std::string const& path) {
  keys_in_table keys(base);
  for (auto const& [key, x] : *over.table()) {
    std::string const here = below(path, key);
    if ((path.empty() || path == "share_target") && !base.find(key)) {
      std::vector<std::string> known;
      std::string all;
      for (auto const& [k, y] : *base.table()) {
        known.push_back(k);
        all += (all.empty() ? "" : ", ") + k;
      }
      std::string const close = outlay::nearest(key, known);
      refuse_at(x.place(), "change." + here, "what the plan has not",
                close.empty() ? all : close + ", which is nearest, of " + all);
    }
    tree& there = keys[key];
    bool const tables = there.table() && x.table() && path.empty();
    if (holds_tables(there) && !x.table())
      refuse_at(x.place(), "change." + here, x.words(), "fields of a part, under [change." + here + ".NAME]");
    if (holds_tables(there)) change_entries(there, x, here);
    else if (tables) change_in(there, x, here);
    else change_value(there, x, here);
  }
}

} // namespace outlay::detail
