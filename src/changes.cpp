// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What was changed between two scenarios, part by part and field by field, and plans with some of the changes.
#include "changes.hpp"
#include "paths.hpp"

#include <algorithm>

namespace outlay::compiled {

namespace {

// Keys that say what a plan is called, which no answer depends on.
bool is_words(std::string const& key) {
  return key == "title" || key == "assumed" || key == "source" || key == "version";
}
tree const* list_of(tree const& t, std::string const& table) {
  std::size_t const dot = table.find('.');
  if (dot == std::string::npos) return t.find(table);
  tree const* const outer = t.find(table.substr(0, dot));
  return outer ? outer->find(table.substr(dot + 1)) : nullptr;
}
tree& list_of(tree& t, std::string const& table) {
  std::size_t const dot = table.find('.');
  return dot == std::string::npos ? t[table] : t[table.substr(0, dot)][table.substr(dot + 1)];
}
std::string name_of(tree const& part) {
  tree const* const n = part.find("name");
  return n && n->text() ? *n->text() : std::string();
}
tree const* part_in(tree const& t, std::string const& table, std::string const& name) {
  if (tree const* const list = list_of(t, table); list && list->list())
    for (tree const& part : *list->list())
      if (name_of(part) == name) return &part;
  return nullptr;
}
std::vector<std::string> names_in(tree const& t, std::string const& table) {
  std::vector<std::string> all;
  if (tree const* const list = list_of(t, table); list && list->list())
    for (tree const& part : *list->list()) all.push_back(name_of(part));
  return all;
}
std::string joined(std::string const& a, std::string const& b) { return a + " with " + b; }
// Whichever of it is spelled out.
bool is_one_horizon(scenario const& a, scenario const& b) {
  horizon const &x = a.span(), &y = b.span();
  return x.from.months() == y.from.months() && x.until.months() == y.until.months() && x.step == y.step &&
         a.allies().base_year() == b.allies().base_year();
}

} // namespace

changes_between::changes_between(scenario const& before, scenario const& after,
                                 std::vector<std::vector<std::string>> const& together)
    : before_(before), a_(before.written(true)), b_(after.written(true)) {
  inside_of::know(before_, after);
  auto const kinds = inside_of::kinds(before_);
  std::vector<std::string> tables;
  for (kind const& k : kinds) tables.push_back(k.table.substr(0, k.table.find('.')));
  for (tree const* t : {&a_, &b_})
    for (auto const& [key, x] : *t->table()) {
      if (is_words(key) || std::find(tables.begin(), tables.end(), key) != tables.end()) continue;
      tree const *const was = a_.find(key), *const is = b_.find(key);
      if (key == "horizon" ? is_one_horizon(before, after) : was && is && *was == *is) continue;
      if (tree const* const only = was ? was : is; key == "alliance" && !(was && is) && *only == tree("NATO")) continue;
      throw error("compare", key, is ? is->words().substr(0, 200) : "nothing",
                  "as in the first plan: " + (was ? was->words().substr(0, 200) : "nothing"));
    }
  find_parts(kinds);
  auto const begins = [](one const& c, std::string const& start) {
    return c.name == start || c.name.starts_with(start + ".") || c.name.starts_with(start + "[");
  };
  for (auto const& starts : together) {
    auto const none = [&](std::string const& start) {
      return std::none_of(all_.begin(), all_.end(), [&](one const& c) { return begins(c, start); });
    };
    if (auto const at = std::find_if(starts.begin(), starts.end(), none); starts.empty() || at != starts.end()) {
      std::string known;
      for (one const& c : all_) known += (known.empty() ? "" : ", ") + c.name;
      throw error("compare", "together", starts.empty() ? "nothing" : *at,
                  known.empty() ? "none: the plans say the same" : known);
    }
    std::optional<std::size_t> first;
    for (std::size_t k = 0; k < all_.size();) {
      bool const in =
          std::any_of(starts.begin(), starts.end(), [&](std::string const& start) { return begins(all_[k], start); });
      if (in && first) join(*first, k);
      else {
        if (in) first = k;
        ++k;
      }
    }
  }
  if (all_.size() > 64)
    throw error("compare", "changes", std::to_string(all_.size()), "at most 64: some taken together");
}

// How paths go on from a kind's list to one of its parts, as `differences` has them.
detail::steps_to_parts changes_between::steps_in(std::string const& table, std::vector<kind> const& kinds) const {
  auto const fields = fields_in(kinds);
  detail::steps_to_parts steps;
  for (tree const* t : {&a_, &b_})
    if (tree const* const list = list_of(*t, table); list && list->list())
      for (tree const& part : *list->list()) {
        auto keys = name_of(part).empty() ? detail::keys_of(part) : std::vector<std::string>();
        if (name_of(part).empty())
          for (std::string& f : fields(table)) keys.push_back(std::move(f));
        steps.add(name_of(part), keys);
      }
  steps.done();
  return steps;
}

void changes_between::find_parts(std::vector<kind> const& kinds) {
  auto const told = differences(a_, b_, fields_in(kinds));
  for (kind const& k : kinds) {
    auto known = names_in(a_, k.table);
    for (std::string const& n : names_in(b_, k.table))
      if (std::find(known.begin(), known.end(), n) == known.end()) known.push_back(n);
    auto const steps = steps_in(k.table, kinds);
    for (std::string const& name : known) {
      tree const *const was = part_in(a_, k.table, name), *const is = part_in(b_, k.table, name);
      if (was && is && *was == *is) continue;
      std::string const path = k.table + steps.step(name);
      if (was && is) change_of_part(k.table, path, *was, *is, told);
      else all_.push_back({path, {{k.table, name, ""}}, {{path, was ? *was : tree(), is ? *is : tree()}}, {}});
    }
  }
}

void changes_between::change_of_part(std::string const& table, std::string const& path, tree const& was, tree const& is,
                                     std::vector<tree_difference> const& told) {
  std::string const name = name_of(was);
  std::vector<std::string> keys;
  for (tree const* t : {&was, &is})
    for (auto const& [key, x] : *t->table()) {
      tree const *const a = was.find(key), *const b = is.find(key);
      if ((!a || !b || !(*a == *b)) && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  for (std::string const& key : keys) {
    std::vector<tree_difference> of_key; // at the field or below it
    std::string const at = path + "." + detail::name_in_path(key);
    for (tree_difference const& d : told)
      if (d.path == at || d.path.starts_with(at + ".") || d.path.starts_with(at + "[")) of_key.push_back(d);
    one change{at, {{table, name, key}}, of_key, {}};
    if (of_key.size() == 1 && !of_key[0].before.empty() && !of_key[0].after.empty()) {
      path_axis const axis{of_key[0].path, {of_key[0].before.words(), of_key[0].after.words()}};
      change.name = axis.path;
      auto const quantities = before_.quantities();
      if (std::find(quantities.begin(), quantities.end(), axis.path) != quantities.end()) try {
          (void)numbers_at(before_, axis.path, axis.values);
          change.axis = axis;
        } catch (error const&) { // other money, once or over time
        }
    }
    all_.push_back(std::move(change));
  }
}

scenario changes_between::with(change_set made) const {
  tree t = a_;
  for (std::size_t k = 0; k < all_.size(); ++k) {
    if (!has(made, k)) continue;
    for (one::edit const& e : all_[k].edits) {
      tree const* const is = part_in(b_, e.table, e.part);
      tree& list = list_of(t, e.table);
      if (e.key.empty() && is) {
        list.add(*is);
        continue;
      }
      auto& parts = *list.list();
      auto const at =
          std::find_if(parts.begin(), parts.end(), [&](tree const& part) { return name_of(part) == e.part; });
      if (e.key.empty()) {
        parts.erase(at);
        continue;
      }
      auto& fields = *at->table();
      std::erase_if(fields, [&](auto const& field) { return field.first == e.key; });
      if (tree const* const value = is->find(e.key)) fields.emplace_back(e.key, *value);
    }
  }
  // a kind of which no part is left has no table
  for (one const& c : all_)
    for (one::edit const& e : c.edits) {
      tree& list = list_of(t, e.table);
      if (list.list() && !list.list()->empty()) continue;
      std::size_t const dot = e.table.find('.');
      auto& outer = dot == std::string::npos ? *t.table() : *t[e.table.substr(0, dot)].table();
      std::erase_if(outer, [&](auto const& field) {
        return field.first == (dot == std::string::npos ? e.table : e.table.substr(dot + 1));
      });
    }
  return inside_of::from_tree(before_, t);
}

void changes_between::join(std::size_t a, std::size_t b) {
  one &to = all_[std::min(a, b)], &from = all_[std::max(a, b)];
  to.name = joined(to.name, from.name);
  to.edits.insert(to.edits.end(), from.edits.begin(), from.edits.end());
  to.told.insert(to.told.end(), from.told.begin(), from.told.end());
  to.axis = {};
  all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(std::max(a, b)));
}
void changes_between::forget_lanes() {
  for (one& c : all_) c.axis = {};
}

} // namespace outlay::compiled
