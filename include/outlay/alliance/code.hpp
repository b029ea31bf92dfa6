// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cstdint>
#include <outlay/error.hpp>
#include <string>
#include <string_view>

namespace outlay {

namespace detail {
// The characters of a packed code.
[[gnu::noinline]] inline std::string code_text(std::uint64_t packed) {
  char s[8];
  std::size_t n = 0;
  for (; packed != 0; packed >>= 8) s[n++] = static_cast<char>(packed & 0xFF);
  return std::string(s, n);
}
} // namespace detail

/// The short name of a member: 1 to 6 characters A-Z, 0-9 and _, usually ISO 3166-1 alpha-3. It also seeds the member's
/// random numbers, so that these do not depend on the member's place in a list. Throws `error` on anything else.
class member_code {
  std::uint64_t packed_ = 0;

public:
  member_code(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  constexpr member_code(std::string_view text) {
    bool good = !text.empty() && text.size() <= 6;
    for (std::size_t k = 0; good && k < text.size(); ++k) {
      char const c = text[k];
      good = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      packed_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << (8 * k);
    }
    if (!good)
      throw error("member", "code", "\"" + std::string(text) + "\"",
                  "1 to 6 characters of A-Z, 0-9 and _, such as NOR");
  }
  constexpr member_code(char const* text) : member_code(std::string_view(text)) {}
  member_code(std::string const& text) : member_code(std::string_view(text)) {}

  /// Eight bits a character, the first one lowest: below 2^48 and never 0.
  constexpr std::uint64_t packed() const { return packed_; }
  std::string text() const { return detail::code_text(packed_); }
  friend constexpr bool operator==(member_code, member_code) = default;
};

} // namespace outlay
