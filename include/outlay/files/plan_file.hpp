// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/file_head.hpp>
#include <outlay/outlay.hpp>
#include <outlay/files/write_part.hpp>
#include <algorithm>
#include <tuple>

/// Plans as files: an alliance, a horizon and parts of any kind, in tables that are called as the parts' fields are.
namespace outlay {

namespace detail {

/// Where a kind of part stands in a file: `pledge`, or `share_target.core`.
template <class P> [[gnu::cold]] std::string table_of_kind() {
  std::string s(kind_of<P>());
  for (char& c : s)
    if (c == '<') c = '.';
  if (!s.empty() && s.back() == '>') s.pop_back();
  return s;
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
    throw detail::error_in_file(e, file_, detail::place_of_error(e, places_));
  }

private:
  [[gnu::cold]] void read(tree const& t, tree const& as_written) {
    detail::file_head const head(t, file_);
    title_ = head.title.value_or(file_);
    assumed_ = head.assumed;
    span_ = head.span;
    allies_ = head.allies;
    (read_kind<Kinds>(t, as_written, head), ...);
    if constexpr ((std::is_same_v<Kinds, economy> || ...)) // published growth where the file has none
      if (of<economy>().empty()) of<economy>().add({.growth = data::weo_2026_april()});
    head.refuse_unknown(t, {detail::table_of_kind<Kinds>()...});
  }
  template <class P> void read_kind(tree const& t, tree const& as_written, detail::file_head const& head) {
    std::string const path = detail::table_of_kind<P>();
    tree::list_type const &tables = head.parts_of(t, path), &said = head.parts_of(as_written, path);
    for (std::size_t k = 0; k < tables.size(); ++k) {
      P p = read_part<P>(tables[k], head.words, path);
      places_.push_back(detail::place_of(detail::label(p), tables[k], detail::part_in_words(said[k])));
      try {
        of<P>().add(std::move(p));
      } catch (error const& e) { // a name that a part above has
        throw detail::error_in_file(e, file_, &places_.back());
      }
    }
  }
};

} // namespace outlay
