// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/nearest.hpp>
#include <outlay/error.hpp>
#include <outlay/files/tree.hpp>

namespace outlay {

/// A difference of two plans: where, and what stands there; empty where it stands in one of them alone.
struct tree_difference {
  std::string path;
  tree before, after;
};

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
[[gnu::cold]] inline std::vector<std::string> keys_of(tree const& t) {
  std::vector<std::string> all;
  if (t.table())
    for (auto const& [key, x] : *t.table()) all.push_back(key);
  if (t.list())
    for (tree const& x : *t.list())
      if (tree const* const n = x.find("name"); n && n->text()) all.push_back(*n->text());
  return all;
}
[[gnu::cold]] inline void add_differences(std::vector<tree_difference>& all, std::string const& path, tree const* a,
                                          tree const* b) {
  if (a && b && *a == *b) return;
  tree const none;
  bool const tables = (!a || a->table()) && (!b || b->table()) && (a || b);
  auto const named = [](tree const* t) {
    if (!t || !t->list()) return !t;
    for (tree const& x : *t->list())
      if (!x.table()) return false;
    return true;
  };
  if (tables) {
    for (std::string const& key : keys_of(a ? *a : none))
      add_differences(all, path.empty() ? key : path + "." + key, a->find(key), b ? b->find(key) : nullptr);
    for (std::string const& key : keys_of(b ? *b : none))
      if (!a || !a->find(key)) add_differences(all, path.empty() ? key : path + "." + key, nullptr, b->find(key));
    return;
  }
  if (a && b && named(a) && named(b) && (!a->list()->empty() || !b->list()->empty())) {
    // parts by name, however they are listed
    auto const name_of_part = [](tree const& x) {
      tree const* const n = x.find("name");
      return n && n->text() ? *n->text() : std::string();
    };
    auto const find = [&](tree const& list, std::string const& name) -> tree const* {
      for (tree const& x : *list.list())
        if (name_of_part(x) == name) return &x;
      return nullptr;
    };
    for (tree const& x : *a->list()) {
      std::string const name = name_of_part(x);
      add_differences(all, name.empty() ? path : path + "." + name, &x, find(*b, name));
    }
    for (tree const& x : *b->list())
      if (std::string const name = name_of_part(x); !find(*a, name))
        add_differences(all, name.empty() ? path : path + "." + name, nullptr, &x);
    return;
  }
  all.push_back({path, a ? *a : none, b ? *b : none});
}

} // namespace detail

/// What of two plans differs, field by field, in the order of the first.
[[gnu::cold]] inline std::vector<tree_difference> differences(tree const& a, tree const& b) {
  std::vector<tree_difference> all;
  detail::add_differences(all, "", &a, &b);
  return all;
}

/// What stands at a path as files spell it: `horizon.until`, `share_target.core.to`, `pledge.arms.amount`. A part is
/// named where its list has more than one without a name; a key of a table may be new. Throws `error` with the nearest
/// that there is.
[[gnu::cold]] inline tree& at_path(tree& root, std::string_view path) {
  tree* at = &root;
  std::string_view rest = path;
  auto const refuse = [&](std::string_view word) {
    auto const known = detail::keys_of(*at);
    std::string all;
    for (auto const& k : known) all += (all.empty() ? "" : ", ") + k;
    std::string const close = outlay::nearest(word, known);
    throw error("path", std::string(path), "no " + std::string(word),
                close.empty() ? all.empty() ? "a path of the plan" : all : close + ", which is nearest, of " + all);
  };
  while (!rest.empty()) {
    if (at->list()) {
      // names may have dots: the longest that fits
      tree* found = nullptr;
      for (std::size_t end = rest.size(); end != std::string_view::npos && !found;
           end = end == 0 ? std::string_view::npos : rest.rfind('.', end - 1)) {
        found = detail::named_in(*at, rest.substr(0, end));
        if (found) rest = end == rest.size() ? std::string_view() : rest.substr(end + 1);
      }
      if (!found) { // the only one without a name
        std::size_t unnamed = 0;
        for (tree& x : *at->list())
          if (x.table() && !x.find("name") && unnamed++ == 0) found = &x;
        if (unnamed > 1) found = nullptr;
      }
      if (!found && at->list()->size() == 1) found = &at->list()->front();
      if (!found) refuse(rest.substr(0, rest.find('.')));
      at = found;
      continue;
    }
    std::size_t const dot = rest.find('.');
    std::string_view const key = rest.substr(0, dot);
    bool const last = dot == std::string_view::npos;
    if (!at->find(key) && !(last && at->table())) refuse(key);
    at = &(*at)[key];
    rest = last ? std::string_view() : rest.substr(dot + 1);
  }
  return *at;
}

} // namespace outlay
