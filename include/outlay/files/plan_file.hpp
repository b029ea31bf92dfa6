// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/data/ally_names.hpp>
#include <outlay/data/nato.hpp>
#include <outlay/files/file_alliance.hpp>
#include <outlay/outlay.hpp>
#include <outlay/files/write_part.hpp>
#include <algorithm>
#include <tuple>

/// Plans as files: an alliance, a horizon and parts of any kind, in tables that are called as the parts' fields are.
namespace outlay {

/// The version of the format; a file of a later one is refused.
inline constexpr int plan_file_version = 1;

/// A part by its label: its line in the file and those of its keys, and what it says there.
struct place_of_part {
  std::string label;
  int line;
  std::string words;
  std::vector<std::pair<std::string, int>> keys;

  /// Of the key that an error names, as `except` of `except ESP`; of the part where it has no such key.
  int line_of(std::string_view field) const {
    std::string_view const name = field.substr(0, field.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"));
    for (auto const& [key, at] : keys)
      if (key == name) return at;
    return line;
  }
};

namespace detail {

/// Where a kind of part stands in a file: `pledge`, or `share_target.core`.
template <class P> [[gnu::cold]] std::string table_of_kind() {
  std::string s(kind_of<P>());
  for (char& c : s)
    if (c == '<') c = '.';
  if (!s.empty() && s.back() == '>') s.pop_back();
  return s;
}
[[gnu::cold]] inline tree const* find_path(tree const& t, std::string_view path) {
  tree const* at = &t;
  while (at && !path.empty()) {
    std::size_t const dot = path.find('.');
    at = at->find(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return at;
}
// What a part says, but for its name: `amount 1 bn USD/month, from 2026-01`.
[[gnu::cold]] inline std::string part_in_words(tree const& t) {
  if (t.text()) return *t.text();
  std::string all;
  auto const join = [&all](std::string const& more) { all += (all.empty() ? "" : ", ") + more; };
  if (t.list())
    for (tree const& x : *t.list()) join(part_in_words(x));
  else if (t.table())
    for (auto const& [key, x] : *t.table()) {
      if (key == "name" || key == "source") continue;
      std::string words = key;
      for (char& c : words)
        if (c == '_') c = ' ';
      join(words + " " + (x.table() || x.list() ? "(" + part_in_words(x) + ")" : part_in_words(x)));
    }
  else return t.words();
  return all;
}

} // namespace detail

/// What a plan file says. `Kinds` are the kinds of parts that it may have; of each there may be any number.
template <parts::described... Kinds> class plan_file {
  std::string file_, title_;
  std::vector<std::string> assumed_;
  horizon span_{std::chrono::year{2026}, std::chrono::year{2036}};
  alliance<> allies_;
  std::tuple<several<Kinds>...> parts_;
  std::vector<place_of_part> places_;

public:
  plan_file() : allies_(data::nato_2026()) {}
  /// Of a tree; `name` is that of the file in errors. Throws `error` with file, line, key, and what would be valid.
  explicit plan_file(tree const& t, std::string name) : plan_file(t, std::move(name), t) {}
  /// The same of a tree that a program has completed: `as_written` is what the file says, for `places`.
  plan_file(tree const& t, std::string name, tree const& as_written)
      : file_(std::move(name)), allies_(data::nato_2026()) {
    read(t, as_written);
  }

  std::string const& file() const { return file_; }
  std::string const& title() const { return title_; }
  std::vector<std::string> const& assumed() const { return assumed_; }
  horizon const& span() const { return span_; }
  alliance<> const& allies() const { return allies_; }
  std::vector<place_of_part> const& places() const { return places_; }
  /// The parts of a kind, to be read or changed.
  template <class P> several<P>& of() { return std::get<several<P>>(parts_); }
  template <class P> several<P> const& of() const { return std::get<several<P>>(parts_); }
  /// All of them as one plan.
  auto plan() const {
    return std::apply([](auto const&... lists) { return outlay::plan(lists...); }, parts_);
  }
  /// Throws the same error with the line of the part and key that it names.
  [[noreturn]] void refuse_with_line(error const& e) const {
    for (place_of_part const& p : places_)
      if (p.label == e.part())
        throw error(file_ + ", line " + std::to_string(p.line_of(e.field())) + ", " + e.part(), e.field(), e.value(),
                    e.valid());
    throw error(file_ + ", " + e.part(), e.field(), e.value(), e.valid());
  }

private:
  [[gnu::cold]] void read(tree const& t, tree const& as_written) {
    vocabulary words{.file = file_,
                     .member_named = [](std::string_view s) -> std::optional<member_code> {
                       if (auto const* const a = data::find_ally_named(s)) return member_code(a->code);
                       return {};
                     },
                     .nearest_member = data::nearest_ally};
    detail::place_in_file const root(words);
    auto const version = detail::read_if_there<int>(t, "version", root).value_or(plan_file_version);
    if (version < 1 || version > plan_file_version)
      root.below("version").refuse(*t.find("version"), "1 to " + std::to_string(plan_file_version));
    title_ = detail::read_if_there<std::string>(t, "title", root).value_or(file_);
    if (tree const* const a = t.find("assumed"))
      assumed_ = detail::read_field<std::vector<std::string>>(*a, root.below("assumed"));
    span_ = detail::read_horizon(t, root);
    allies_ = detail::read_alliance(t, words, root);
    std::vector<growth_table> const tables = detail::read_growth_tables(t, root);
    growth_table const now = data::weo_2026_april(), before = data::weo_2025_april();
    for (growth_table const& g : tables) words.growth.emplace_back(g.source, &g);
    words.growth.emplace_back("IMF, April 2026", &now);
    words.growth.emplace_back("IMF, April 2025", &before);
    detail::read_groups(t, words, root);
    (read_kind<Kinds>(t, as_written, words), ...);
    if constexpr ((std::is_same_v<Kinds, economy> || ...)) // published growth where the file has none
      if (of<economy>().empty()) of<economy>().add({.growth = data::weo_2026_april()});
    std::vector<std::string> known{"version",
                                   "title",
                                   "assumed",
                                   "source",
                                   "horizon",
                                   "group",
                                   "growth_table",
                                   "member",
                                   "exchange_rate",
                                   "alliance",
                                   "prices_of_the_alliance"};
    for (std::string const& kind : {detail::table_of_kind<Kinds>()...}) {
      std::string const first = kind.substr(0, kind.find('.'));
      if (std::find(known.begin(), known.end(), first) == known.end()) known.push_back(first);
      if (tree const* const inside = t.find(first); first != kind && inside && inside->table()) {
        std::vector<std::string> below;
        for (std::string const& k : {detail::table_of_kind<Kinds>()...})
          if (k.substr(0, first.size() + 1) == first + ".") below.push_back(k.substr(first.size() + 1));
        detail::refuse_unknown_keys(*inside, below, root.below(first));
      }
    }
    detail::refuse_unknown_keys(t, known, root);
  }
  template <class P> void read_kind(tree const& t, tree const& as_written, vocabulary const& words) {
    std::string const path = detail::table_of_kind<P>();
    tree const* const list = detail::find_path(t, path);
    if (!list) return;
    detail::place_in_file const here(words, path);
    bool tables = list->list() != nullptr;
    if (tables)
      for (tree const& x : *list->list()) tables = tables && x.table();
    if (!tables) here.refuse(*list, "a list of tables, each under [[" + path + "]]");
    for (std::size_t k = 0; k < list->list()->size(); ++k) {
      tree const &x = (*list->list())[k], &said = (*detail::find_path(as_written, path)->list())[k];
      P p = read_part<P>(x, words, path);
      place_of_part& place = places_.emplace_back(detail::label(p), x.line(), detail::part_in_words(said));
      for (auto const& [key, inner] : *x.table()) place.keys.emplace_back(key, inner.line());
      try {
        of<P>().add(std::move(p));
      } catch (error const& e) { // a name that a part above has
        throw error(file_ + ", line " + std::to_string(place.line_of(e.field())) + ", " + e.part(), e.field(),
                    e.value(), e.valid());
      }
    }
  }
};

} // namespace outlay
