// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <istream>
#include <optional>
#include <outlay/error.hpp>
#include <string_view>
#include <vector>

namespace outlay::detail {

// `file:line`, as compilers write it.
inline std::string place_in(std::string const& file, int line) { return file + ":" + std::to_string(line); }
// A field as an error shows it: quoted, and cut where it is long.
inline std::string shown(std::string_view field) {
  return "\"" + std::string(field.substr(0, 40)) + (field.size() > 40 ? "...\"" : "\"");
}

struct csv_record {
  int line; // the first line of the record, from 1
  std::vector<std::string> fields;
};

// Records of a CSV text as RFC 4180 has it: quoted fields may hold commas, doubled quotes and line ends. Blanks around
// fields, a byte order mark and empty lines are dropped. There are no comments.
class csv_reader {
  std::istream& in_;
  std::string const& file_;
  int line_ = 0;

public:
  csv_reader(std::istream& in, std::string const& file) : in_(in), file_(file) {}

  // The next record, nothing at the end. Throws `error` naming file and line.
  std::optional<csv_record> next() {
    std::string text;
    do
      if (!take(text)) return std::nullopt;
    while (text.find_first_not_of(" \t") == std::string::npos);
    csv_record r{line_, {}};
    std::size_t at = 0;
    bool more = true;
    while (more) {
      at = text.find_first_not_of(" \t", at);
      if (at == std::string::npos) at = text.size();
      r.fields.push_back(at < text.size() && text[at] == '"' ? quoted(text, at, r) : plain(text, at, r));
      more = at < text.size(); // at a comma
      at += more;
    }
    return r;
  }

private:
  [[noreturn]] void refuse(int line, std::size_t field, std::string const& met, char const* expected) const {
    throw error(place_in(file_, line), "field " + std::to_string(field + 1), met, expected);
  }
  bool take(std::string& text) {
    if (!std::getline(in_, text)) {
      if (in_.bad())
        throw error(place_in(file_, line_ + 1), "file", "cannot be read", "a stream that can be read to its end");
      return false;
    }
    if (++line_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (!text.empty() && text.back() == '\r') text.pop_back();
    return true;
  }
  std::string plain(std::string const& text, std::size_t& at, csv_record const& r) const {
    std::size_t const end = std::min(text.find(',', at), text.size());
    std::string field = text.substr(at, end - at);
    field.erase(field.find_last_not_of(" \t") + 1);
    if (field.find('"') != std::string::npos)
      refuse(line_, r.fields.size(), shown(field), "a quote only around a whole field");
    at = end;
    return field;
  }
  std::string quoted(std::string& text, std::size_t& at, csv_record const& r) {
    int const begun = line_;
    std::string field;
    for (++at;; ++at) {
      if (at >= text.size()) {
        if (!take(text)) refuse(begun, r.fields.size(), "a quote that is never closed", "a quote at both ends");
        field += '\n';
        at = static_cast<std::size_t>(-1);
      } else if (text[at] != '"') field += text[at];
      else if (at + 1 < text.size() && text[at + 1] == '"') field += text[++at];
      else break;
    }
    at = std::min(text.find_first_not_of(" \t", at + 1), text.size());
    if (at < text.size() && text[at] != ',')
      refuse(line_, r.fields.size(), shown(text.substr(at)) + " behind a quote", "a comma or the end of the line");
    return field;
  }
};

} // namespace outlay::detail
