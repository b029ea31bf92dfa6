// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "table.hpp"

#include "visible.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace examples {

namespace {

std::size_t width_of(std::string const& s) { // characters, not bytes
  std::size_t n = 0;
  for (char const c : s) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return n;
}
// One line of cells; nothing is printed behind the last visible character.
template <class Cell> void put_line(std::vector<std::size_t> const& widths, std::size_t cells, Cell cell) {
  std::string line;
  for (std::size_t c = 0; c < cells; ++c) {
    std::string const& s = cell(c);
    std::size_t const pad = widths[c] - width_of(s);
    if (c > 0) line.append(2 + pad, ' ').append(s);
    else line.append(s).append(pad, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  std::puts(line.c_str());
}

} // namespace

std::string number(double x, int decimals) {
  if (!std::isfinite(x)) return "";
  char digits[64];
  if (std::fabs(x) >= 1e15) { // more digits than a double has
    std::snprintf(digits, sizeof digits, "%.6g", x);
    return digits;
  }
  std::snprintf(digits, sizeof digits, "%.*f", decimals, std::fabs(x));
  std::string s = digits;
  auto point = s.find('.');
  if (point == std::string::npos) point = s.size();
  for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3)
    s.insert(static_cast<std::size_t>(at), 1, ',');
  bool const zero = s.find_first_of("123456789") == std::string::npos;
  if (x < 0 && !zero) s.insert(s.begin(), '-');
  return s;
}

std::string signed_number(double x) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "%+g", x);
  return digits;
}

void say_overspend(double sum, std::vector<int> const& years) {
  std::string when; // 2026 to 2029, 2031
  for (std::size_t k = 0, last = 0; k < years.size(); k = last + 1) {
    for (last = k; last + 1 < years.size() && years[last + 1] == years[last] + 1;) ++last;
    when += (k == 0 ? "" : ", ") + std::to_string(years[k]) + (last > k ? " to " + std::to_string(years[last]) : "");
  }
  std::printf("\nOverspend: what is claimed exceeds members' budgets by %s billion in all, in %s; it is paid all the "
              "same, and core counts it.\n",
              number(sum, 1).c_str(), when.c_str());
}

table::table(std::vector<std::string> const& titles) {
  for (auto const& t : titles) {
    std::vector<std::string> lines(1);
    for (char const c : visible(t))
      if (c == '|') lines.emplace_back();
      else lines.back() += c;
    title_lines_ = std::max(title_lines_, lines.size());
    titles_.push_back(std::move(lines));
  }
}
void table::add(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = visible(cell);
  rows_.push_back(std::move(cells));
}
void table::rule() { rows_.emplace_back(); }

void table::print() const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < titles_.size(); ++c) {
    std::size_t w = 0;
    for (auto const& line : titles_[c]) w = std::max(w, width_of(line));
    for (auto const& row : rows_)
      if (c < row.size()) w = std::max(w, width_of(row[c]));
    widths.push_back(w);
  }
  std::size_t total = 2 * (widths.size() - 1);
  for (auto const w : widths) total += w;
  std::string const line(total, '-');
  static std::string const nothing;
  for (std::size_t l = 0; l < title_lines_; ++l)
    put_line(widths, titles_.size(), [&](std::size_t c) -> std::string const& {
      auto const first = title_lines_ - titles_[c].size();
      return l >= first ? titles_[c][l - first] : nothing;
    });
  std::puts(line.c_str());
  for (auto const& row : rows_)
    if (row.empty()) std::puts(line.c_str());
    else put_line(widths, row.size(), [&](std::size_t c) -> std::string const& { return row[c]; });
}

} // namespace examples
