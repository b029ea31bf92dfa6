// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <outlay/nearest.hpp>
#include <outlay/error.hpp>
#include <outlay/files/tree.hpp>
#include <unordered_set>

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
[[gnu::cold]] inline std::string in_quotation_marks(std::string_view name) {
  std::string s = "\"";
  for (char const c : name) {
    if (c == '"' || c == '\\') s += '\\';
    s += c;
  }
  return s + "\"";
}
/// A name as a path has it: in quotation marks where it holds what means something in a path.
[[gnu::cold]] inline std::string name_in_path(std::string_view name) {
  bool const plain = !name.empty() && name.find_first_of(".[]=\"\\") == std::string_view::npos;
  return plain ? std::string(name) : in_quotation_marks(name);
}
/// Names of the fields that a part may have, by its table (`share_target.core`): a path may mean one that a plan leaves
/// out. Empty where nobody knows.
using fields_of_table = std::function<std::vector<std::string>(std::string const& table)>;

/// How paths go on from a list to one of its parts: `.arms`, `."a = b"`, nothing for the only one without a name. In
/// quotation marks, `.""` for no name, where the plain word could mean another part or a field of it.
class steps_to_parts {
  std::unordered_set<std::string> names_, beginnings_, keys_; // beginnings of names, up to a point or a bracket
  bool has_unnamed_ = false, clash_ = false;

public:
  [[gnu::cold]] void add(std::string_view name, std::vector<std::string> const& keys_of_unnamed) {
    if (name.empty()) {
      has_unnamed_ = true;
      keys_.insert(keys_of_unnamed.begin(), keys_of_unnamed.end());
      return;
    }
    names_.emplace(name);
    for (std::size_t at = name.find_first_of(".["); at != std::string_view::npos; at = name.find_first_of(".[", at + 1))
      beginnings_.emplace(name.substr(0, at));
  }
  /// After the last `add`.
  [[gnu::cold]] void done() {
    if (has_unnamed_)
      for (std::string const& key : keys_) clash_ = clash_ || names_.contains(key) || beginnings_.contains(key);
  }
  [[gnu::cold]] std::string step(std::string_view name) const {
    if (name.empty()) return clash_ ? ".\"\"" : "";
    std::string const plain(name);
    if (beginnings_.contains(plain) || keys_.contains(plain)) return "." + in_quotation_marks(name);
    return "." + name_in_path(name);
  }
};

/// Walks along a path of keys, names in quotation marks and places in brackets.
class path_walk {
  tree* at_;
  std::string_view path_, rest_;
  fields_of_table const& fields_;
  std::string table_ = {}; // of the list that we are in, or of the part
  bool in_part_ = false;   // at its fields

public:
  path_walk(tree& root, std::string_view path, fields_of_table const& fields)
      : at_(&root), path_(path), rest_(path), fields_(fields) {}
  [[gnu::cold]] tree& walk() {
    if (rest_.empty()) refuse_word("nothing");
    while (!rest_.empty()) {
      if (rest_[0] == '[') place();
      else if (rest_[0] == '"') quoted();
      else if (at_->list()) name_of_part();
      else key(std::string(rest_.substr(0, rest_.find_first_of(".["))));
    }
    return *at_;
  }

private:
  [[noreturn]] void refuse(std::string const& met, std::string const& valid) const {
    throw error("path", std::string(path_), met, valid);
  }
  [[noreturn]] void refuse_word(std::string_view word) const {
    auto known = keys_of(*at_);
    if (in_part_ && fields_)
      for (auto const& f : fields_(table_))
        if (std::find(known.begin(), known.end(), f) == known.end()) known.push_back(f);
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
    in_part_ = at_->list() && to.table();
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
    if (!at_->list()) return key(word, k + 1);
    tree* const found = word.empty() ? the_unnamed() : named_in(*at_, word);
    if (!found) refuse_word(in_quotation_marks(word));
    go(*found, k + 1);
  }
  // The only one without a name.
  tree* the_unnamed() const {
    tree* found = nullptr;
    for (tree& x : *at_->list())
      if (x.table() && !x.find("name")) {
        if (found) return nullptr;
        found = &x;
      }
    return found;
  }
  // Whether a part has, or may have, what the rest of a path goes on with.
  bool may_have(tree const& part, std::string_view rest) const {
    if (rest.empty()) return true;
    if (rest[0] == '.') rest.remove_prefix(1);
    if (rest.empty() || rest[0] == '"' || rest[0] == '[') return true; // says so itself
    std::string_view const word = rest.substr(0, rest.find_first_of(".["));
    return knows(part, word) || (!fields_ && word.size() == rest.size()); // a new key
  }
  bool knows(tree const& part, std::string_view key) const {
    if (part.find(key)) return true;
    if (!fields_) return false;
    auto const known = fields_(table_);
    return std::find(known.begin(), known.end(), key) != known.end();
  }
  void name_of_part() {
    // names may have points and brackets
    struct meant {
      tree* part;
      std::size_t end; // of its name
    };
    std::vector<meant> all;
    meant longest{nullptr, 0};
    for (tree& x : *at_->list()) {
      tree const* const n = x.find("name");
      if (!n || !n->text() || n->text()->empty() || !rest_.starts_with(*n->text())) continue;
      std::size_t const end = n->text()->size();
      if (end < rest_.size() && rest_[end] != '.' && rest_[end] != '[') continue;
      if (end > longest.end) longest = {&x, end};
      if (may_have(x, rest_.substr(end))) all.push_back({&x, end});
    }
    tree* const unnamed = the_unnamed();
    bool const field = unnamed && longest.part && knows(*unnamed, rest_.substr(0, rest_.find_first_of(".[")));
    if (all.size() + field > 1) refuse_both(all.empty() ? *longest.part : *all[0].part, field);
    if (!field && longest.part) {
      meant const& one = all.empty() ? longest : all[0];
      return go(*one.part, one.end);
    }
    std::string_view const word = rest_.substr(0, rest_.find_first_of(".["));
    if (tree* const element = element_in(*at_, word)) { // alone it stands for its value
      bool const alone = word.size() == rest_.size() && element->find("value");
      return go(alone ? (*element)["value"] : *element, word.size());
    }
    tree* found = unnamed;
    if (!found && at_->list()->size() == 1) found = &at_->list()->front();
    if (!found || !found->table()) refuse_word(word);
    at_ = found;
    in_part_ = true;
  }
  [[noreturn]] void refuse_both(tree const& part, bool field) const {
    std::string const before(path_.substr(0, path_.size() - rest_.size()));
    std::string const word(rest_.substr(0, rest_.find_first_of(".[")));
    std::string const name = in_quotation_marks(*part.find("name")->text());
    refuse(field ? "the part " + name + ", or " + word + " of the part without a name"
                 : "several parts: their names have points",
           "the name in quotation marks, as in " + before + name +
               (field ? "; \"\" for the part without a name, as in " + before + "\"\"." + word : ""));
  }
  void key(std::string const& word, std::size_t size = 0) {
    std::size_t const end = size > 0 ? size : word.size();
    bool there = at_->find(word) || (end == rest_.size() && at_->table());
    if (!there && in_part_ && knows(*at_, word)) { // a field that the plan leaves out
      (*at_)[word] = tree::table_type{};
      there = true;
    }
    if (!there) refuse_word(word);
    table_ = in_part_ ? "-" : table_ + (table_.empty() ? "" : ".") + word;
    tree& to = (*at_)[word];
    go(to, end);
    in_part_ = false;
  }
};

} // namespace detail

/// What stands at a path as files spell it: `horizon.until`, `share_target.core.to`, `pledge.arms.amount`. A part is
/// named where its list has more than one without a name; an element of a list that has no name is called by its place
/// from 0, `share_target.core.knots[1].at`; a name that holds a point, a bracket or `=` may stand in quotation marks,
/// `pledge."a = b".amount`, and does where the plain word could mean another part or field; `""` is the part without a
/// name. An element of a member, an area or a date is called by that too, `deployment.heads.2028`. A key of a table may
/// be new, and so may a field that `fields` knows. Throws `error` with the nearest there is, and for what could mean
/// both.
[[gnu::cold]] inline tree& at_path(tree& root, std::string_view path, detail::fields_of_table const& fields = {}) {
  return detail::path_walk(root, path, fields).walk();
}

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
