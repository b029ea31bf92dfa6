// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Quantities of a plan by reference and by path.
#include "engines.hpp"

#include <outlay/files/tree_path.hpp>
#include <outlay/nearest.hpp>

#include <algorithm>

namespace outlay::compiled {

std::string element_as_key(std::string s) {
  if (std::size_t const end = s.find("\")"); s.starts_with("on(\"") && end != std::string::npos) { // from an event
    double const months = end + 5 < s.size() ? std::stod(s.substr(end + 5)) : 0;
    s = detail::written_moment(on(s.substr(4, end - 4)).after(duration<>::from_value(months / 12)));
  }
  for (char& c : s)
    if (c == ' ' || c == '-') c = '_';
  return s;
}

namespace {
std::string listed(std::vector<std::string> const& all) {
  std::string s;
  for (auto const& one : all) s += (s.empty() ? "" : ", ") + one;
  return s;
}
// What parts are called at the start of paths: `pledge.arms`, or `pledge` where no other has that.
class heads_of_parts {
  struct of_kind {
    std::string table;
    detail::steps_to_parts steps;
    std::size_t size = 0;
  };
  std::map<std::type_index, of_kind> kinds_;

public:
  explicit heads_of_parts(plan const& p) {
    for (any const& part : p.parts()) {
      auto const type = part.erased().type();
      auto const [at, is_new] = kinds_.try_emplace(type);
      of_kind& k = at->second;
      if (is_new) k.table = table_of(part.kind());
      ++k.size;
      k.steps.add(part.name(), part.name().empty() ? fields_of(part) : std::vector<std::string>());
    }
    for (auto& [type, k] : kinds_) k.steps.done();
  }
  // The one that can mean nothing else is the first.
  std::vector<std::string> of(any const& part) const {
    of_kind const& k = kinds_.at(part.erased().type());
    std::vector<std::string> all{k.table + k.steps.step(part.name())};
    for (std::string const& other : {k.table + "." + detail::in_quotation_marks(part.name()), k.table})
      if (other != all[0] && (other != k.table || k.size == 1)) all.push_back(other);
    return all;
  }

private:
  static std::vector<std::string> fields_of(any const& part) {
    std::vector<std::string> known;
    for (kind const& k : kinds())
      if (k.type == part.erased().type())
        for (field_manual& f : k.manual().fields) known.push_back(std::move(f.name));
    if (known.empty()) // of a user's own
      for (auto const& q : part.erased().quantities()) known.emplace_back(q.name);
    return known;
  }
};
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
std::vector<std::string> paths_of_one(heads_of_parts const& heads, plan const& p, quantity_place const& q) {
  std::string rest = "." + std::string(q.of.name);
  std::string const& e = q.of.element;
  bool const place = e.size() < 4 && e.find_first_not_of("0123456789") == std::string::npos; // no year
  if (!e.empty()) rest += place ? "[" + e + "]" : "." + element_as_key(e);
  auto all = heads.of(p.parts()[q.part]);
  for (std::string& head : all) head += rest;
  return all;
}
} // namespace

std::vector<std::string> paths_of(plan const& p, std::vector<quantity_place> const& all) {
  heads_of_parts const heads(p);
  std::vector<std::string> paths;
  for (quantity_place const& q : all)
    for (std::string& path : paths_of_one(heads, p, q)) paths.push_back(std::move(path));
  return paths;
}
std::vector<std::string> first_paths_of(plan const& p, std::vector<quantity_place> const& all) {
  heads_of_parts const heads(p);
  std::vector<std::string> paths;
  for (quantity_place const& q : all) paths.push_back(paths_of_one(heads, p, q).front());
  return paths;
}

std::optional<std::size_t> find_quantity(plan const& p, std::vector<quantity_place> const& all,
                                         std::string const& path) {
  heads_of_parts const heads(p);
  for (std::size_t k = 0; k < all.size(); ++k)
    for (std::string const& one : paths_of_one(heads, p, all[k]))
      if (one == path) return k;
  return {};
}

std::size_t quantity_at(plan const& p, std::vector<quantity_place> const& all, std::string const& path) {
  if (auto const found = find_quantity(p, all, path)) return *found;
  std::vector<std::string> const known = paths_of(p, all);
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
