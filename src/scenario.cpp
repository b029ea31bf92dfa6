// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/scenario.hpp>

#include "inside_of.hpp"
#include "paths.hpp"

#include <outlay/files/file_head.hpp>
#include <outlay/files/toml.hpp>
#include <outlay/files/written_alliance.hpp>
#include <outlay/scenario/own.hpp>

#include <unordered_set>

namespace outlay {

namespace {

// A kind of a user's own, whose parts this code may touch.
compiled::kind known(compiled::own_kind const& k) {
  if (std::string_view(k.built_for) != compiled::built_for())
    throw error(
        "scenario", "own part", k.name + " compiled for " + k.built_for,
        std::string("a file compiled for the instruction set of outlay::compiled, and optimised where it is: ") +
            compiled::built_for());
  auto const taken = [](void* part) {
    std::unique_ptr<compiled::any> const p(static_cast<compiled::any*>(part));
    return std::move(*p);
  };
  return {.type = k.type,
          .copy = [=, copy = k.copy](void const* part) { return taken(copy(part)); },
          .table = k.manual().table,
          .read = [=, read = k.read](tree const& t, vocabulary const& words,
                                     std::string const& path) { return taken(read(t, words, path)); },
          .write = [write = k.write](compiled::any const& part,
                                     bool complete) { return write(part.erased().object(), complete); },
          .manual = k.manual,
          .example = k.example};
}
// Published growth by its name, which says more than its thousand figures; a table of the file by its name as well, so
// that a change of the table is one of the plan.
void name_growth(tree& economy, std::vector<std::pair<std::string, tree>> const& own) {
  static tree const now = detail::written(growth_source(data::weo_2026_april())),
                    before = detail::written(growth_source(data::weo_2025_april()));
  tree& growth = economy["growth"];
  if (growth == now) growth = "IMF, April 2026";
  else if (growth == before) growth = "IMF, April 2025";
  else
    for (auto const& [name, rows] : own)
      if (growth == rows) {
        growth = name;
        return;
      }
}
} // namespace

struct scenario::inside {
  std::string title;
  std::vector<std::string> assumed;
  horizon span{std::chrono::year{2026}, std::chrono::year{2036}};
  alliance<run_money> allies;
  compiled::plan parts;
  outlay::own_kinds own; // kinds that are not the library's
  std::vector<compiled::kind> own_known;
  tree head{tree::table_type{}}; // what the file says beside parts, title and assumptions

  // of a file
  std::string file;
  std::vector<place_of_part> places;
  std::vector<std::pair<std::string, group>> groups;
  std::vector<std::pair<std::string, tree>> own_growth; // its tables, as an economy would have them written out

  compiled::kind kind_of_type(std::type_index type) const;
  explicit inside(alliance<run_money> a) : allies(std::move(a)) {}
  compiled::world world() const { return {allies, parts, span, groups}; }
  std::vector<compiled::kind> kinds() const {
    std::vector<compiled::kind> all = compiled::kinds();
    all.insert(all.end(), own_known.begin(), own_known.end());
    return all;
  }
  // The same error with the file and the line of what it names.
  [[noreturn]] void locate(error const& e) const {
    if (file.empty()) throw e;
    place_of_part const* const place = detail::place_of_error(e, places);
    bool of_plan = place || e.part() == "plan" || e.part().starts_with("member ");
    for (compiled::any const& p : parts.parts()) of_plan = of_plan || detail::label(p) == e.part();
    if (!of_plan) throw e;
    throw detail::error_in_file(e, file, place);
  }
};

compiled::world compiled::inside_of::of(scenario const& s) { return s.inside_->world(); }
std::vector<compiled::kind> compiled::inside_of::kinds(scenario const& s) { return s.inside_->kinds(); }
void compiled::inside_of::locate(scenario const& s, error const& e) { s.inside_->locate(e); }
std::string compiled::inside_of::source(scenario const& s, std::string const& label) {
  for (place_of_part const& p : s.inside_->places)
    if (p.label == label)
      if (tree const* const said = p.table.find("source"); said && said->text()) return *said->text();
  return "";
}
scenario compiled::inside_of::from_tree(scenario const& like, tree const& t) {
  return scenario::from_tree(t, "plan", &like.inside_->own);
}
void compiled::inside_of::know(scenario& s, scenario const& other) { s.know(other.inside_->own); }

scenario::scenario() : inside_(std::make_unique<inside>(alliance<run_money>(data::nato_2026()))) {
  inside_->head["horizon"]["base_year"] = 2026;
  inside_->head["horizon"]["until"] = "2036";
  add(economy{.growth = data::weo_2026_april()});
}
scenario::scenario(alliance<run_money> allies, horizon const& span)
    : inside_(std::make_unique<inside>(std::move(allies))) {
  inside_->span = span;
  inside_->head = detail::written_alliance(inside_->allies, span);
}
scenario::scenario(scenario const& other) : inside_(std::make_unique<inside>(*other.inside_)) {}
scenario::scenario(scenario&&) noexcept = default;
scenario& scenario::operator=(scenario const& other) {
  if (this != &other) inside_ = std::make_unique<inside>(*other.inside_);
  return *this;
}
scenario& scenario::operator=(scenario&&) noexcept = default;
scenario::~scenario() = default;

std::string const& scenario::title() const { return inside_->title; }
void scenario::set_title(std::string title) { inside_->title = std::move(title); }
std::vector<std::string> const& scenario::assumed() const { return inside_->assumed; }
horizon const& scenario::span() const { return inside_->span; }
alliance<run_money> const& scenario::allies() const { return inside_->allies; }
money_id scenario::ledger_money() const { return inside_->allies.ledger_money(); }
std::size_t scenario::size() const { return inside_->parts.size(); }
std::vector<std::string> scenario::labels() const {
  std::vector<std::string> all;
  inside_->parts.each([&](compiled::any const& p) { all.push_back(detail::label(p)); });
  return all;
}
void scenario::know(own_kinds const& own) {
  for (compiled::own_kind const& k : own.all) {
    auto const all = inside_->kinds();
    if (std::any_of(all.begin(), all.end(), [&](auto const& other) { return other.type == k.type; })) continue;
    compiled::kind added = known(k);
    compiled::require_free(added.table, all);
    inside_->own.all.push_back(k);
    inside_->own_known.push_back(std::move(added));
  }
}
compiled::kind scenario::inside::kind_of_type(std::type_index type) const {
  for (compiled::kind const& k : kinds())
    if (k.type == type) return k;
  throw error("scenario", "add", type.name(),
              "a kind of part of the library; stocks, industry and learning over five_areas_and_other, in two stages");
}
void scenario::add_copy(std::type_index type, void const* part) {
  inside_->parts.add(inside_->kind_of_type(type).copy(part));
}
void* scenario::find(std::type_index type, std::string const* name) {
  compiled::kind const kind = inside_->kind_of_type(type);
  std::vector<compiled::any*> all;
  std::string names;
  for (compiled::any& p : inside_->parts.parts()) {
    if (p.erased().type() != type) continue;
    if (name && p.name() == *name) return p.erased().object();
    names += (names.empty() ? "\"" : ", \"") + std::string(p.name()) + "\"";
    all.push_back(&p);
  }
  if (!name && all.size() == 1) return all[0]->erased().object();
  if (all.empty()) throw error("scenario", "get", kind.table, "a kind of which the scenario has a part");
  throw error("scenario", "get", name ? "\"" + *name + "\"" : "one of " + std::to_string(all.size()),
              "the name of a " + kind.table + ": " + names);
}
void scenario::remove(std::string const& label) {
  std::string known;
  std::size_t place = 0;
  for (compiled::any const& p : inside_->parts.parts()) {
    std::string const own = detail::label(p);
    if (own == label) return inside_->parts.remove(place);
    known += (known.empty() ? "" : ", ") + own;
    ++place;
  }
  throw error("scenario", "remove", label, "a part: " + known);
}

tree scenario::written(bool complete) const {
  tree t{tree::table_type{}};
  if (!inside_->title.empty()) t["title"] = inside_->title;
  if (!inside_->assumed.empty()) t["assumed"] = detail::written_field(inside_->assumed);
  for (auto const& [key, x] : *inside_->head.table()) t[key] = x;
  for (compiled::kind const& kind : inside_->kinds())
    for (compiled::any const& p : inside_->parts.parts())
      if (p.erased().type() == kind.type) {
        std::size_t const dot = kind.table.find('.');
        tree& list =
            dot == std::string::npos ? t[kind.table] : t[kind.table.substr(0, dot)][kind.table.substr(dot + 1)];
        list.add(kind.write(p, complete));
        if (kind.table == "economy") name_growth(list.list()->back(), inside_->own_growth);
      }
  return t;
}
bool operator==(scenario const& a, scenario const& b) { return a.written(true) == b.written(true); }
std::uint64_t hash_of(scenario const& s) { return s.written(true).hash(); }
std::string to_string(scenario const& s) {
  std::string all = s.title().empty() ? "scenario" : s.title();
  tree const t = s.written();
  std::vector<std::string> tables = kinds_of_parts();
  for (compiled::any const& p : compiled::inside_of::of(s).parts.parts())
    if (std::string const own = compiled::table_of(p.kind());
        std::find(tables.begin(), tables.end(), own) == tables.end())
      tables.push_back(own);
  for (std::string const& table : tables)
    if (tree const* const list = detail::find_path(t, table))
      for (tree const& x : *list->list()) all += "\n" + table + " " + x.words();
  return all;
}
std::vector<tree_difference> diff(scenario const& a, scenario const& b) {
  auto kinds = compiled::inside_of::kinds(a);
  for (compiled::kind& k : compiled::inside_of::kinds(b)) kinds.push_back(std::move(k));
  return differences(a.written(true), b.written(true), compiled::fields_in(kinds));
}

scenario scenario::from_tree(tree const& t, std::string const& file, own_kinds const* own) {
  detail::file_head const head(t, file);
  scenario s(head.allies, head.span);
  inside& x = *s.inside_;
  if (own) s.know(*own);
  auto const kinds = x.kinds();
  x.title = head.title.value_or("");
  x.assumed = head.assumed;
  x.file = file;
  x.groups = head.words.groups;
  for (auto const& [name, table] : head.words.growth)
    if (t.find("growth_table") && !name.starts_with("IMF, April 202"))
      x.own_growth.emplace_back(name, detail::written(growth_source(*table)));
  x.places.push_back(detail::place_of("horizon", *t.find("horizon")));
  x.head = tree(tree::table_type{});
  for (auto const& [key, said] : *t.table()) // in the order of the file
    if (key != "title" && key != "assumed" &&
        std::find(std::begin(head.keys), std::end(head.keys), key) != std::end(head.keys))
      x.head[key] = said;
  std::vector<std::string> tables;
  for (compiled::kind const& kind : kinds) tables.push_back(kind.table);
  head.refuse_unknown(t, tables);
  std::vector<compiled::any> parts;
  std::unordered_set<std::string> taken;
  for (compiled::kind const& kind : kinds)
    for (tree const& table : head.parts_of(t, kind.table)) {
      parts.push_back(kind.read(table, head.words, kind.table));
      place_of_part const& place = x.places.emplace_back(detail::place_of(detail::label(parts.back()), table));
      if (!taken.insert(place.label).second)
        throw detail::error_in_file(error(place.label, "name", "\"" + std::string(parts.back().name()) + "\" twice",
                                          "a name of its own for each part of one kind"),
                                    file, &place);
    }
  x.parts = compiled::plan(std::move(parts));
  for (tree const& m : detail::tables_under(t, "member", detail::place_in_file(head.words)))
    x.places.push_back(detail::place_of("member " + *m.find("code")->text(), m));
  if (head.parts_of(t, "economy").empty()) // published growth where the file has none
    s.add(economy{.growth = head.published_growth()});
  return s;
}

void scenario::set(std::string const& path, std::string const& value) {
  tree t = written();
  auto const fields = compiled::fields_in(inside_->kinds());
  compiled::take_areas_apart(*this, path, t, fields);
  tree& there = at_path(t, path, fields);
  // a list, a table, a number or a truth value as TOML has it; anything else is a text
  if (value.find_first_of("\r\n") != std::string::npos) throw error("set", path, value, "a value on one line");
  try {
    there = *read_toml("x = " + value, "value").find("x");
  } catch (error const&) {
    there = value;
  }
  there.set_places({});
  scenario changed = [&] {
    auto const* const own = &inside_->own;
    try {
      return from_tree(t, "set " + path, own);
    } catch (error const&) { // a year without quotation marks
      if (!there.whole()) throw;
      tree as_text = t;
      try {
        at_path(as_text, path, fields) = value; // not there where a part was to become a number
        return from_tree(as_text, "set " + path, own);
      } catch (error const&) {
      }
      throw;
    }
  }();
  changed.inside_->file = inside_->file;
  detail::keep_lines(changed.inside_->places, inside_->places); // as far as its parts are still there
  *this = std::move(changed);
}
std::string scenario::at(std::string const& path) const {
  tree t = written(true);
  auto const fields = compiled::fields_in(inside_->kinds());
  compiled::take_areas_apart(*this, path, t, fields);
  tree const& there = at_path(t, path, fields);
  if (there.empty()) throw error("path", path, "unset", "a path of a value that is set");
  return there.words();
}

} // namespace outlay
