// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <charconv>
#include <optional>
#include <outlay/nearest.hpp>
#include <outlay/error.hpp>
#include <outlay/files/tree.hpp>

namespace outlay {

namespace detail {

// The element of a list of parts that has a name; a list of one needs none.
[[gnu::cold]] inline tree* named_in(tree& list, std::string_view name) {
  if (!list.list()) return nullptr;
  for (tree& x : *list.list()) {
    tree const* const n = x.find("name");
    if (n && n->text() && *n->text() == name) return &x;
  }
  return nullptr;
}
// The element of a list that is of a member, of an area or from a date: `AAA`, `air_defence`, `2027-01`, `on_review`.
[[gnu::cold]] inline tree* element_in(tree& list, std::string_view word) {
  auto const same = [&](std::string const& s) {
    return s.size() == word.size() && std::equal(s.begin(), s.end(), word.begin(), [](char a, char b) {
             return a == b || ((a == ' ' || a == '-') && b == '_');
           });
  };
  for (tree& x : *list.list())
    for (char const* key : {"code", "at", "which"})
      if (tree const* const t = x.find(key); t && t->text() && same(*t->text())) return &x;
  return nullptr;
}
[[gnu::cold]] inline std::vector<std::string> keys_of(tree const& t) {
  std::vector<std::string> all;
  if (t.table())
    for (auto const& [key, x] : *t.table()) all.push_back(key);
  if (t.list())
    for (tree const& x : *t.list())
      if (tree const* const n = x.find("name"); n && n->text()) all.push_back(*n->text());
  return all;
}
/// A name as a path has it: in quotation marks where it holds what means something in a path.
[[gnu::cold]] inline std::string name_in_path(std::string_view name) {
  if (!name.empty() && name.find_first_of(".[]=\"\\") == std::string_view::npos) return std::string(name);
  std::string s = "\"";
  for (char const c : name) {
    if (c == '"' || c == '\\') s += '\\';
    s += c;
  }
  return s + "\"";
}
/// Walks along a path of keys, names in quotation marks and places in brackets.
class path_walk {
  tree* at_;
  std::string_view path_, rest_;

public:
  path_walk(tree& root, std::string_view path) : at_(&root), path_(path), rest_(path) {}
  [[gnu::cold]] tree& walk() {
    if (rest_.empty()) refuse_word("nothing");
    while (!rest_.empty()) {
      if (rest_[0] == '[') place();
      else if (rest_[0] == '"') quoted();
      else if (at_->list()) name_of_part();
      else key();
    }
    return *at_;
  }

private:
  [[noreturn]] void refuse(std::string const& met, std::string const& valid) const {
    throw error("path", std::string(path_), met, valid);
  }
  [[noreturn]] void refuse_word(std::string_view word) const {
    auto const known = keys_of(*at_);
    std::string all;
    for (auto const& k : known) {
      all += (all.empty() ? "" : ", ") + name_in_path(k);
      if (all.size() > 600) { // of thousands of parts some will do
        all += ", ...";
        break;
      }
    }
    std::string const close = outlay::nearest(word, known);
    std::size_t const size = at_->list() ? at_->list()->size() : 0;
    if (all.empty() && size > 0)
      refuse("no " + std::string(word), "a place in brackets, [0] to [" + std::to_string(size - 1) + "]");
    refuse("no " + std::string(word),
           close.empty() ? all.empty() ? "a path of the plan" : all : close + ", which is nearest, of " + all);
  }
  // What follows a step of the path: the end, a point and more, or a bracket.
  void go(tree& to, std::size_t taken) {
    at_ = &to;
    rest_.remove_prefix(taken);
    if (rest_.empty() || rest_[0] == '[') return;
    if (rest_[0] != '.' || rest_.size() == 1)
      refuse("\"" + std::string(rest_) + "\" behind a step of it", "a point and a key, or a place as [0]");
    rest_.remove_prefix(1);
  }
  void place() {
    std::size_t const end = rest_.find(']');
    std::size_t k = 0;
    auto const digits = rest_.substr(1, end == std::string_view::npos ? end : end - 1);
    auto const [read, code] = std::from_chars(digits.data(), digits.data() + digits.size(), k);
    if (end == std::string_view::npos || code != std::errc{} || read != digits.data() + digits.size())
      refuse(std::string(rest_.substr(0, 40)), "a place in brackets, counted from 0, as in steps[2]");
    if (!at_->list() || at_->list()->empty()) refuse("[" + std::string(digits) + "]", "a path to a list");
    std::size_t const size = at_->list()->size();
    if (k >= size) refuse("[" + std::string(digits) + "]", "[0] to [" + std::to_string(size - 1) + "]");
    go((*at_->list())[k], end + 1);
  }
  void quoted() {
    std::string word;
    std::size_t k = 1;
    for (; k < rest_.size() && rest_[k] != '"'; ++k) {
      if (rest_[k] == '\\' && k + 1 < rest_.size()) ++k;
      word += rest_[k];
    }
    if (k == rest_.size()) refuse(std::string(rest_.substr(0, 40)), "a name between two quotation marks");
    if (at_->list()) {
      tree* const found = named_in(*at_, word);
      if (!found) refuse_word(word);
      return go(*found, k + 1);
    }
    if (!at_->find(word) && !(k + 1 == rest_.size() && at_->table())) refuse_word(word);
    go((*at_)[word], k + 1);
  }
  void name_of_part() {
    // names may have points and brackets: the longest that fits
    for (std::size_t end = rest_.size();;) {
      if (tree* const found = named_in(*at_, rest_.substr(0, end))) return go(*found, end);
      end = end == 0 ? std::string_view::npos : rest_.find_last_of(".[", end - 1);
      if (end == std::string_view::npos || end == 0) break;
    }
    std::string_view const word = rest_.substr(0, rest_.find_first_of(".["));
    if (tree* const element = element_in(*at_, word)) { // alone it stands for its value
      bool const alone = word.size() == rest_.size() && element->find("value");
      return go(alone ? (*element)["value"] : *element, word.size());
    }
    // the only one without a name
    tree* found = nullptr;
    std::size_t unnamed = 0;
    for (tree& x : *at_->list())
      if (x.table() && !x.find("name") && unnamed++ == 0) found = &x;
    if (unnamed > 1) found = nullptr;
    if (!found && at_->list()->size() == 1) found = &at_->list()->front();
    if (!found || !found->table()) refuse_word(rest_.substr(0, rest_.find_first_of(".[")));
    at_ = found;
  }
  void key() {
    std::size_t const end = std::min(rest_.find_first_of(".["), rest_.size());
    std::string_view const key = rest_.substr(0, end);
    if (!at_->find(key) && !(end == rest_.size() && at_->table())) refuse_word(key);
    go((*at_)[key], end);
  }
};

} // namespace detail

/// What stands at a path as files spell it: `horizon.until`, `share_target.core.to`, `pledge.arms.amount`. A part is
/// named where its list has more than one without a name; an element of a list that has no name is called by its place
/// from 0, `share_target.core.knots[1].at`; a name that holds a point, a bracket or `=` may stand in quotation marks,
/// `pledge."a = b".amount`. An element of a member, an area or a date is called by that too, `deployment.heads.2028`. A
/// key of a table may be new. Throws `error` with the nearest that there is.
[[gnu::cold]] inline tree& at_path(tree& root, std::string_view path) { return detail::path_walk(root, path).walk(); }

/// Where the path ends in `PATH=VALUE`: the first `=` outside of quotation marks; nothing where there is none.
[[gnu::cold]] inline std::optional<std::size_t> end_of_path(std::string_view change) {
  bool in = false;
  for (std::size_t k = 0; k < change.size(); ++k) {
    if (in && change[k] == '\\') ++k;
    else if (change[k] == '"') in = !in;
    else if (!in && change[k] == '=') return k;
  }
  return {};
}

} // namespace outlay
