// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <charconv>
#include <fstream>
#include <istream>
#include <outlay/alliance/alliance.hpp>
#include <outlay/io/csv_reader.hpp>

namespace outlay {

namespace detail {

enum class member_column {
  code,
  name,
  gdp,
  core,
  equipment,
  personnel,
  infrastructure,
  operations,
  price_level,
  population,
  spends,
  partner,
  from,
  until
};
inline constexpr std::string_view member_columns[] = {
    "code",           "name",        "gdp_bn",       "core_pct", "equipment_pct", "personnel_pct", "infrastructure_pct",
    "operations_pct", "price_level", "population_k", "spends",   "partner",       "from",          "until"};
inline constexpr int member_column_count = 14;

// One line of the file with the columns of a member, and errors that name file, line and column.
class member_line {
  std::string const& file_;
  csv_record const& record_;
  std::array<int, member_column_count> const& place_;

public:
  member_line(std::string const& file, csv_record const& r, std::array<int, member_column_count> const& place)
      : file_(file), record_(r), place_(place) {}

  [[noreturn]] void refuse(member_column c, std::string const& met, std::string const& expected) const {
    throw error(place_in(file_, record_.line), std::string(member_columns[static_cast<int>(c)]), met, expected);
  }
  /// The text of a column, empty where the file does not have it.
  std::string_view text_of(member_column c) const {
    int const k = place_[static_cast<std::size_t>(c)];
    return k < 0 ? std::string_view() : std::string_view(record_.fields[static_cast<std::size_t>(k)]);
  }
  bool has(member_column c) const { return !text_of(c).empty(); }
  /// A finite number of at least `lowest` (or above it) and at most `highest`.
  double number(member_column c, double lowest, bool lowest_too, double highest, std::string const& expected) const {
    std::string_view const t = text_of(c);
    double x = 0;
    auto const [end, code] = std::from_chars(t.data(), t.data() + t.size(), x);
    bool const good = code == std::errc{} && end == t.data() + t.size() && std::isfinite(x);
    if (!good || x < lowest || (!lowest_too && x == lowest) || x > highest) refuse(c, shown(t), expected);
    return x;
  }
  double percentage(member_column c) const {
    return number(c, 0, true, 100, "a number from 0 to 100, with a decimal point");
  }
  bool yes(member_column c, bool otherwise) const {
    std::string_view const t = text_of(c);
    if (t.empty()) return otherwise;
    if (t == "yes" || t == "true" || t == "1") return true;
    if (!(t == "no" || t == "false" || t == "0")) refuse(c, shown(t), "yes or no, true or false, 1 or 0, or nothing");
    return false;
  }
  std::optional<date> when(member_column c) const {
    std::string_view const t = text_of(c);
    if (t.empty()) return std::nullopt;
    int y = 0, m = 1;
    bool const four = t.size() >= 4 && std::from_chars(t.data(), t.data() + 4, y).ptr == t.data() + 4 && y >= 1900;
    bool good = four && t.size() == 4;
    if (four && t.size() == 7 && t[4] == '-')
      good = std::from_chars(t.data() + 5, t.data() + 7, m).ptr == t.data() + 7 && m >= 1 && m <= 12;
    if (!good) refuse(c, shown(t), "a year from 1900 such as 2031, a month such as 2031-07, or nothing");
    if (t.size() == 4) return date(std::chrono::year(y));
    return date(std::chrono::year(y) / std::chrono::month(static_cast<unsigned>(m)));
  }
};

// Where each column stands in the header; -1 where it does not.
inline std::array<int, member_column_count> member_columns_of(std::string const& file, csv_record const& header) {
  std::string const where = place_in(file, header.line);
  std::string known;
  for (auto const name : member_columns) known += (known.empty() ? "" : ",") + std::string(name);
  std::array<int, member_column_count> place;
  place.fill(-1);
  for (std::size_t k = 0; k < header.fields.size(); ++k) {
    std::string const& met = header.fields[k];
    int c = 0;
    while (c < member_column_count && member_columns[c] != met) ++c;
    if (c == member_column_count)
      throw error(where, "header", shown(met), "columns of " + known + ", with commas between");
    if (place[static_cast<std::size_t>(c)] >= 0) throw error(where, "header", met + " twice", "each column once");
    place[static_cast<std::size_t>(c)] = static_cast<int>(k);
  }
  auto const has = [&](member_column c) { return place[static_cast<std::size_t>(c)] >= 0; };
  for (auto const c : {member_column::code, member_column::gdp, member_column::core})
    if (!has(c))
      throw error(where, "header", "no column " + std::string(member_columns[static_cast<int>(c)]),
                  "at least code,gdp_bn,core_pct");
  bool const equipment = has(member_column::equipment);
  for (auto const c : {member_column::personnel, member_column::infrastructure, member_column::operations})
    if (has(c) != equipment)
      throw error(where, "header", "some of the four categories",
                  "equipment_pct,personnel_pct,infrastructure_pct,operations_pct, or none of them");
  return place;
}

// The base-year division of outlay; published percentages make 100 only within rounding.
inline spending_mix mix_in(member_line const& line) {
  using enum member_column;
  bool any = false;
  double part[4], sum = 0;
  for (auto const c : {equipment, personnel, infrastructure, operations}) any = any || line.has(c);
  if (!any) return {};
  int k = 0;
  for (auto const c : {equipment, personnel, infrastructure, operations}) sum += part[k++] = line.percentage(c);
  if (std::fabs(sum - 100) > 0.2 + 1e-9)
    line.refuse(operations, text(sum) + " in sum of the four categories", "100 within 0.2, for rounding");
  return {.equipment = percent(100 * part[0] / sum), .personnel = percent(100 * part[1] / sum),
          .infrastructure = percent(100 * part[2] / sum), .operations = percent(100 * part[3] / sum)};
}

inline member member_in(member_line const& line, money_id ledger) {
  using enum member_column;
  std::string_view const code_text = line.text_of(code);
  try {
    (void)member_code(code_text);
  } catch (error const& e) {
    line.refuse(code, e.value(), e.valid());
  }
  member m{.code = member_code(code_text),
           .name = std::string(line.text_of(name)),
           .gdp = field_with<gdp_amount>(line.number(member_column::gdp, 0, false, 1e9,
                                                     "billions of " + to_string(ledger) + ", more than 0"),
                                         ledger),
           .core = percent(line.percentage(core)),
           .mix = mix_in(line)};
  if (line.has(price_level)) m.price_level = line.number(price_level, 0, false, 1e9, "more than 0, or nothing");
  if (line.has(population))
    m.population = line.number(population, 0, true, 1e9, "thousand people, 0 or more, or nothing");
  m.spends = line.yes(spends, true);
  m.partner = line.yes(partner, false);
  m.from = line.when(from);
  m.until = line.when(until);
  if (m.from && m.until && !(*m.from < *m.until))
    line.refuse(until, to_string(*m.until), "later than from, " + to_string(*m.from));
  return m;
}

} // namespace detail

/// An alliance from CSV: the first line names columns in any order, of code,name,gdp_bn,core_pct (percent of GDP),
/// equipment_pct,personnel_pct,infrastructure_pct,operations_pct,price_level,population_k,spends,partner,from,until;
/// code, gdp_bn and core_pct are required. Throws `error` with part `file:line` and the column as field.
inline alliance<run_money> read_alliance(money_id ledger, std::istream& in, std::string const& file_name,
                                         alliance_facts facts = {}) {
  detail::csv_reader reader(in, file_name);
  auto const header = reader.next();
  if (!header) throw error(detail::place_in(file_name, 1), "header", "an empty file", "at least code,gdp_bn,core_pct");
  auto const place = detail::member_columns_of(file_name, *header);
  std::vector<member> members;
  std::vector<int> lines;
  while (auto const record = reader.next()) {
    if (record->fields.size() != header->fields.size())
      throw error(detail::place_in(file_name, record->line), "line", std::to_string(record->fields.size()) + " fields",
                  std::to_string(header->fields.size()) + ", as many as the header");
    detail::member_line const line(file_name, *record, place);
    member const m = detail::member_in(line, ledger);
    for (std::size_t k = 0; k < members.size(); ++k)
      if (members[k].code == m.code)
        line.refuse(detail::member_column::code, m.code.text() + " again, after line " + std::to_string(lines[k]),
                    "each code once");
    if (members.size() == static_cast<std::size_t>(max_members))
      line.refuse(detail::member_column::code, "member " + std::to_string(max_members + 1),
                  "at most " + std::to_string(max_members) + " members");
    members.push_back(m);
    lines.push_back(record->line);
  }
  if (members.empty())
    throw error(detail::place_in(file_name, header->line), "line", "only a header", "at least one member");
  return alliance<run_money>(ledger, std::move(members), std::move(facts));
}
/// The same with the money as a type.
template <class Money = usd_2021>
alliance<Money> read_alliance(std::istream& in, std::string const& file_name, alliance_facts facts = {}) {
  return read_alliance(id_of<Money>, in, file_name, std::move(facts)).template as<Money>();
}

/// The same from a file.
inline alliance<run_money> read_alliance(money_id ledger, std::string const& path, alliance_facts facts = {}) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw error(path, "file", "cannot be opened", "the path of a CSV file");
  return read_alliance(ledger, in, path, std::move(facts));
}
template <class Money = usd_2021> alliance<Money> read_alliance(std::string const& path, alliance_facts facts = {}) {
  return read_alliance(id_of<Money>, path, std::move(facts)).template as<Money>();
}

} // namespace outlay
