// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/files/tree_path.hpp>
#include <unordered_map>

namespace outlay {

/// A difference of two plans: where, and what stands there; empty where it stands in one of them alone.
struct tree_difference {
  std::string path;
  tree before, after;
};

namespace detail {

/// Compares two trees key by key, parts by their names: each is looked up, so that the time is in proportion to them.
class tree_comparison {
  std::vector<tree_difference>& all_;
  fields_of_table const& fields_;
  using index = std::unordered_map<std::string_view, tree const*>;

  static std::string_view name_of(tree const& x) {
    tree const* const n = x.find("name");
    return n && n->text() ? std::string_view(*n->text()) : std::string_view();
  }
  static bool is_of_tables(tree const* t) {
    if (!t) return true;
    if (!t->list()) return false;
    for (tree const& x : *t->list())
      if (!x.table()) return false;
    return true;
  }
  // Whether elements are told apart by their names, one without a name among them at the most.
  static bool is_by_name(tree const* t) {
    if (!t) return true;
    index seen;
    for (tree const& x : *t->list())
      if (!seen.emplace(name_of(x), &x).second) return false;
    return true;
  }
  static index keys(tree const* t) {
    index all;
    if (t && t->table())
      for (auto const& [key, x] : *t->table()) all.emplace(key, &x);
    return all;
  }
  static index names(tree const* t) {
    index all;
    if (t)
      for (tree const& x : *t->list()) all.emplace(name_of(x), &x);
    return all;
  }
  static tree const* in(index const& all, std::string_view key) {
    auto const found = all.find(key);
    return found == all.end() ? nullptr : found->second;
  }
  void tables(std::string const& path, tree const* a, tree const* b) {
    index const in_a = keys(a), in_b = keys(b);
    auto const below = [&](std::string const& key) {
      return path.empty() ? name_in_path(key) : path + "." + name_in_path(key);
    };
    if (a)
      for (auto const& [key, x] : *a->table()) compare(below(key), &x, in(in_b, key));
    if (b)
      for (auto const& [key, x] : *b->table())
        if (!in(in_a, key)) compare(below(key), nullptr, &x);
  }
  static std::vector<std::string> const& no_keys() {
    static std::vector<std::string> const none;
    return none;
  }
  std::vector<std::string> keys_known(std::string const& path, tree const& part) const {
    auto all = keys_of(part);
    if (fields_)
      for (auto& f : fields_(path)) all.push_back(std::move(f));
    return all;
  }
  void by_name(std::string const& path, tree const* a, tree const* b) {
    index const in_a = names(a), in_b = names(b);
    steps_to_parts steps;
    for (tree const* of : {a, b})
      for (tree const& x : *of->list()) steps.add(name_of(x), name_of(x).empty() ? keys_known(path, x) : no_keys());
    steps.done();
    auto const below = [&](std::string_view name) { return path + steps.step(name); };
    for (tree const& x : *a->list()) compare(below(name_of(x)), &x, in(in_b, name_of(x)));
    for (tree const& x : *b->list())
      if (!in(in_a, name_of(x))) compare(below(name_of(x)), nullptr, &x);
  }
  void by_place(std::string const& path, tree::list_type const& a, tree::list_type const& b) {
    for (std::size_t k = 0; k < std::max(a.size(), b.size()); ++k)
      compare(path + "[" + std::to_string(k) + "]", k < a.size() ? &a[k] : nullptr, k < b.size() ? &b[k] : nullptr);
  }

public:
  tree_comparison(std::vector<tree_difference>& all, fields_of_table const& fields) : all_(all), fields_(fields) {}
  [[gnu::cold]] void compare(std::string const& path, tree const* a, tree const* b) {
    if (a && b && *a == *b) return;
    if ((!a || a->table()) && (!b || b->table())) return tables(path, a, b);
    if (a && b && is_of_tables(a) && is_of_tables(b)) {
      if (is_by_name(a) && is_by_name(b)) return by_name(path, a, b);
      return by_place(path, *a->list(), *b->list());
    }
    all_.push_back({path, a ? *a : tree(), b ? *b : tree()});
  }
};

} // namespace detail

/// What of two plans differs, field by field, in the order of the first, at paths that can mean nothing else.
[[gnu::cold]] inline std::vector<tree_difference> differences(tree const& a, tree const& b,
                                                              detail::fields_of_table const& fields = {}) {
  std::vector<tree_difference> all;
  detail::tree_comparison(all, fields).compare("", &a, &b);
  return all;
}

} // namespace outlay
