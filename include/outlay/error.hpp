// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <stdexcept>
#include <string>
#include <utility>

namespace outlay {

namespace detail {
// Stands in the deleted default constructor of every field, where g++ prints it.
struct this_field_is_required {
  explicit this_field_is_required() = default;
};
} // namespace detail

/// The one exception of the library: which part, which field, the value met and what would be valid.
class error : public std::runtime_error {
  std::string part_, field_, value_, valid_;

public:
  /// All four are plain text; `part` is the kind and the `.name` of a part, or the name of another input.
  [[gnu::cold, gnu::noinline]] error(std::string part, std::string field, std::string value, std::string valid)
      : std::runtime_error("outlay: " + part + ": " + field + " = " + value + "; valid: " + valid),
        part_(std::move(part)), field_(std::move(field)), value_(std::move(value)), valid_(std::move(valid)) {}

  /// The part or input at fault, such as `pledge "arms"`.
  std::string const& part() const noexcept { return part_; }
  /// Its field, such as `amount`.
  std::string const& field() const noexcept { return field_; }
  /// The value that was met, as text.
  std::string const& value() const noexcept { return value_; }
  /// What would have been accepted, as text.
  std::string const& valid() const noexcept { return valid_; }
};

} // namespace outlay
