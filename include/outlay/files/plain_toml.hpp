// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <outlay/error.hpp>
#include <string>
#include <string_view>

namespace outlay {

/// Bounds of what is read, so that no file can take all memory or all stack.
struct file_limits {
  std::size_t bytes = 4 << 20;
  int depth = 32; ///< tables in tables, lists in lists
};

namespace detail {

/// Refuses what toml++ 3.3 does not survive, or takes for granted: brackets and keys with dots that nest too deep,
/// brackets that close others, headings without a key, control characters, letters beyond ASCII outside of texts and
/// comments or escaped, dates and times that are no texts.
class plain_toml {
  std::string const &text_, &name_;
  file_limits limits_;
  int line_ = 1, dots_ = 0;
  std::string open_ = {};                                   // brackets
  char quote_ = 0;                                          // of the text that we are in
  bool long_text_ = false, comment_ = false, blank_ = true; // so far in this line
  bool heading_ = false;
  char last_ = '\n'; // that is no space, no comment and in no text

public:
  plain_toml(std::string const& text, std::string const& name, file_limits const& limits)
      : text_(text), name_(name), limits_(limits) {}

  [[gnu::cold]] void check() {
    for (std::size_t k = text_.starts_with("\xef\xbb\xbf") ? 3 : 0; k < text_.size(); ++k) {
      char const c = text_[k];
      bool const first = blank_, space = c == ' ' || c == '\t' || c == '\r';
      blank_ = c == '\n' || (blank_ && space);
      auto const byte = static_cast<unsigned char>(c);
      if ((byte < 32 && c != '\n' && !space) || byte == 127)
        refuse("byte " + std::to_string(byte), "text without control characters");
      if (c == '\n') end_of_line();
      else if (comment_) continue;
      else if (quote_ == '"' && c == '\\' && k + 1 < text_.size() && text_[k + 1] != '\n') escape(++k);
      else if (c == '"' || c == '\'') quotes(k);
      else if (!quote_ && c == '#') comment_ = true;
      else if (!quote_ && !space) mark(k, first);
    }
  }

private:
  [[noreturn]] void refuse(std::string const& met, std::string const& valid) const {
    throw error(name_ + ", line " + std::to_string(line_), "TOML", met, valid);
  }
  void end_of_line() {
    ++line_;
    dots_ = 0;
    comment_ = heading_ = false;
    if (!long_text_) quote_ = 0; // the parser refuses a text that goes on
  }
  void escape(std::size_t k) const {
    if (static_cast<unsigned char>(text_[k]) > 127)
      refuse("\\ before a letter beyond ASCII", "an escape of TOML, such as \\n, \\\" or \\\\");
  }
  void quotes(std::size_t& k) {
    char const c = text_[k];
    if (quote_ && c != quote_) return;
    std::size_t run = 1; // of the same quotes
    while (k + run < text_.size() && text_[k + run] == c) ++run;
    if (!quote_) {
      last_ = c;
      long_text_ = run >= 3;
      if (run != 2) quote_ = c; // two are an empty text
      k += long_text_ ? 2 : run - 1;
    } else if (!long_text_) quote_ = 0;
    else if (run >= 3) { // up to two more belong to the text
      quote_ = 0;
      long_text_ = false;
      k += std::min<std::size_t>(run, 5) - 1;
    } else k += run - 1;
  }
  void mark(std::size_t k, bool first) {
    char const c = text_[k];
    if (auto const byte = static_cast<unsigned char>(c); byte > 127)
      refuse("byte " + std::to_string(byte) + " outside of a text", "letters in quotation marks");
    bool const in_list = !open_.empty() && open_.back() == '[' && !heading_;
    if (is_digit(c) && (last_ == '=' || (in_list && (last_ == '[' || last_ == ',')))) refuse_date(k);
    if (c == '=' || c == ',') dots_ = 0;
    else if (c == '.') {
      if (++dots_ > limits_.depth)
        refuse(std::to_string(dots_) + " dots in a key", "at most " + std::to_string(limits_.depth));
    } else if (c == '[' || c == '{') {
      if (c == '[' && first && open_.empty()) heading(k);
      open_ += c;
      if (open_.size() > static_cast<std::size_t>(limits_.depth))
        refuse(std::to_string(open_.size()) + " brackets in each other", "at most " + std::to_string(limits_.depth));
    } else if (c == ']' || c == '}') {
      if (!open_.empty() && open_.back() != (c == ']' ? '[' : '{'))
        refuse(std::string(1, c), "brackets that close what they opened");
      if (!open_.empty()) open_.pop_back();
    }
    last_ = c;
  }
  // A heading begins with what a key may begin with.
  void heading(std::size_t at) {
    heading_ = true;
    at += at + 1 < text_.size() && text_[at + 1] == '[' ? std::size_t{2} : std::size_t{1};
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    if (at >= text_.size()) return; // the parser says so
    char const c = text_[at];
    bool const good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
                      std::string_view("_-\"']").find(c) != std::string_view::npos;
    if (!good) refuse("a heading without a key", "a heading such as [[pledge]]");
  }
  // No field takes a date of TOML.
  void refuse_date(std::size_t at) const {
    std::size_t end = at;
    bool date = false;
    for (; end < text_.size() && std::string_view(" \t\r\n,]}#").find(text_[end]) == std::string_view::npos; ++end)
      date = date || (end > at && is_digit(text_[end - 1]) && (text_[end] == '-' || text_[end] == ':'));
    if (date)
      refuse(text_.substr(at, std::min<std::size_t>(end - at, 40)) + " without quotation marks",
             "a date as a text, such as \"2027\" or \"2027-01\"");
  }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
};

[[gnu::cold]] inline void require_plain(std::string const& text, std::string const& name, file_limits const& limits) {
  plain_toml(text, name, limits).check();
}

} // namespace detail
} // namespace outlay
