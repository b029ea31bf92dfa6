// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Quantities of a plan by reference and by path.
#include "engines.hpp"

#include <outlay/files/tree_path.hpp>
#include <outlay/nearest.hpp>

#include <algorithm>

namespace outlay::compiled {

namespace {
// Of an element of a list, as a key of a file: `air_defence`.
std::string as_key(std::string s) {
  if (std::size_t const end = s.find("\")"); s.starts_with("on(\"") && end != std::string::npos) { // from an event
    double const months = end + 5 < s.size() ? std::stod(s.substr(end + 5)) : 0;
    s = detail::written_moment(on(s.substr(4, end - 4)).after(duration<>::from_value(months / 12)));
  }
  for (char& c : s)
    if (c == ' ' || c == '-') c = '_';
  return s;
}
std::string listed(std::vector<std::string> const& all) {
  std::string s;
  for (auto const& one : all) s += (s.empty() ? "" : ", ") + one;
  return s;
}
// What a part is called at the start of paths: `pledge.arms`, or `pledge` where no other has that.
std::vector<std::string> heads_of(plan const& p, any const& part, std::string const& table) {
  std::size_t of_kind = 0, unnamed = 0;
  for (any const& other : p.parts()) {
    if (other.erased().type() != part.erased().type()) continue;
    ++of_kind;
    unnamed += other.name().empty();
  }
  std::vector<std::string> all;
  if (!part.name().empty()) all.push_back(table + "." + detail::name_in_path(part.name()));
  if (of_kind == 1 || (part.name().empty() && unnamed == 1)) all.push_back(table);
  return all;
}
} // namespace

std::string table_of(std::string_view kind) {
  std::string table(kind);
  std::replace(table.begin(), table.end(), '<', '.');
  if (table.ends_with('>')) table.pop_back();
  return table;
}

std::vector<quantity_place> quantities_in(plan const& p) {
  std::vector<quantity_place> all;
  for (std::size_t k = 0; k < p.size(); ++k)
    for (auto& q : p.parts()[k].erased().quantities()) all.push_back({k, std::move(q)});
  return all;
}

std::size_t part_of_type(plan const& p, std::type_index type, int n, std::string const* name) {
  std::vector<std::size_t> const all = p.places_of(type);
  std::string const kind = all.empty() ? "scenario" : std::string(p.parts()[all[0]].kind());
  std::string const size = std::to_string(all.size());
  if (all.empty()) throw error(kind, "wrt", "a kind that it has no part of", "a field of one of its parts");
  if (name) {
    std::vector<std::string> known;
    for (std::size_t const k : all) {
      if (p.parts()[k].name() == *name) return k;
      known.push_back("\"" + std::string(p.parts()[k].name()) + "\"");
    }
    throw error(kind, "named", "\"" + *name + "\"", "the name of such a part: " + listed(known));
  }
  if (n < 0 && all.size() != 1)
    throw error(kind, "wrt", "a plan with " + size + " of them",
                "a plan with one, or say which, as in nth<1>(&pledge::amount) or named(\"arms\", &pledge::amount)");
  if (n >= static_cast<int>(all.size()))
    throw error(kind, "nth", std::to_string(n), "a part of the plan, counted from 0, which has " + size);
  return all[static_cast<std::size_t>(n < 0 ? 0 : n)];
}

namespace {
// What a quantity may be called.
std::vector<std::string> paths_of_one(plan const& p, quantity_place const& q) {
  std::string rest = "." + std::string(q.of.name);
  std::string const& e = q.of.element;
  bool const place = e.size() < 4 && e.find_first_not_of("0123456789") == std::string::npos; // no year
  if (!e.empty()) rest += place ? "[" + e + "]" : "." + as_key(e);
  auto all = heads_of(p, p.parts()[q.part], table_of(p.parts()[q.part].kind()));
  for (std::string& head : all) head += rest;
  return all;
}
} // namespace

std::vector<std::string> paths_of(plan const& p, std::vector<quantity_place> const& all) {
  std::vector<std::string> paths;
  for (quantity_place const& q : all)
    for (std::string& path : paths_of_one(p, q)) paths.push_back(std::move(path));
  return paths;
}

std::size_t quantity_at(plan const& p, std::vector<quantity_place> const& all, std::string const& path) {
  std::vector<std::string> known;
  for (std::size_t k = 0; k < all.size(); ++k)
    for (std::string& one : paths_of_one(p, all[k])) {
      if (one == path) return k;
      known.push_back(std::move(one));
    }
  // of the same part, if there is one
  std::vector<std::string> near;
  for (auto const& k : known)
    if (k.substr(0, k.rfind('.')) == path.substr(0, path.rfind('.'))) near.push_back(k);
  std::string const close = outlay::nearest(path, known);
  throw error("path", path, "no quantity",
              (close.empty() ? "" : close + ", which is nearest, of ") +
                  (near.empty() ? "the plan's quantities: amounts, shares, rates, times and numbers" : listed(near)));
}

} // namespace outlay::compiled
