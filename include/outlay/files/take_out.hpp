// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <optional>
#include <outlay/files/overlay.hpp>

namespace outlay::detail {

/// Walks to what is taken out of a plan, and takes it out.
class path_out {
  tree* at_;
  std::string const& path_;
  text_place const& said_; // where
  std::string_view rest_;
  std::string kind_ = {}; // of the list that we are in

public:
  [[gnu::cold]] path_out(tree& root, std::string const& path, text_place const& said)
      : at_(&root), path_(path), said_(said), rest_(path) {}

  [[gnu::cold]] void take() {
    while (true) {
      if (at_->list()) {
        std::size_t const found = entry();
        auto& list = *at_->list();
        if (rest_.empty()) {
          list.erase(list.begin() + static_cast<std::ptrdiff_t>(found));
          return;
        }
        at_ = &list[found];
      }
      std::string const word = key();
      std::size_t const place = place_of(word);
      if (rest_.empty()) {
        at_->table()->erase(at_->table()->begin() + static_cast<std::ptrdiff_t>(place));
        at_->set_place(said_); // where one sees why it lacks what it needs
        return;
      }
      kind_ = below(kind_, word);
      at_ = &(*at_->table())[place].second;
      if (at_->list() && !holds_tables(*at_)) refuse(rest_, {});
    }
  }

private:
  [[noreturn]] void refuse(std::string_view word, std::vector<std::string> const& known) const {
    std::string all;
    for (auto const& k : known) all += (all.empty() ? "" : ", ") + k;
    std::string const close = outlay::nearest(word, known);
    refuse_at(said_, "without", "\"" + path_ + "\", no " + std::string(word),
              close.empty() ? all.empty() ? "a path of the plan" : all : close + ", which is nearest, of " + all);
  }
  // A step in quotation marks, with what means something in a path.
  std::optional<std::string> quoted() {
    if (rest_.empty() || rest_[0] != '"') return {};
    std::string word;
    std::size_t k = 1;
    for (; k < rest_.size() && rest_[k] != '"'; ++k) {
      if (rest_[k] == '\\' && k + 1 < rest_.size()) ++k;
      word += rest_[k];
    }
    bool const more = k + 1 < rest_.size();
    if (k >= rest_.size() || (more && (rest_[k + 1] != '.' || k + 2 == rest_.size()))) refuse(rest_, {});
    rest_ = rest_.substr(more ? k + 2 : k + 1);
    return word;
  }
  // The part that the path names next: the only one, or the only one without a name, needs none.
  std::size_t entry() {
    entries_of_list const there(kind_, *at_);
    auto const one_of = [&](std::string const& name) -> std::optional<std::size_t> {
      auto const* const places = there.find(name);
      if (places && places->size() > 1)
        refuse_at(said_, "without", "\"" + path_ + "\", " + std::to_string(places->size()) + " of this name",
                  "the name of one");
      return places ? std::optional(places->front()) : std::nullopt;
    };
    auto const& unnamed = there.unnamed();
    if (auto const name = quoted()) {
      if (name->empty() && unnamed.size() == 1) return unnamed.front();
      if (auto const found = one_of(*name)) return *found;
      refuse(*name, there.names());
    }
    // names may have points: what the rest goes on with tells which is meant
    std::string_view const first = rest_.substr(0, rest_.find('.'));
    std::optional<std::size_t> longest;
    std::vector<std::pair<std::size_t, std::size_t>> meant; // place, and end of the name
    std::size_t end_of_longest = 0;
    for (std::size_t end = rest_.size(); end != std::string_view::npos && end > 0; end = rest_.rfind('.', end - 1)) {
      auto const found = one_of(std::string(rest_.substr(0, end)));
      if (!found) continue;
      if (!longest) longest = found, end_of_longest = end;
      if (may_go_on((*at_->list())[*found], rest_.substr(end))) meant.emplace_back(*found, end);
    }
    bool const field = longest && unnamed.size() == 1 && (*at_->list())[unnamed.front()].find(first);
    if (meant.size() + field > 1) refuse_both(meant.front().second, field);
    if (longest && !field) {
      std::size_t const end = meant.empty() ? end_of_longest : meant.front().second;
      rest_ = end == rest_.size() ? std::string_view() : rest_.substr(end + 1);
      return meant.empty() ? *longest : meant.front().first;
    }
    if (unnamed.size() == 1) return unnamed.front();
    if (at_->list()->size() != 1) refuse(first, there.names());
    return 0;
  }
  static bool may_go_on(tree const& part, std::string_view rest) { // from a point
    if (rest.size() < 2 || rest[1] == '"') return true;
    rest.remove_prefix(1);
    return part.find(rest.substr(0, rest.find('.')));
  }
  [[noreturn]] void refuse_both(std::size_t end_of_name, bool field) const {
    std::string const before = path_.substr(0, path_.size() - rest_.size());
    std::string const name = "\"" + std::string(rest_.substr(0, end_of_name)) + "\"";
    std::string const first(rest_.substr(0, rest_.find('.')));
    refuse_at(said_, "without",
              "\"" + path_ + "\", " +
                  (field ? "the part " + name + ", or " + first + " of the part without a name"
                         : "several parts: their names have points"),
              "the name in quotation marks, as in '" + before + name + "'" +
                  (field ? "; \"\" for the part without a name, as in '" + before + "\"\"." + first + "'" : ""));
  }
  std::string key() {
    if (auto word = quoted()) return *std::move(word);
    std::size_t const dot = rest_.find('.');
    std::string word(rest_.substr(0, dot));
    rest_ = dot == std::string_view::npos ? std::string_view() : rest_.substr(dot + 1);
    return word;
  }
  std::size_t place_of(std::string const& key) const {
    std::vector<std::string> keys;
    if (at_->table())
      for (auto const& [k, x] : *at_->table()) {
        if (k == key) return keys.size();
        keys.push_back(k);
      }
    refuse(key, keys);
  }
};

/// Takes out of a plan what stands at a path: a part (`pledge.arms`), all of a kind (`pledge`), a field
/// (`share_target.core.except.ESP`). Throws `error` at `said` with the nearest where there is none.
[[gnu::cold]] inline void take_out(tree& root, std::string const& path, text_place const& said) {
  path_out(root, path, said).take();
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
