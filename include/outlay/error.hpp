// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/version.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace outlay {

namespace detail {
// Stands in the deleted default constructor of every field, where g++ prints it.
// Always false, once a template is used: what a static_assert needs that refuses a use of it.
template <class> inline constexpr bool never = false;

struct this_field_is_required {
  explicit this_field_is_required() = default;
};
} // namespace detail

/// The one exception of the library: which part, which field, the value met and what would be valid.
class error : public std::runtime_error {
  std::string part_, field_, value_, valid_;

public:
  /// All four are plain text; `part` is the kind and the `.name` of a part, or the name of another input.
  [[gnu::cold, gnu::noinline]] error(std::string_view part, std::string_view field, std::string_view value,
                                     std::string_view valid)
      : std::runtime_error(sentence(part, field, value, valid)), part_(part), field_(field), value_(value),
        valid_(valid) {}

  /// The part or input at fault, such as `pledge "arms"`.
  std::string const& part() const noexcept { return part_; }
  /// Its field, such as `amount`.
  std::string const& field() const noexcept { return field_; }
  /// The value that was met, as text.
  std::string const& value() const noexcept { return value_; }
  /// What would have been accepted, as text.
  std::string const& valid() const noexcept { return valid_; }

private:
  static std::string sentence(std::string_view part, std::string_view field, std::string_view value,
                              std::string_view valid) {
    std::string s = "outlay: ";
    s.append(part).append(": ").append(field).append(" = ").append(value).append("; valid: ").append(valid);
    return s;
  }
};

} // namespace outlay
