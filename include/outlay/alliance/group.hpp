// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <initializer_list>
#include <outlay/alliance/code.hpp>
#include <outlay/refuse.hpp>

namespace outlay {

/// A named subset of an alliance: its members but some, only some, or everybody with the partners from outside.
/// It owns its name and its codes, and is copied without memory from the heap.
class group {
public:
  static constexpr std::size_t capacity = 64;
  static constexpr std::size_t longest_name = 383; ///< bytes
  enum class rule { only, all_members_but, all_but_if_present, everybody };

private:
  std::array<char, longest_name> name_{};
  unsigned short name_size_ = 0;
  rule rule_ = rule::everybody;
  std::array<std::uint64_t, capacity> codes_{};
  std::size_t count_ = 0;

  constexpr group(std::string_view name, member_code const* codes, std::size_t n, rule r) : rule_(r) {
    if (name.size() > longest_name)
      throw error("group", "name", "\"" + std::string(name) + "\"", "at most 383 bytes");
    for (char const c : name) name_[name_size_++] = c;
    for (; count_ < n; ++count_) {
      if (count_ == capacity) throw error("group", std::string(name), "more than 64 codes", "at most 64");
      codes_[count_] = codes[count_].packed();
    }
  }

public:
  /// `group{"Nordic", {"DNK", "FIN", "NOR", "SWE"}}`. Throws `error` for a name over 383 bytes or over 64 codes.
  constexpr group(std::string_view name, std::initializer_list<member_code> codes, rule r = rule::only)
      : group(name, codes.begin(), codes.size(), r) {}
  /// The same of a list made at run time, such as a vector of codes.
  template <class Codes>
    requires requires(Codes const& c) { member_code(*c.data()); }
  constexpr group(std::string_view name, Codes const& codes, rule r = rule::only)
      : group(name, codes.data(), codes.size(), r) {}
  /// One member as a group.
  constexpr group(member_code code) : rule_(rule::only), count_(1) { codes_[0] = code.packed(); }
  constexpr group(char const* code) : group(member_code(code)) {}

  std::string name() const {
    if (name_size_ > 0 || count_ != 1) return std::string(name_.data(), name_size_);
    return detail::code_text(codes_[0]);
  }
  constexpr rule kind() const { return rule_; }
  constexpr std::size_t size() const { return count_; }
  /// A code by its place in the list, packed. Throws `error` for a place that it does not have.
  constexpr std::uint64_t code(std::size_t k) const {
    if (k >= count_) detail::refuse_place("group", "code", static_cast<long long>(k), static_cast<long long>(count_));
    return codes_[k];
  }
  constexpr bool lists(member_code c) const {
    for (std::size_t k = 0; k < count_; ++k)
      if (codes_[k] == c.packed()) return true;
    return false;
  }
};

/// All members of the alliance, without partners.
inline constexpr group all_members{"all members", {}, group::rule::all_members_but};
/// Members and partners from outside.
inline constexpr group everybody{"members and partners", {}, group::rule::everybody};
/// Members without the United States.
inline constexpr group europe_and_canada{"Europe and Canada", {"USA"}, group::rule::all_but_if_present};
/// Members but the ones listed: `all_but("the others", {"DEU", "FRA"})`.
constexpr group all_but(std::string_view name, std::initializer_list<member_code> codes) {
  return group{name, codes, group::rule::all_members_but};
}

} // namespace outlay
