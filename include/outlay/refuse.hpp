// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <outlay/error.hpp>
#include <outlay/text.hpp>

namespace outlay::detail {

/// A fraction that is to be read as a percentage.
struct in_percent {
  double fraction;
};

/// A piece of the text of an error, put into words only when it is thrown: a place that may throw is then a few
/// instructions. It refers to what it is made of.
class piece {
  enum class form { literal, view, number, percent, whole, object };
  form form_;
  union {
    char const* at_;
    double number_;
    long long whole_;
    void const* object_;
  };
  union {
    std::size_t size_ = 0;
    std::string (*words_)(void const*);
  };

  template <class T> static std::string words_of(void const* x) {
    if constexpr (requires(T const& t) { t.text(); }) return static_cast<T const*>(x)->text();
    else return to_string(*static_cast<T const*>(x));
  }

public:
  constexpr piece(char const* literal) : form_(form::literal), at_(literal) {}
  constexpr piece(std::string_view s) : form_(form::view), at_(s.data()), size_(s.size()) {}
  piece(std::string const& s) : form_(form::view), at_(s.data()), size_(s.size()) {}
  constexpr piece(double x) : form_(form::number), number_(x) {}
  constexpr piece(in_percent x) : form_(form::percent), number_(x.fraction) {}
  constexpr piece(int n) : form_(form::whole), whole_(n) {}
  constexpr piece(std::size_t n) : form_(form::whole), whole_(static_cast<long long>(n)) {}
  constexpr piece(std::ptrdiff_t n) : form_(form::whole), whole_(n) {}
  /// A date, a moment, a money or a member's code.
  template <class T>
    requires(requires(T const& t) { t.text(); } || requires(T const& t) { to_string(t); })
  constexpr piece(T const& x) : form_(form::object), object_(&x), words_(words_of<T>) {}

  [[gnu::cold, gnu::noinline]] std::string words() const {
    switch (form_) {
    case form::literal: return at_;
    case form::view: return std::string(at_, size_);
    case form::number: return text(number_);
    case form::percent: return percent_text(number_);
    case form::whole: return std::to_string(whole_);
    case form::object: break;
    }
    return words_(object_);
  }
};

using pieces = std::initializer_list<piece>;

[[gnu::cold, gnu::noinline]] inline std::string joined(pieces all) {
  std::string s;
  for (piece const& p : all) s += p.words();
  return s;
}

/// Throws the `error` of these texts.
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(std::string_view part, std::string_view field, pieces value,
                                                          pieces valid) {
  throw error(part, field, joined(value), joined(valid));
}
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(std::string_view part, std::string_view field, pieces value,
                                                          char const* valid) {
  throw error(part, field, joined(value), valid);
}
/// Throws the `error` of a place that is none of `count`, counted from 0.
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_place(std::string_view part, std::string_view field,
                                                                long long place, long long count) {
  throw error(part, field, std::to_string(place), count == 0 ? "none" : "0 to " + std::to_string(count - 1));
}

} // namespace outlay::detail
