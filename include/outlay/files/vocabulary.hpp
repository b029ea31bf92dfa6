// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/group.hpp>
#include <outlay/alliance/growth.hpp>
#include <outlay/nearest.hpp>
#include <outlay/files/values.hpp>

namespace outlay {

/// What a plan file may call by name beside what every file knows: groups, tables of growth, members by their names.
/// It has to outlive the reader.
struct vocabulary {
  std::string file = {}; ///< as errors name it
  std::vector<std::pair<std::string, group>> groups = {};
  std::vector<std::pair<std::string, growth_table const*>> growth = {}; ///< by name
  std::vector<std::pair<std::string, member_code>> members = {};        ///< the file's own, by name
  std::vector<currency> currencies = {}; ///< to which the file gives rates, or that its figures are in
  /// A member by its code or its name, and the nearest of those there are for an error; codes alone unless given.
  std::optional<member_code> (*member_named)(std::string_view) = nullptr;
  std::string (*nearest_member)(std::string_view) = nullptr;
};

namespace detail {

/// Where in a file a reader is: refuses what cannot be read with file, line, key and what would be valid.
class place_in_file {
  vocabulary const* words_;
  std::string path_;

public:
  explicit place_in_file(vocabulary const& words, std::string path = "") : words_(&words), path_(std::move(path)) {}
  vocabulary const& words() const { return *words_; }
  std::string const& path() const { return path_; }
  place_in_file below(std::string_view key) const {
    return place_in_file(*words_, path_.empty() ? std::string(key) : path_ + "." + std::string(key));
  }
  [[noreturn, gnu::cold]] void refuse(tree const& at, std::string_view valid) const {
    std::string met = at.empty() ? "nothing" : at.text() ? "\"" + *at.text() + "\"" : at.words();
    if (at.fraction() && met.find_first_of(".en") == std::string::npos) met += ".0"; // where 2026 would be valid
    refuse(at.place(), met, valid);
  }
  /// The same of a bare number where a text has to stand: `lacks` says what it has not.
  [[noreturn, gnu::cold]] void refuse(tree const& at, std::string_view valid, std::string_view lacks) const {
    if (lacks.empty() || (!at.whole() && !at.fraction())) refuse(at, valid);
    refuse(at.place(), at.words() + " without " + std::string(lacks), valid);
  }
  [[noreturn, gnu::cold]] void refuse(text_place const& place, std::string_view met, std::string_view valid) const {
    std::string const at = place.line > 0 ? ", line " + std::to_string(place.line) : "";
    // what a file holds may be long
    throw error((place.file ? *place.file : words_->file) + at, path_,
                met.size() > 200 ? std::string(met.substr(0, 197)) + "..." : std::string(met), valid);
  }
};

[[gnu::cold]] inline void require_known_currency(currency c, tree const& at, place_in_file const& here) {
  auto const& own = here.words().currencies;
  if (std::find(own.begin(), own.end(), c) != own.end()) return;
  std::vector<std::string> known;
  for (int k = 0; k < known_currencies; ++k) known.emplace_back(code_of(static_cast<currency>(k)).text());
  for (currency const k : own) known.emplace_back(code_of(k).text());
  std::string const close = outlay::nearest(code_of(c).text(), known);
  here.refuse(at, "a currency that is known" + (close.empty() ? "" : ": " + close + ", which is nearest,") +
                      " or one to which [[exchange_rate]] gives its worth");
}
[[gnu::cold]] inline member_code read_code(std::string_view s, tree const& at, place_in_file const& here) {
  vocabulary const& w = here.words();
  for (auto const& [name, code] : w.members)
    if (s == name || s == code.text()) return code;
  if (w.member_named)
    if (auto const code = w.member_named(s)) return *code;
  bool good = !w.member_named && !s.empty() && s.size() <= 6;
  for (char const c : s) good = good && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  if (good) return member_code(s);
  here.refuse(at.place(), "\"" + std::string(s) + "\"",
              w.nearest_member ? w.nearest_member(s) : "1 to 6 characters of A-Z, 0-9 and _, such as NOR");
}
/// The same where a table may also have members of no concern here, such as a published one: any code will do.
[[gnu::cold]] inline member_code read_any_code(std::string_view s, tree const& at, place_in_file const& here) {
  bool good = !s.empty() && s.size() <= 6;
  for (char const c : s) good = good && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  return good ? member_code(s) : read_code(s, at, here);
}
[[gnu::cold]] inline std::vector<member_code> read_codes(tree const& t, place_in_file const& here) {
  char const* const valid = "a list of members' codes, such as [\"DEU\", \"FRA\"]";
  std::vector<member_code> all;
  if (!t.list()) here.refuse(t, valid);
  for (tree const& x : *t.list()) {
    if (!x.text()) here.refuse(x, valid);
    all.push_back(read_code(*x.text(), x, here));
  }
  return all;
}
/// Reads one value; nothing where it cannot be one. Refuses money in a currency that is neither the library's nor the
/// file's own.
template <class T> [[gnu::cold]] std::optional<T> value_at(tree const& t, place_in_file const& here) {
  auto x = value_in<T>(t);
  if constexpr (any_money_field<T>)
    if (x && is_own(x->money().currency)) require_known_currency(x->money().currency, t, here);
  return x;
}
/// Refuses keys of a table that are none of a list, with the nearest.
[[gnu::cold]] inline void refuse_unknown_keys(tree const& t, std::vector<std::string> const& known,
                                              place_in_file const& here) {
  std::string all;
  for (auto const& k : known) all += (all.empty() ? "" : ", ") + k;
  for (auto const& [key, x] : *t.table()) {
    bool good = false;
    for (auto const& k : known) good = good || k == key;
    if (good) continue;
    std::string const closest = outlay::nearest(key, known);
    bool const heading = x.table() && !x.in_braces() && !here.path().empty(); // as [change.pledge.NAME] has
    here.below(key).refuse(x.place(),
                           heading ? "a key that is not known, nor the name of a part" : "a key that is not known",
                           closest.empty() ? all : closest + ", which is nearest, of " + all);
  }
}

inline char const* const valid_group =
    "\"all members\", \"Europe and Canada\", a member's code or name, a list of them, "
    "or { all_but = [codes], name = \"...\" }";
/// The groups that every file knows.
inline constexpr group const* common_groups[] = {&all_members, &europe_and_canada, &everybody};

[[gnu::cold]] inline group read_group(tree const& t, place_in_file const& here) {
  if (t.text()) {
    for (group const* g : common_groups)
      if (*t.text() == g->name()) return *g;
    for (auto const& [name, g] : here.words().groups)
      if (*t.text() == name) return g;
    std::vector<std::string> known;
    for (group const* g : common_groups) known.push_back(g->name());
    for (auto const& [name, g] : here.words().groups) known.push_back(name);
    for (auto const& [name, code] : here.words().members) known.push_back(name);
    bool const of_a_member = here.words().member_named && here.words().member_named(*t.text());
    if (std::string const close = outlay::nearest(*t.text(), known);
        !close.empty() && !of_a_member && t.text()->size() > 6) // else it may be a code
      here.refuse(t, "\"" + close + "\", which is nearest, or " + valid_group);
    return group(read_code(*t.text(), t, here));
  }
  auto rule = group::rule::only;
  std::vector<member_code> codes;
  std::string name;
  if (t.list()) codes = read_codes(t, here);
  else if (t.table() && (t.find("all_but") || t.find("members"))) {
    bool const all_but = t.find("all_but");
    refuse_unknown_keys(t, {all_but ? "all_but" : "members", "name", "if_present"}, here);
    codes = read_codes(*t.find(all_but ? "all_but" : "members"), here.below(all_but ? "all_but" : "members"));
    if (all_but) rule = group::rule::all_members_but;
    if (tree const* const x = t.find("if_present")) {
      if (!x->truth() || !all_but) here.below("if_present").refuse(*x, "true or false, beside all_but");
      if (*x->truth()) rule = group::rule::all_but_if_present;
    }
    if (tree const* const x = t.find("name")) {
      if (!x->text()) here.below("name").refuse(*x, "a text in quotation marks");
      name = *x->text();
    }
  } else here.refuse(t, valid_group);
  if (name.empty()) {
    for (auto const& c : codes) name += (name.empty() ? "" : ", ") + c.text();
    if (rule != group::rule::only) name = "all members but " + name;
  }
  if (codes.size() > group::capacity)
    here.refuse(t.place(), std::to_string(codes.size()) + " codes", "at most " + std::to_string(group::capacity));
  if (codes.empty() && rule == group::rule::only) here.refuse(t, "at least one code");
  if (name.size() > group::longest_name) {
    tree const* const own = t.table() ? t.find("name") : nullptr;
    if (own) here.below("name").refuse(*own, "at most " + std::to_string(group::longest_name) + " bytes");
    name.resize(group::longest_name); // of codes alone
  }
  return group(name, codes, rule);
}
[[gnu::cold]] inline tree written(member_code c) { return c.text(); }
[[gnu::cold]] inline tree written(std::vector<member_code> const& codes) {
  tree t{tree::list_type{}};
  for (auto const& c : codes) t.add(c.text());
  return t;
}
/// Of one group: same name, rule and codes in the same order.
[[gnu::cold]] inline bool same_group(group const& a, group const& b) {
  bool same = a.name() == b.name() && a.kind() == b.kind() && a.size() == b.size();
  for (std::size_t k = 0; same && k < a.size(); ++k) same = a.code(k) == b.code(k);
  return same;
}
[[gnu::cold]] inline tree written(group const& g) {
  for (group const* known : common_groups)
    if (same_group(g, *known)) return g.name();
  if (g.size() == 1 && same_group(g, group(member_code(code_text(g.code(0)))))) return g.name();
  tree t, codes{tree::list_type{}};
  for (std::size_t k = 0; k < g.size(); ++k) codes.add(code_text(g.code(k)));
  t["name"] = g.name();
  t[g.kind() == group::rule::only ? "members" : "all_but"] = codes;
  if (g.kind() == group::rule::all_but_if_present) t["if_present"] = true;
  return t;
}

} // namespace detail
} // namespace outlay
