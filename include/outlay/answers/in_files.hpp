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
  s.append(m.currency == currency::usd ? "US$" : code_of(m.currency));
  if (m.base_year != 0) s += std::to_string(m.base_year);
  return s.append(a_year ? "/yr" : "");
}
namespace detail {
// The money that a part's unit names in words, as `EUR at prices of 2015`.
[[gnu::cold]] inline std::string billions_named(std::string_view words, bool a_year) {
  for (int k = 0; k <= static_cast<int>(currency::chf); ++k) {
    money_id m{static_cast<currency>(k), 0};
    if (words == to_string(m)) return billions_text(m, a_year);
    constexpr std::string_view constant = " at prices of ";
    if (!words.starts_with(code_of(m.currency)) || words.substr(3, constant.size()) != constant) continue;
    for (char const c : words.substr(3 + constant.size())) m.base_year = 10 * m.base_year + (c - '0');
    return billions_text(m, a_year);
  }
  return "billion " + std::string(words) + (a_year ? "/yr" : "");
}
} // namespace detail
/// The unit of what a part or an answer reports, as files write it: `billions` are of the ledger's money, others name
/// theirs; shares and parts of a whole are a `fraction`, ratios and chances `1`, rates of change `1/yr`.
inline std::string unit_text(std::string const& unit, money_id ledger, bool a_year) {
  constexpr std::string_view each_year = " a year";
  if (unit == "billions") return billions_text(ledger, a_year);
  if (unit == "billions at current prices") return billions_text({ledger.currency, 0}, a_year);
  if (unit.starts_with("billions of ")) return detail::billions_named(unit.substr(12), a_year);
  if (unit == "share of GDP" || unit.starts_with("part of ")) return "fraction";
  if (unit.starts_with("1 ") || unit == "own over rival") return "1";
  if (unit == "a year") return "1/yr";
  if (unit == "years") return "yr";
  if (auto const at = unit.find(each_year); at != std::string::npos) return unit.substr(0, at) + "/yr";
  return unit;
}
/// The unit of an answer's numbers, as files write it.
inline std::string unit_text(answer_head const& h) {
  if (h.name.starts_with("stock index")) return "Index (opening stock = 1)";
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
