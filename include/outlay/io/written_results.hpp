// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <map>
#include <outlay/io/csv_reader.hpp>
#include <outlay/io/json.hpp>
#include <outlay/io/long_format.hpp>
#include <outlay/io/result_table.hpp>
#include <set>
#include <sstream>

/// Every result as long CSV (a line for each row), wide CSV (years side by side) and JSON.
namespace outlay {

/// The variables of a projection by region, as the long format has them.
template <class Money> [[gnu::cold]] result_table table_of(projection<Money> const& run, long_format const& how = {}) {
  long_table table;
  add_to(table, run, how);
  std::istringstream in(table.csv());
  std::string const name = "projection";
  detail::csv_reader reader(in, name);
  result_table all{{"region", "variable"}, {"value"}, {}};
  (void)reader.next(); // the head
  while (auto const r = reader.next()) {
    auto const& f = r->fields; // model, scenario, region, variable, unit, year, value
    all.rows.push_back({{f[2], f[3]}, f[4], std::stoi(f[5]), {std::strtod(f[6].c_str(), nullptr)}});
  }
  return all;
}

namespace detail {
template <class R, class... How>
concept has_table = requires(R const& r, How const&... how) {
  { table_of(r, how...) } -> std::same_as<result_table>;
};
inline std::string number_in_file(double x) { return std::isfinite(x) ? text(x) : std::string(); }
} // namespace detail

/// A line for each row: keys, unit, year, numbers. A number that does not exist is an empty cell; a row of none is left
/// out.
[[gnu::cold]] inline std::string long_csv(result_table const& t) {
  using detail::csv_field;
  std::string s;
  for (auto const& k : t.keys) s += csv_field(k) + ",";
  s += "unit,year";
  for (auto const& c : t.columns) s += "," + csv_field(c);
  s += "\n";
  for (auto const& r : t.rows) {
    if (std::none_of(r.numbers.begin(), r.numbers.end(), [](double x) { return std::isfinite(x); })) continue;
    for (auto const& k : r.of) s += csv_field(k) + ",";
    s += csv_field(r.unit) + "," + (r.year == 0 ? "" : std::to_string(r.year));
    for (double const x : r.numbers) s += "," + detail::number_in_file(x);
    s += "\n";
  }
  return s;
}
/// A line for each of the keys and numbers, its years side by side; what has no year stands under `all years`.
[[gnu::cold]] inline std::string wide_csv(result_table const& t) {
  using detail::csv_field;
  std::set<int> years;
  std::vector<std::pair<std::vector<std::string>, std::map<int, double>>> lines;
  std::map<std::vector<std::string>, std::size_t> place;
  for (auto const& r : t.rows)
    for (std::size_t k = 0; k < r.numbers.size(); ++k) {
      std::vector<std::string> of = r.of;
      of.push_back(t.columns[k]);
      of.push_back(r.unit);
      auto const [at, is_new] = place.try_emplace(of, lines.size());
      if (is_new) lines.emplace_back(of, std::map<int, double>{});
      years.insert(r.year);
      lines[at->second].second[r.year] = r.numbers[k];
    }
  std::string s;
  for (auto const& k : t.keys) s += csv_field(k) + ",";
  s += "number,unit";
  for (int const y : years) s += y == 0 ? std::string(",all years") : "," + std::to_string(y);
  s += "\n";
  for (auto const& [of, values] : lines) {
    for (std::size_t k = 0; k < of.size(); ++k) s += (k == 0 ? "" : ",") + csv_field(of[k]);
    for (int const y : years) {
      auto const at = values.find(y);
      s += "," + (at == values.end() ? std::string() : detail::number_in_file(at->second));
    }
    s += "\n";
  }
  return s;
}
/// A list of objects, one for each row, with the names of the long CSV; numbers that do not exist are null, and what
/// has no year has none.
[[gnu::cold]] inline std::string to_json(result_table const& t) {
  using detail::json_text;
  std::string s = "[";
  for (auto const& r : t.rows) {
    s += s.size() == 1 ? "\n  {" : ",\n  {";
    for (std::size_t k = 0; k < t.keys.size(); ++k)
      if (!r.of[k].empty()) s += json_text(t.keys[k]) + ": " + json_text(r.of[k]) + ", ";
    s += "\"unit\": " + json_text(r.unit);
    if (r.year != 0) s += ", \"year\": " + std::to_string(r.year);
    for (std::size_t k = 0; k < t.columns.size(); ++k)
      s += ", " + json_text(t.columns[k]) + ": " + (std::isfinite(r.numbers[k]) ? text(r.numbers[k]) : "null");
    s += "}";
  }
  return s + "\n]\n";
}

/// The same of a result; samples and summaries take quantiles, a projection what a long format is to have.
template <class R, class... How>
  requires detail::has_table<R, How...> std::string long_csv(R const& result, How const&... how) {
    return long_csv(table_of(result, how...));
  }
template <class R, class... How>
  requires detail::has_table<R, How...> std::string wide_csv(R const& result, How const&... how) {
    return wide_csv(table_of(result, how...));
  }
template <class R, class... How>
  requires detail::has_table<R, How...> std::string to_json(R const& result, How const&... how) {
    return to_json(table_of(result, how...));
  }

} // namespace outlay
