// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "visible.hpp"

#include <cstdint>

namespace examples {

namespace {

struct letter {
  std::uint32_t code; // 0 for a byte that begins no letter of UTF-8
  std::size_t bytes;
};
// The letter at a place, if its bytes are the shortest that UTF-8 has for it.
letter letter_at(std::string const& s, std::size_t at) {
  auto const byte = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U; };
  unsigned const first = byte(at);
  if (first < 0x80) return {first, 1};
  std::size_t const n = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (n == 0 || first >= 0xF5) return {0, 1};
  std::uint32_t code = first & (0xFFU >> (n + 1));
  for (std::size_t k = 1; k < n; ++k) {
    if ((byte(at + k) & 0xC0U) != 0x80U) return {0, 1};
    code = code << 6 | (byte(at + k) & 0x3FU);
  }
  bool const shortest = n == 2 || (n == 3 && code >= 0x800) || (n == 4 && code >= 0x10000 && code < 0x110000);
  return shortest && !(code >= 0xD800 && code < 0xE000) ? letter{code, n} : letter{0, 1};
}
// Whether a terminal obeys a letter or shows nothing of it: control characters, marks of direction, and what Unicode
// says may be left out where it is shown (Default_Ignorable_Code_Point, with the annotations beside them).
bool obeyed(std::uint32_t c) {
  constexpr std::uint32_t ranges[][2] = {
      {0, 0x1F},        {0x7F, 0x9F},     {0xAD, 0xAD},     {0x34F, 0x34F},     {0x61C, 0x61C},     {0x115F, 0x1160},
      {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
      {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB},   {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
      {0xE0000, 0xE0FFF}};
  for (auto const& [first, last] : ranges)
    if (c >= first && c <= last) return true;
  return false;
}
std::uint32_t capital(std::uint32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) return c - 32;
  if (c == 0xFF) return 0x178;
  bool const odd_is_small = (c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177),
             even_is_small = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if ((odd_is_small && c % 2 == 1) || (even_is_small && c % 2 == 0)) return c - 1;
  if (c == 0x131) return 'I';
  if (c == 0x3C2) return 0x3A3;
  if ((c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x44F)) return c - 32;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  return c;
}
void append(std::string& s, std::uint32_t c) {
  auto const put = [&s](std::uint32_t byte) { s += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) put(c);
  else if (c < 0x800) put(0xC0U | c >> 6), put(0x80U | (c & 0x3FU));
  else if (c < 0x10000) put(0xE0U | c >> 12), put(0x80U | (c >> 6 & 0x3FU)), put(0x80U | (c & 0x3FU));
  else
    put(0xF0U | c >> 18), put(0x80U | (c >> 12 & 0x3FU)), put(0x80U | (c >> 6 & 0x3FU)), put(0x80U | (c & 0x3FU));
}

} // namespace

std::string visible(std::string const& s) {
  constexpr char const* digits = "0123456789abcdef";
  std::string shown;
  for (std::size_t at = 0; at < s.size();) {
    letter const x = letter_at(s, at);
    for (std::size_t k = at; k < at + x.bytes; ++k) {
      auto const byte = static_cast<unsigned char>(s[k]);
      if (obeyed(x.code)) shown += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
      else shown += s[k];
    }
    at += x.bytes;
  }
  return shown;
}

std::string capitals(std::string const& s) {
  std::string all;
  for (std::size_t at = 0; at < s.size();) {
    letter const x = letter_at(s, at);
    if (x.code == 0xDF) all += "SS";
    else if (x.code == 0) all += s[at];
    else append(all, capital(x.code));
    at += x.bytes;
  }
  return all;
}

} // namespace examples
