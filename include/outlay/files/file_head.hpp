// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/data/ally_names.hpp>
#include <outlay/data/nato.hpp>
#include <outlay/files/file_alliance.hpp>
#include <outlay/files/file_errors.hpp>

namespace outlay {

/// The version of plan files that this library reads and writes.
inline constexpr int plan_file_version = 1;

namespace detail {

/// What stands at a path of keys, such as `share_target.core`; null where nothing does.
[[gnu::cold]] inline tree const* find_path(tree const& t, std::string_view path) {
  tree const* at = &t;
  while (at && !path.empty()) {
    std::size_t const dot = path.find('.');
    at = at->find(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return at;
}

/// What a plan file says beside its parts, and the words by which the parts may call it. It has to outlive their
/// readers.
class file_head {
  std::vector<growth_table> tables_;
  bool before_2026_ = false;
  growth_table const now_ = data::weo_2026_april(), before_ = data::weo_2025_april();

public:
  std::optional<std::string> title;
  std::vector<std::string> assumed;
  horizon span{std::chrono::year{2026}, std::chrono::year{2036}};
  alliance<run_money> allies{data::nato_2026()};
  vocabulary words;

  /// Keys at the root that are no parts.
  static constexpr std::string_view keys[] = {"version",
                                              "title",
                                              "assumed",
                                              "source",
                                              "horizon",
                                              "group",
                                              "growth_table",
                                              "member",
                                              "exchange_rate",
                                              "alliance",
                                              "money",
                                              "prices_of_the_alliance"};

  /// `name` is that of the file in errors. Throws `error` with file, line, key, and what would be valid.
  [[gnu::cold]] file_head(tree const& t, std::string name)
      : words{.file = std::move(name),
              .member_named = [](std::string_view s) -> std::optional<member_code> {
                if (auto const* const a = data::find_ally_named(s)) return member_code(a->code);
                return {};
              },
              .nearest_member = data::nearest_ally} {
    place_in_file const root(words);
    if (!t.table()) root.refuse(t, "tables");
    auto const version = read_if_there<int>(t, "version", root).value_or(plan_file_version);
    if (version != plan_file_version)
      root.below("version").refuse(*t.find("version"), std::to_string(plan_file_version));
    title = read_if_there<std::string>(t, "title", root);
    (void)read_if_there<std::string>(t, "source", root);
    if (tree const* const a = t.find("assumed"))
      assumed = read_field<std::vector<std::string>>(*a, root.below("assumed"));
    span = read_horizon(t, root);
    allies = read_alliance(t, words, root);
    nato_edition const* const edition = read_edition(t, root);
    before_2026_ = edition && edition->last_year < 2026;
    tables_ = read_growth_tables(t, root);
    for (growth_table const& g : tables_) words.growth.emplace_back(g.source, &g);
    words.growth.emplace_back("IMF, April 2026", &now_);
    words.growth.emplace_back("IMF, April 2025", &before_);
    read_groups(t, words, root);
  }
  file_head(file_head const&) = delete;
  file_head& operator=(file_head const&) = delete;

  /// Growth where a file has no economy: the outlook that goes with its figures of NATO's.
  growth_table const& published_growth() const { return before_2026_ ? before_ : now_; }

  /// Refuses what is neither a key of a head nor one of these kinds of parts, `pledge` or `share_target.core`.
  [[gnu::cold]] void refuse_unknown(tree const& t, std::vector<std::string> const& kinds) const {
    place_in_file const root(words);
    std::vector<std::string> known(std::begin(keys), std::end(keys));
    for (std::string const& kind : kinds) {
      std::string const first = kind.substr(0, kind.find('.'));
      if (std::find(known.begin(), known.end(), first) != known.end()) continue;
      known.push_back(first);
      tree const* const inside = t.find(first);
      if (first == kind || !inside) continue;
      std::vector<std::string> below;
      std::string lists;
      for (std::string const& k : kinds)
        if (k.starts_with(first + ".")) {
          below.push_back(k.substr(first.size() + 1));
          lists += (lists.empty() ? "[[" : ", [[") + k + "]]";
        }
      if (!inside->table()) root.below(first).refuse(*inside, "lists of tables, under " + lists);
      refuse_unknown_keys(*inside, below, root.below(first));
    }
    refuse_unknown_keys(t, known, root);
  }
  /// The tables of a kind of part; none where the file has no such part.
  [[gnu::cold]] tree::list_type const& parts_of(tree const& t, std::string const& kind) const {
    static tree::list_type const none;
    tree const* const list = find_path(t, kind);
    if (!list) return none;
    bool tables = list->list() != nullptr;
    if (tables)
      for (tree const& x : *list->list()) tables = tables && x.table();
    if (!tables) place_in_file(words, kind).refuse(*list, "a list of tables, each under [[" + kind + "]]");
    return *list->list();
  }
};

} // namespace detail
} // namespace outlay
