// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/data/nato.hpp>
#include <outlay/model/step.hpp>
#include <outlay/files/read_part.hpp>
#include <outlay/time/horizon.hpp>

namespace outlay {

/// Words of a step's length in files, by its number of months.
constexpr std::array<std::string_view, 3> step_names{"monthly", "quarterly", "annual"};

} // namespace outlay

// What a plan file says of the world that its parts stand in: years, members, groups, money, growth.
namespace outlay::detail {

[[gnu::cold]] inline tree const& required_table(tree const& t, char const* key, place_in_file const& here,
                                                char const* valid) {
  tree const* const x = t.find(key);
  if (!x || !x->table()) here.below(key).refuse(x ? *x : tree(), valid);
  return *x;
}

/// NATO's figures, as files call them.
struct nato_edition {
  std::string_view name, title;
  int last_year; ///< base years are from 2014 on
  alliance<run_money> (*alliance_of)(int base_year);
};
inline constexpr nato_edition nato_editions[] = {
    {"NATO", data::detail::edition_of_2026::title, 2026, [](int y) { return alliance<run_money>(data::nato_2026(y)); }},
    {"NATO 2024", data::detail::edition_of_2024::title, 2024,
     [](int y) { return alliance<run_money>(data::nato_2024(y)); }}};

/// Which of them a file stands on; null where its members are its own.
[[gnu::cold]] inline nato_edition const* read_edition(tree const& t, place_in_file const& root) {
  auto const whose = read_if_there<std::string>(t, "alliance", root).value_or("NATO");
  for (nato_edition const& e : nato_editions)
    if (whose == e.name) return &e;
  if (whose != "own") root.below("alliance").refuse(*t.find("alliance"), "\"NATO\", \"NATO 2024\" or \"own\"");
  return nullptr;
}
/// Of a file: the last year of an edition unless given.
[[gnu::cold]] inline int read_base_year(tree const& t, place_in_file const& root) {
  nato_edition const* const e = read_edition(t, root);
  tree const& h = *t.find("horizon");
  auto const here = root.below("horizon");
  int const last = e ? e->last_year : 2149;
  int const y = read_if_there<int>(h, "base_year", here).value_or(e ? last : 2026);
  if (y >= (e ? 2014 : 1950) && y <= last) return y;
  here.below("base_year")
      .refuse(*h.find("base_year"),
              e ? "2014 to " + std::to_string(last) + ": a year of NATO's figures" : "a year from 1950 to 2149");
}
/// `[horizon]` with `until`, the first year that is not projected, `from`, the base year unless given, and `step`.
[[gnu::cold]] inline horizon read_horizon(tree const& t, place_in_file const& root) {
  tree const& h = required_table(t, "horizon", root, "a table [horizon] with until, such as until = \"2036\"");
  auto const here = root.below("horizon");
  refuse_unknown_keys(h, {"base_year", "from", "until", "step"}, here);
  std::chrono::year const base{read_base_year(t, root)};
  date const from = read_if_there<date>(h, "from", here).value_or(base), until = read_under<date>(h, "until", here);
  if (!until.is_year()) here.below("until").refuse(*h.find("until"), "a year, the first that is not projected");
  if (until <= from) here.below("until").refuse(*h.find("until"), "a year after " + to_string(from));
  horizon span{from, until};
  if (tree const* const s = h.find("step")) {
    bool known = false;
    for (std::size_t k = 0; k < step_names.size(); ++k)
      if (s->text() && *s->text() == step_names[k]) {
        span.step = k == 0 ? step_length::monthly : k == 1 ? step_length::quarterly : step_length::annual;
        known = true;
      }
    if (!known) {
      std::vector<std::string> const words(step_names.begin(), step_names.end());
      std::string const close = s->text() ? outlay::nearest(*s->text(), words) : "";
      here.below("step").refuse(*s, (close.empty() ? "" : "\"" + close + "\", which is nearest, of ") + quoted(words));
    }
  }
  return span;
}

/// One value, or `{ first = 2025, values = [1.1, 1.2] }`.
[[gnu::cold]] inline yearly read_yearly(tree const& t, place_in_file const& here) {
  if (auto const x = number_in(t)) return {0, {*x}};
  char const* const valid = "a number, or { first = 2025, values = [1.1, 1.2] }";
  tree const* const values = t.find("values");
  if (!values || !values->list()) here.refuse(t, valid);
  refuse_unknown_keys(t, {"first", "values"}, here);
  yearly all{read_if_there<int>(t, "first", here).value_or(0), {}};
  for (tree const& v : *values->list()) {
    auto const x = number_in(v);
    if (!x) here.refuse(v, valid);
    all.values.push_back(*x);
  }
  if (all.values.empty()) here.refuse(t, valid);
  return all;
}

/// The tables of a list `[[key]]`; none where the key is not there.
[[gnu::cold]] inline tree::list_type const& tables_under(tree const& t, char const* key, place_in_file const& root) {
  static tree::list_type const none;
  tree const* const list = t.find(key);
  if (!list) return none;
  bool good = list->list() != nullptr;
  if (good)
    for (tree const& x : *list->list()) good = good && x.table();
  if (!good) root.below(key).refuse(*list, std::string("a list of tables, each under [[") + key + "]]");
  return *list->list();
}

/// `[[growth_table]]` with `source`, by which economies name it, and `rows`.
[[gnu::cold]] inline std::vector<growth_table> read_growth_tables(tree const& t, place_in_file const& root) {
  std::vector<growth_table> all;
  auto const here = root.below("growth_table");
  for (tree const& x : tables_under(t, "growth_table", root)) {
    refuse_unknown_keys(x, {"source", "rows"}, here);
    auto const source = read_under<std::string>(x, "source", here);
    bool taken = source == "IMF, April 2026" || source == "IMF, April 2025" || read_percent(source).has_value();
    for (growth_table const& g : all) taken = taken || g.source == source;
    if (taken) here.below("source").refuse(*x.find("source"), "a name of its own, by which an economy asks for it");
    if (!x.find("rows")) here.below("rows").refuse(x.place(), "nothing", valid_growth);
    all.push_back(read_growth(x, here).table());
  }
  return all;
}

/// `[[member]]`: one of the user's, or figures of the user's for one that there is already.
[[gnu::cold]] inline void read_member(tree const& t, vocabulary& words, place_in_file const& root,
                                      std::vector<member>& all, std::vector<tree const*>& before) {
  auto const here = root.below("member");
  refuse_unknown_keys(t,
                      {"code", "name", "gdp", "core", "mix", "price_level", "population", "spends", "partner", "from",
                       "until", "source"},
                      here);
  auto const name = read_if_there<std::string>(t, "name", here);
  tree const* const c = t.find("code");
  if (!c || !c->text()) here.below("code").refuse(c ? *c : t, "1 to 6 characters of A-Z, 0-9 and _, such as NOR");
  vocabulary const plain{.file = words.file};
  member_code const code = read_code(*c->text(), *c, place_in_file(plain, here.path() + ".code"));
  member* m = nullptr;
  for (member& there : all)
    if (there.code == code) m = &there;
  for (tree const* other : before)
    if (*other->find("code")->text() == *c->text())
      here.below("code").refuse(c->place(), "\"" + code.text() + "\" again", "one [[member]] for each code");
  before.push_back(&t);
  if (!m) m = &all.emplace_back(member{.code = code, .gdp = read_under<gdp_amount>(t, "gdp", here)});
  if (name) {
    auto const known = words.member_named ? words.member_named(*name) : std::nullopt;
    for (member const& other : all) {
      bool const taken = &other != m && (other.code.text() == *name || other.name == *name);
      if (taken || (known && *known != code))
        here.below("name").refuse(*t.find("name"), "a name that is no other member's name or code");
    }
    for (group const* g : common_groups)
      if (g->name() == *name)
        here.below("name").refuse(*t.find("name"), "a name that is no group's: who asks for it means the group");
    m->name = *name;
  }
  words.members.emplace_back(m->name, code);
  (void)read_if_there<std::string>(t, "source", here);
  if (auto const x = read_if_there<gdp_amount>(t, "gdp", here)) m->gdp = *x;
  if (auto const x = read_if_there<share>(t, "core", here)) m->core = *x;
  if (tree const* const x = t.find("mix")) m->mix = read_mix(*x, here.below("mix"));
  if (auto const x = read_if_there<double>(t, "price_level", here)) m->price_level = *x;
  if (auto const x = read_if_there<double>(t, "population", here)) m->population = *x / 1000;
  if (auto const x = read_if_there<bool>(t, "spends", here)) m->spends = *x;
  if (auto const x = read_if_there<bool>(t, "partner", here)) m->partner = *x;
  if (auto const x = read_if_there<date>(t, "from", here)) m->from = *x;
  if (auto const x = read_if_there<date>(t, "until", here)) m->until = *x;
}
[[gnu::cold]] inline money_id read_money_id(tree const& t, place_in_file const& here) {
  auto const m = t.text() ? read_money("1 bn " + *t.text()) : std::nullopt;
  int const basis = m ? m->money.base_year : 0;
  if (!m || m->each != money_text::per::once || (basis != 0 && (basis < 1950 || basis >= 2150)))
    here.refuse(t, "a currency, such as \"EUR\" or \"USD of 2021\", or three capital letters for one of your own");
  return m->money;
}
[[gnu::cold]] inline exchange_rate read_exchange_rate(tree const& t, place_in_file const& root) {
  auto const here = root.below("exchange_rate");
  refuse_unknown_keys(t, {"from", "into", "rate", "prices", "member", "source"}, here);
  auto const need = [&](char const* key) -> tree const& {
    if (tree const* const x = t.find(key)) return *x;
    here.below(key).refuse(t.place(), "nothing", "a currency under from, and its worth under rate");
  };
  exchange_rate r{.from = read_money_id(need("from"), here.below("from")),
                  .rate = read_yearly(need("rate"), here.below("rate"))};
  for (double const x : r.rate.values)
    if (!(x > 0)) here.below("rate").refuse(need("rate").place(), text(x), "more than 0");
  if (tree const* const x = t.find("into")) r.into = read_money_id(*x, here.below("into"));
  if (tree const* const x = t.find("prices")) r.prices = read_yearly(*x, here.below("prices"));
  if (tree const* const x = t.find("member")) r.code = read_field<member_code>(*x, here.below("member"));
  return r;
}
/// The money that the ledger is kept in: that of NATO's figures, or the file's own.
[[gnu::cold]] inline money_id read_ledger_money(tree const& t, std::optional<money_id> published,
                                                place_in_file const& root) {
  tree const* const x = t.find("money");
  if (!x) return published.value_or(id_of<usd_2021>);
  money_id const m = read_money_id(*x, root.below("money"));
  if (published && m != *published)
    root.below("money").refuse(*x, "\"" + written_money_id(*published) +
                                       "\", which NATO's figures are in; another beside alliance = \"own\"");
  return m;
}
/// NATO's members in the base year and the file's own, or these alone with `alliance = "own"`.
[[gnu::cold]] inline alliance<run_money> read_alliance(tree const& t, vocabulary& words, place_in_file const& root) {
  nato_edition const* const edition = read_edition(t, root);
  int const base_year = read_base_year(t, root);
  std::optional<alliance<run_money>> nato;
  if (edition) nato = edition->alliance_of(base_year);
  std::vector<member> members = nato ? nato->members() : std::vector<member>();
  alliance_facts facts = nato ? nato->facts() : alliance_facts{.base_year = base_year};
  money_id const money = read_ledger_money(t, nato ? std::optional(nato->ledger_money()) : std::nullopt, root);
  words.currencies.push_back(money.currency);
  for (tree const& r : tables_under(t, "exchange_rate", root))
    if (tree const* const from = r.find("from"); from && from->text()) // a fault shows where the rate is read
      if (auto const m = read_money("1 bn " + *from->text())) words.currencies.push_back(m->money.currency);
  std::vector<tree const*> before;
  for (tree const& m : tables_under(t, "member", root)) read_member(m, words, root, members, before);
  for (tree const& r : tables_under(t, "exchange_rate", root)) facts.rates.push_back(read_exchange_rate(r, root));
  if (tree const* const p = t.find("prices_of_the_alliance"))
    facts.prices = read_yearly(*p, root.below("prices_of_the_alliance"));
  try {
    return alliance<run_money>(money, std::move(members), std::move(facts));
  } catch (error const& e) {
    for (tree const& m : tables_under(t, "member", root)) // with the line of the member and key that it names
      if (e.part() == "member " + *m.find("code")->text()) {
        tree const* const x = m.find(e.field());
        text_place const& at = x ? x->place() : m.place();
        throw error((at.file ? *at.file : words.file) + ", line " + std::to_string(at.line) + ", " + e.part(),
                    e.field(), e.value(), e.valid());
      }
    throw error(words.file + ", " + e.part(), e.field(), e.value(), e.valid());
  }
}

/// `[group]`: names of the file's own, such as nordic = ["DNK", "FIN", "NOR", "SWE"].
[[gnu::cold]] inline void read_groups(tree const& t, vocabulary& words, place_in_file const& root) {
  tree const* const groups = t.find("group");
  if (!groups) return;
  auto const here = root.below("group");
  if (!groups->table())
    here.refuse(*groups, "a table of groups, such as nordic = [\"DNK\", \"FIN\", \"NOR\", \"SWE\"]");
  for (auto const& [name, x] : *groups->table()) {
    bool taken = words.member_named && words.member_named(name);
    for (group const* g : common_groups) taken = taken || g->name() == name;
    for (auto const& [member, code] : words.members) taken = taken || member == name || code.text() == name;
    if (taken)
      here.below(name).refuse(x.place(), "a name that is taken", "a name that is no member's and no other group's");
    group const g = read_group(x, here.below(name));
    std::vector<member_code> codes;
    for (std::size_t k = 0; k < g.size(); ++k) codes.emplace_back(code_text(g.code(k)));
    words.groups.emplace_back(name, group(name, codes, g.kind()));
  }
}

} // namespace outlay::detail
