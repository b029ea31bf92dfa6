// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/correlation.hpp>
#include <outlay/alliance/member.hpp>
#include <outlay/model/condition.hpp>
#include <outlay/files/vocabulary.hpp>

#include <outlay/numbers/exact_begin.hpp>
// Fields that a file writes as a table: keys, growth, correlations, conditions.
namespace outlay::detail {

// A value under a key of a table, which must be there.
template <class T> [[gnu::cold]] T read_under(tree const& t, char const* key, place_in_file const& here) {
  tree const* const x = t.find(key);
  auto const below = here.below(key);
  if (!x) below.refuse(t.place(), "nothing", kind_of_value<T>().valid);
  if (auto const v = value_at<T>(*x, below)) return *v;
  below.refuse(*x, valid_for<T>(*x));
}
template <class T>
[[gnu::cold]] std::optional<T> read_if_there(tree const& t, char const* key, place_in_file const& here) {
  if (!t.find(key)) return {};
  return read_under<T>(t, key, here);
}

inline char const* const valid_key =
    "\"gdp\", \"baseline gdp\", \"equal\", \"population\", or a table of own shares, such "
    "as { DEU = 0.6, FRA = 0.4 }, or of weights and own shares, such as "
    "{ gdp = 0.5, own = 0.5, shares = { DEU = 0.6, FRA = 0.4 } }";
[[gnu::cold]] inline key read_key(tree const& t, place_in_file const& here) {
  if (t.text()) {
    if (*t.text() == "gdp") return key::gdp();
    if (*t.text() == "baseline gdp") return key::baseline_gdp();
    if (*t.text() == "equal") return key::equal();
    if (*t.text() == "population") return key::population();
  }
  if (!t.table()) here.refuse(t, valid_key);
  key::mix m;
  bool weights = false;
  for (char const* k : {"gdp", "baseline_gdp", "equal", "population", "own", "shares"}) weights = weights || t.find(k);
  tree const* shares = weights ? t.find("shares") : &t;
  if (weights) {
    refuse_unknown_keys(t, {"gdp", "baseline_gdp", "equal", "population", "own", "shares"}, here);
    auto const weight = [&](char const* k) { return read_if_there<double>(t, k, here).value_or(0); };
    if (shares && !t.find("own"))
      here.below("shares").refuse(shares->place(), "shares of no weight", "beside own, their weight");
    m = {weight("gdp"), weight("baseline_gdp"), weight("equal"), weight("population"), weight("own"), {}};
  } else m.custom = 1;
  if (shares && !shares->table()) here.refuse(*shares, valid_key);
  if (shares)
    for (auto const& [code, x] : *shares->table()) {
      auto const part = number_in(x);
      if (!part) here.below(code).refuse(x, "a number, the part of one, such as 0.4");
      m.shares.emplace_back(read_code(code, x, here), *part);
    }
  try {
    return key::of(m);
  } catch (error const& e) {
    here.refuse(t.place(), e.value(), e.valid());
  }
}
[[gnu::cold]] inline tree written(key const& k) {
  key::mix const m = k.parts();
  if (m.gdp == 1) return "gdp";
  if (m.baseline_gdp == 1) return "baseline gdp";
  if (m.equal == 1) return "equal";
  if (m.population == 1) return "population";
  tree shares{tree::table_type{}};
  for (auto const& [code, part] : m.shares) shares[code.text()] = part;
  if (m.custom == 1 && !m.shares.empty()) return shares;
  tree t;
  auto const put = [&](char const* name, double w) {
    if (w != 0) t[name] = w;
  };
  put("gdp", m.gdp), put("baseline_gdp", m.baseline_gdp), put("equal", m.equal), put("population", m.population);
  put("own", m.custom);
  if (!m.shares.empty()) t["shares"] = shares;
  return t;
}

inline char const* const valid_mix =
    "{ equipment = \"25 %\", personnel = \"35 %\", infrastructure = \"5 %\", operations = "
    "\"35 %\" }, which make 100 %";
[[gnu::cold]] inline spending_mix read_mix(tree const& t, place_in_file const& here) {
  if (!t.table()) here.refuse(t, valid_mix);
  refuse_unknown_keys(t, {"equipment", "personnel", "infrastructure", "operations"}, here);
  return {.equipment = read_under<ratio>(t, "equipment", here),
          .personnel = read_under<ratio>(t, "personnel", here),
          .infrastructure = read_under<ratio>(t, "infrastructure", here),
          .operations = read_under<ratio>(t, "operations", here)};
}
[[gnu::cold]] inline tree written(spending_mix const& m) {
  return tree::table_type{{"equipment", written(m.equipment)},
                          {"personnel", written(m.personnel)},
                          {"infrastructure", written(m.infrastructure)},
                          {"operations", written(m.operations)}};
}

inline char const* const valid_growth = "a percentage for all, the name of a table, or a table by member, such as "
                                        "{ USA = \"2 %\", DEU = { first = 2026, percent = [0.8, 1.2] } }";
[[gnu::cold]] inline yearly read_growth_row(tree const& x, place_in_file const& here) {
  if (auto const p = value_in<rate>(x)) return {0, {100 * field_access::raw(*p)}};
  tree const* const values = x.find("percent");
  if (!values || !values->list()) here.refuse(x, valid_growth);
  refuse_unknown_keys(x, {"first", "percent"}, here);
  yearly row{read_if_there<int>(x, "first", here).value_or(0), {}};
  for (tree const& v : *values->list()) {
    auto const p = number_in(v);
    if (!p) here.refuse(v, "percent a year, such as 1.8");
    row.values.push_back(*p);
  }
  return row;
}
[[gnu::cold]] inline growth_source read_growth(tree const& t, place_in_file const& here) {
  if (t.text()) {
    auto const x = split_number(*t.text());
    if (x && x->unit == "%") return percent(x->number);
    std::vector<std::string> known;
    for (auto const& [name, g] : here.words().growth) {
      if (name == *t.text()) return *g;
      known.push_back(name);
    }
    here.refuse(t, known.empty() ? valid_growth : quoted(known) + ", or " + valid_growth);
  }
  if (!t.table()) here.refuse(t, valid_growth);
  growth_table g{"own rates", {}};
  tree const* const rows = t.find("rows");
  if (rows) {
    refuse_unknown_keys(t, {"source", "rows"}, here);
    if (!rows->table()) here.below("rows").refuse(*rows, valid_growth);
    g.source = read_if_there<std::string>(t, "source", here).value_or(g.source);
  }
  for (auto const& [code, x] : *(rows ? *rows : t).table())
    g.rows.push_back({read_any_code(code, x, here), read_growth_row(x, here.below(code))});
  return g;
}
[[gnu::cold]] inline tree written(growth_source const& g) {
  if (g.of_one_rate()) return text(g.one_rate()) + " %";
  tree rows{tree::table_type{}};
  for (auto const& r : g.table().rows) {
    tree row;
    if (r.value.first != 0) row["first"] = r.value.first;
    tree& values = row["percent"] = tree::list_type{};
    for (double const x : r.value.values) values.add(x);
    rows[r.code.text()] = row;
  }
  tree t;
  t["source"] = g.source();
  t["rows"] = rows;
  return t;
}

inline char const* const valid_correlation = "{ pairs = [[\"DEU\", \"FRA\", \"60 %\"]], otherwise = \"20 %\" }, or { "
                                             "codes = [...], rows = [[1, 0.6], [0.6, 1]] }";
struct own_matrix { // rows of a file
  std::vector<std::vector<double>> rows_;
  std::ptrdiff_t rows() const { return std::ssize(rows_); }
  std::ptrdiff_t cols() const { return rows_.empty() ? 0 : std::ssize(rows_[0]); }
  double operator()(std::ptrdiff_t a, std::ptrdiff_t b) const {
    return rows_[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
  }
};
[[gnu::cold]] inline correlation read_correlation(tree const& t, place_in_file const& here) {
  if (!t.table()) here.refuse(t, valid_correlation);
  if (tree const* const pairs = t.find("pairs")) {
    refuse_unknown_keys(t, {"pairs", "otherwise"}, here);
    std::vector<member_pair> all;
    if (!pairs->list()) here.refuse(*pairs, valid_correlation);
    for (tree const& p : *pairs->list()) {
      auto const* const l = p.list();
      auto const x =
          l && l->size() == 3 && (*l)[0].text() && (*l)[1].text() ? value_in<coefficient>((*l)[2]) : std::nullopt;
      if (!x) here.refuse(p, valid_correlation);
      all.push_back({read_code(*(*l)[0].text(), p, here), read_code(*(*l)[1].text(), p, here), *x});
    }
    return correlation(all, read_if_there<coefficient>(t, "otherwise", here).value_or(coefficient(percent(0))));
  }
  if (!t.find("codes") || !t.find("rows") || !t.find("rows")->list()) here.refuse(t, valid_correlation);
  refuse_unknown_keys(t, {"codes", "rows"}, here);
  own_matrix m;
  if (t.find("rows")->list()->empty()) here.below("rows").refuse(*t.find("rows"), "a row for each code");
  for (tree const& row : *t.find("rows")->list()) {
    if (!row.list()) here.refuse(row, valid_correlation);
    auto& to = m.rows_.emplace_back();
    for (tree const& x : *row.list()) {
      auto const v = number_in(x);
      if (!v) here.refuse(x, "a correlation from -1 to 1, such as 0.6");
      to.push_back(*v);
    }
    if (to.size() != m.rows_[0].size()) here.refuse(row, "rows of one length");
  }
  return correlation(read_codes(*t.find("codes"), here.below("codes")), m);
}
[[gnu::cold]] inline tree written(correlation const& c) {
  tree t;
  if (!c.codes().empty()) {
    t["codes"] = written(c.codes());
    tree& rows = t["rows"] = tree::list_type{};
    std::size_t const n = c.codes().size();
    for (std::size_t a = 0; a < n; ++a) {
      tree& row = rows.add(tree::list_type{});
      for (std::size_t b = 0; b < n; ++b) row.add(c.matrix()[a * n + b]);
    }
    return t;
  }
  tree& pairs = t["pairs"] = tree::list_type{};
  for (member_pair const& p : c.pairs()) pairs.add(tree::list_type{p.first.text(), p.second.text(), written(p.value)});
  if (field_access::raw(c.otherwise()) != 0) t["otherwise"] = written(c.otherwise());
  return t;
}

inline char const* const valid_condition =
    "one figure and its level, such as { core_share = \"all members\", at_least = \"3 %\" }, { stock_index = \"Europe "
    "and "
    "Canada\", area = \"logistics\", at_least = 1.2 }, { gdp = \"DEU\", at_least = \"5000 bn USD of 2021/year\" } or "
    "{ part = \"rival\", measure = \"ratio\", at_most = 1 }";
[[gnu::cold]] inline condition read_condition(tree const& t, place_in_file const& here) {
  if (!t.table()) here.refuse(t, valid_condition);
  refuse_unknown_keys(t, {"core_share", "gdp", "stock_index", "area", "part", "measure", "of", "at_least", "at_most"},
                      here);
  auto const with_level = [&]<class Level>(figure_of_run<Level> const& figure) {
    auto const least = read_if_there<Level>(t, "at_least", here), most = read_if_there<Level>(t, "at_most", here);
    char const* const valid_level = "a level, under either at_least or at_most";
    if (least && most) here.below("at_most").refuse(*t.find("at_most"), valid_level);
    if (!least && !most) here.below("at_least").refuse(t.place(), "nothing", valid_level);
    return least ? figure.at_least(*least) : figure.at_most(*most);
  };
  auto const group_under = [&](char const* k) { return read_group(*t.find(k), here.below(k)); };
  int figures = 0;
  char const* first = nullptr;
  for (char const* k : {"core_share", "gdp", "stock_index", "measure"})
    if (t.find(k)) {
      ++figures;
      if (!first) first = k;
    }
  if (figures == 0) here.refuse(t, valid_condition);
  if (figures > 1) here.below(first).refuse(*t.find(first), "one figure: core_share, gdp, stock_index or measure");
  if (t.find("area") && !t.find("stock_index"))
    here.below("area").refuse(*t.find("area"), "unset but beside stock_index");
  if (t.find("of") && !t.find("measure")) here.below("of").refuse(*t.find("of"), "unset but beside measure");
  if ((t.find("part") != nullptr) != (t.find("measure") != nullptr))
    here.below("part").refuse(t, "a part's label beside measure");
  if (t.find("core_share")) return with_level(condition::core_share(group_under("core_share")));
  if (t.find("gdp")) return with_level(condition::gdp(group_under("gdp")));
  if (t.find("stock_index"))
    return with_level(condition::stock_index(group_under("stock_index"), read_if_there<area>(t, "area", here)));
  return with_level(condition::measure(read_under<std::string>(t, "part", here),
                                       read_under<std::string>(t, "measure", here),
                                       t.find("of") ? group_under("of") : all_members));
}
[[gnu::cold]] inline tree written(condition const& c) {
  using figure = condition::figure;
  tree t;
  tree level = c.level();
  if (c.what() == figure::core_share) {
    t["core_share"] = written(c.who());
    level = written_percent(c.level());
  } else if (c.what() == figure::gdp) {
    t["gdp"] = written(c.who());
    level = written_money(c.level(), c.level_in(), "/year");
  } else if (c.what() == figure::stock_index) {
    t["stock_index"] = written(c.who());
    if (c.which()) t["area"] = area_key(*c.which());
  } else {
    t["part"] = c.part();
    t["measure"] = c.name();
    t["of"] = written(c.who());
  }
  t[c.at_least() ? "at_least" : "at_most"] = level;
  return t;
}

} // namespace outlay::detail
#include <outlay/numbers/exact_end.hpp>
