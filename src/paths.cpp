// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "paths.hpp"

#include "inside_of.hpp"

#include <outlay/files/file_head.hpp>
#include <outlay/files/overlay.hpp>

namespace outlay::compiled {

detail::fields_of_table fields_in(std::vector<kind> all) {
  return [all = std::move(all)](std::string const& table) {
    std::vector<std::string> known;
    for (kind const& k : all)
      if (k.table == table && known.empty())
        for (field_manual& f : k.manual().fields) known.push_back(std::move(f.name));
    return known;
  };
}

void require_free(std::string const& table, std::vector<kind> const& others) {
  auto const refuse = [&](std::string const& valid) {
    throw error("scenario", "own part", "kind \"" + table + "\"", valid);
  };
  auto const first_of = [](std::string_view t) { return t.substr(0, t.find('.')); };
  bool good = !table.empty() && table.back() != '.' && std::count(table.begin(), table.end(), '.') <= 1;
  for (std::size_t k = 0; k < table.size(); ++k) {
    char const c = table[k];
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool const begins = k == 0 || table[k - 1] == '.';
    good = good && (letter || (!begins && ((c >= '0' && c <= '9') || c == '_' || c == '.')));
  }
  if (!good)
    refuse("a name of letters, digits and _ that begins with a letter, such as \"reserve\" or \"reserve<army>\"");
  std::string_view const first = first_of(table);
  std::string words;
  bool of_the_format = false;
  for (std::string_view const word : detail::file_head::keys) of_the_format = of_the_format || word == first;
  for (std::string_view const word : detail::making_keys) of_the_format = of_the_format || word == first;
  if (of_the_format) refuse("a name that is no word of plan files, as " + std::string(first) + " is");
  for (kind const& other : others) // [[reserve]] and [[reserve.army]] cannot stand in one file
    if (other.table == table ||
        (first_of(other.table) == first && (first == other.table || first == std::string_view(table))))
      refuse("a kind that has a name of its own, as no other has it");
}

void take_areas_apart(scenario const& s, std::string const& path, tree& t, detail::fields_of_table const& fields) {
  std::size_t const dot = path.rfind('.');
  if (dot == std::string::npos) return;
  std::string const last = path.substr(dot + 1);
  auto const areas = detail::choices_of<area>();
  if (std::find(areas.begin(), areas.end(), last) == areas.end()) return;
  plan const& parts = inside_of::of(s).parts;
  auto const all = quantities_in(parts);
  std::optional<std::size_t> const found = find_quantity(parts, all, path);
  if (!found) return;
  std::string const list = path.substr(0, dot);
  tree& there = at_path(t, list, fields);
  if (there.table() || there.list()) return;
  tree complete = s.written(true);
  tree const all_of_it = at_path(complete, list, fields);
  if (all_of_it.table() || all_of_it.list()) { // as the part has it unless given
    there = all_of_it;
    return;
  }
  there = tree(tree::table_type{});
  for (quantity_place const& q : all)
    if (q.part == all[*found].part && q.of.name == all[*found].of.name) there[element_as_key(q.of.element)] = all_of_it;
}

} // namespace outlay::compiled
