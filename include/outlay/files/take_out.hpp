// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/overlay.hpp>

namespace outlay::detail {

/// Takes out of a plan what stands at a path: a part (`pledge.arms`), all of a kind (`pledge`), a field
/// (`share_target.core.except.ESP`). Throws `error` at `said` with the nearest where there is none.
[[gnu::cold]] inline void take_out(tree& root, std::string const& path, text_place const& said) {
  tree* at = &root;
  std::string_view rest = path;
  std::string kind; // of the list that we are in
  auto const refuse = [&](std::string_view word, std::vector<std::string> const& known) {
    std::string all;
    for (auto const& k : known) all += (all.empty() ? "" : ", ") + k;
    std::string const close = outlay::nearest(word, known);
    refuse_at(said, "without", "\"" + path + "\", no " + std::string(word),
              close.empty() ? all.empty() ? "a path of the plan" : all : close + ", which is nearest, of " + all);
  };
  while (true) {
    if (at->list()) {
      entries_of_list const there(kind, *at);
      auto& list = *at->list();
      std::size_t found = list.size();
      // names may have dots: the longest that fits
      for (std::size_t end = rest.size(); found == list.size() && end != std::string_view::npos && end > 0;
           end = rest.rfind('.', end - 1))
        if (auto const* const places = there.find(std::string(rest.substr(0, end)))) {
          if (places->size() > 1)
            refuse_at(said, "without", "\"" + path + "\", " + std::to_string(places->size()) + " of this name",
                      "the name of one");
          found = places->front();
          rest = end == rest.size() ? std::string_view() : rest.substr(end + 1);
        }
      if (found == list.size() && there.unnamed().size() == 1) found = there.unnamed().front();
      else if (found == list.size() && list.size() == 1) found = 0;
      if (found == list.size()) refuse(rest.substr(0, rest.find('.')), there.names());
      if (rest.empty()) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(found));
        return;
      }
      at = &list[found];
    }
    std::size_t const dot = rest.find('.');
    std::string_view const key = rest.substr(0, dot);
    std::size_t place = 0;
    if (at->table())
      while (place < at->table()->size() && (*at->table())[place].first != key) ++place;
    if (!at->table() || place == at->table()->size()) {
      std::vector<std::string> keys;
      if (at->table())
        for (auto const& [k, x] : *at->table()) keys.push_back(k);
      refuse(key, keys);
    }
    if (dot == std::string_view::npos) {
      at->table()->erase(at->table()->begin() + static_cast<std::ptrdiff_t>(place));
      return;
    }
    kind = kind.empty() ? std::string(key) : kind + "." + std::string(key);
    at = &(*at->table())[place].second;
    rest = rest.substr(dot + 1);
    if (at->list() && !holds_tables(*at)) refuse(rest, {});
  }
}

/// The plan as a file, or one of its scenarios, changes it: first what it takes out, then what it changes and adds.
[[gnu::cold]] inline void change_plan(tree& plan, tree const& over) {
  if (tree const* const without = over.find("without")) {
    char const* const valid = "a list of paths, such as [\"pledge.arms\"], of what the plan has";
    if (!without->list()) refuse_at(without->place(), "without", without->words(), valid);
    if (without->list()->size() > 1000)
      refuse_at(without->place(), "without", std::to_string(without->list()->size()) + " paths", "at most 1000");
    for (tree const& path : *without->list()) {
      if (!path.text() || path.text()->empty()) refuse_at(path.place(), "without", path.words(), valid);
      take_out(plan, *path.text(), path.place());
    }
  }
  if (tree const* const change = over.find("change")) {
    if (!change->table())
      refuse_at(change->place(), "change", change->words(),
                "a table, such as [change.pledge.arms], of what the plan has");
    change_in(plan, *change, "");
  }
  lay_tables(plan, over, "");
}

} // namespace outlay::detail
