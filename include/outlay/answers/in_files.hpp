// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <outlay/answers/answer.hpp>

/// How numbers, texts and units stand in files that other programs read.
namespace outlay {

/// Billions of a money as tables of integrated assessment write their unit: `billion US$2021/yr` at constant prices,
/// `billion US$/yr` at current ones, other currencies by their ISO code; a level or a sum has no `/yr`. What is printed
/// for readers has the words of `to_string` instead.
inline std::string billions_text(money_id m, bool a_year = false) {
  std::string s = "billion ";
  if (m.currency == currency::usd) s.append("US$");
  else s.append(code_of(m.currency).text());
  if (m.base_year != 0) s += std::to_string(m.base_year);
  return s.append(a_year ? "/yr" : "");
}
/// The unit of what a part or an answer reports, as files write it: `billions` are of the ledger's money, others name
/// theirs; shares and parts of a whole are a `fraction`, ratios and chances `1`, rates of change `1/yr`.
[[gnu::cold]] inline std::string unit_text(measure_unit const& unit, money_id ledger, bool a_year) {
  constexpr std::string_view each_year = " a year";
  if (unit.is_money()) return billions_text(unit.money_in(ledger), a_year);
  switch (unit.kind()) {
  case counts::share_of_gdp: case counts::fraction: return "fraction";
  case counts::number: return "1";
  case counts::index: return "Index (opening stock = 1)";
  case counts::per_year: return "1/yr";
  case counts::years: return "yr";
  default: break;
  }
  std::string const words = unit.text();
  auto const at = words.find(each_year); // of words that a part or a user chose: `shells a year`
  return at == std::string::npos ? words : words.substr(0, at) + "/yr";
}
/// The unit of an answer's numbers, as files write it.
inline std::string unit_text(answer_head const& h) {
  return unit_text(h.unit, h.money, h.yearly() && !h.is_level);
}

namespace detail {

// A text field of a CSV, in quotes only where it needs them.
inline std::string csv_field(std::string const& s) {
  if (s.find_first_of(",\"\r\n") == std::string::npos) return s;
  std::string quoted = "\"";
  for (char const c : s) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

// Whether a number stands in a file: one that does not exist, as a share of no GDP or a year that never comes, is left
// out. Throws `error` for any other number that is not finite: no file has `nan` or `inf`.
[[gnu::cold]] inline bool stands_in_file(double x, std::string const& unit_in_file, pieces what) {
  if (std::isfinite(x)) return true;
  if (std::isnan(x) && !unit_in_file.starts_with("billion ")) return false;
  refuse("file", joined(what), {x}, "a finite number");
}

} // namespace detail

} // namespace outlay
