// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/data/allies.hpp>
#include <outlay/error.hpp>
#include <outlay/nearest.hpp>

#include <string>
#include <utility>
#include <vector>

namespace outlay::data {

namespace detail {

// A name as it is compared: small letters, without points, accents, blanks at the ends and a leading "the".
[[gnu::cold]] inline std::string plain_name(std::string_view name) {
  std::string s;
  for (std::size_t k = 0; k < name.size(); ++k) {
    char const c = name[k];
    if (c >= 'A' && c <= 'Z') s += static_cast<char>(c - 'A' + 'a');
    else if (c == '\xC3' && k + 1 < name.size() && (name[k + 1] == '\x9C' || name[k + 1] == '\xBC')) s += 'u', ++k;
    else if (c == '\xC4' && k + 1 < name.size() && name[k + 1] == '\xB0') s += 'i', ++k; // a capital i with its point
    else if (c == ' ' || c == '\t' || c == '-' || c == '_') s += s.empty() || s.back() == ' ' ? "" : " ";
    else if (c != '.') s += c;
  }
  while (!s.empty() && s.back() == ' ') s.pop_back();
  return s.starts_with("the ") ? s.substr(4) : s;
}
struct other_name {
  char const *code, *name;
};
// ISO codes of two letters, and names in common English use beside NATO's.
inline constexpr other_name other_names[] = {
    {"ALB", "al"}, {"BEL", "be"}, {"BGR", "bg"}, {"CAN", "ca"}, {"CZE", "cz"}, {"DEU", "de"}, {"DNK", "dk"},
    {"ESP", "es"}, {"EST", "ee"}, {"FIN", "fi"}, {"FRA", "fr"}, {"GBR", "gb"}, {"GRC", "gr"}, {"HRV", "hr"},
    {"HUN", "hu"}, {"ISL", "is"}, {"ITA", "it"}, {"LTU", "lt"}, {"LUX", "lu"}, {"LVA", "lv"}, {"MKD", "mk"},
    {"MNE", "me"}, {"NLD", "nl"}, {"NOR", "no"}, {"POL", "pl"}, {"PRT", "pt"}, {"ROU", "ro"}, {"SVK", "sk"},
    {"SVN", "si"}, {"SWE", "se"}, {"TUR", "tr"}, {"USA", "us"},
    {"CZE", "czech republic"},
    {"GBR", "uk"},
    {"GBR", "britain"},
    {"GBR", "great britain"},
    {"GBR", "united kingdom of great britain and northern ireland"},
    {"GRC", "el"}, // as the European Union writes it
    {"MKD", "macedonia"},
    {"NLD", "holland"},
    {"SVK", "slovak republic"},
    {"TUR", "turkey"},
    {"USA", "united states of america"},
    {"USA", "america"}};

} // namespace detail

/// The ally that a text names, in any case: its code of three or two letters (ISO 3166), its name as NATO writes it, or
/// a common English one (`Turkey`, `Czech Republic`, `UK`). A null pointer where it names none.
[[gnu::cold]] inline ally const* find_ally_named(std::string_view name) {
  std::string const plain = detail::plain_name(name);
  for (ally const& a : allies)
    if (plain == detail::plain_name(a.code) || plain == detail::plain_name(a.name)) return &a;
  for (auto const& [code, other] : detail::other_names)
    if (plain == other) return find_ally(code);
  return nullptr;
}

/// What an error calls valid where a text names no ally: the ally whose name is nearest, or what a name may be.
[[gnu::cold]] inline std::string nearest_ally(std::string_view name) {
  std::string const any = "an ally's name or code, such as Germany or DEU";
  std::vector<std::string> names;
  for (ally const& a : allies)
    if (name.size() > 3) names.push_back(detail::plain_name(a.name));
    else names.push_back(detail::plain_name(a.code));
  if (name.size() > 3)
    for (auto const& [code, other] : detail::other_names)
      if (std::string_view(other).size() > 3) names.emplace_back(other);
  std::string const best = nearest(detail::plain_name(name), names);
  ally const* const a = best.empty() ? nullptr : find_ally_named(best);
  return a == nullptr ? any : any + "; nearest: " + std::string(a->name) + " (" + std::string(a->code) + ")";
}

/// The code of the ally that a text names. Throws `error` with this part and field, and the nearest name.
[[gnu::cold]] inline std::string code_of_ally(std::string_view name, std::string_view part, std::string_view field) {
  if (ally const* const a = find_ally_named(name)) return std::string(a->code);
  throw error(part, field, "\"" + std::string(name) + "\"", nearest_ally(name));
}

} // namespace outlay::data
