// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <charconv>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace outlay::test {

/// A CSV text as RFC 4180 has it: quoted fields may hold commas, doubled quotes and line ends; the first line names the
/// columns. Throws std::runtime_error for an unknown column, a row of another length or an unclosed quote.
class csv {
public:
  explicit csv(std::string_view text) {
    std::vector<std::string> fields;
    std::string field;
    bool quoted = false;
    bool open_line = false;
    auto const end_field = [&] { fields.push_back(std::exchange(field, {})); };
    auto const end_line = [&] {
      end_field();
      if (names_.empty()) {
        names_ = std::exchange(fields, {});
      } else if (fields.size() == names_.size()) {
        rows_.push_back(std::exchange(fields, {}));
      } else {
        throw std::runtime_error("csv: row " + std::to_string(rows_.size() + 1) + " has " +
                                 std::to_string(fields.size()) + " fields, not " + std::to_string(names_.size()));
      }
      open_line = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      auto const c = text[i];
      if (quoted) {
        if (c != '"') {
          field += c;
        } else if (i + 1 < text.size() && text[i + 1] == '"') {
          field += '"';
          ++i;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = open_line = true;
      } else if (c == ',') {
        end_field();
        open_line = true;
      } else if (c == '\n') {
        end_line();
      } else if (c != '\r') {
        field += c;
        open_line = true;
      }
    }
    if (quoted) throw std::runtime_error("csv: a quote is never closed");
    if (open_line) end_line();
  }

  static csv from_file(std::string const& path) {
    auto file = std::ifstream(path, std::ios::binary);
    if (!file) throw std::runtime_error("csv: cannot open " + path);
    return csv(std::string(std::istreambuf_iterator<char>(file), {}));
  }

  std::size_t size() const { return rows_.size(); }
  std::vector<std::string> const& names() const { return names_; }

  std::string const& text(std::size_t row, std::string_view column) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == column) return rows_.at(row)[i];
    }
    throw std::runtime_error("csv: no column " + std::string(column));
  }

  /// The number in a cell; nothing when the cell is empty.
  std::optional<double> number(std::size_t row, std::string_view column) const {
    auto const& cell = text(row, column);
    if (cell.empty()) return std::nullopt;
    double value = 0;
    auto const [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (code != std::errc{} || end != cell.data() + cell.size()) {
      throw std::runtime_error("csv: not a number: " + cell);
    }
    return value;
  }

  int integer(std::size_t row, std::string_view column) const {
    auto const value = number(row, column);
    if (!value || *value != static_cast<double>(static_cast<int>(*value))) {
      throw std::runtime_error("csv: not a whole number: " + text(row, column));
    }
    return static_cast<int>(*value);
  }

private:
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> rows_;
};

} // namespace outlay::test
