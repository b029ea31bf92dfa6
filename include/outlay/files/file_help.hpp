// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/help.hpp>

namespace outlay {

namespace detail {

/// Lines of at most 112 characters, broken between words of a list.
class broken_lines {
  std::string text_;

public:
  void add(std::string line, std::vector<std::string> const& words) {
    for (std::size_t k = 0; k < words.size(); ++k) {
      std::string const next = words[k] + (k + 1 < words.size() ? ", " : "");
      if (line.size() + next.size() > 112) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        text_ += line + "\n";
        line = "    ";
      }
      line += next;
    }
    text_ += line + "\n";
  }
  std::string const& text() const { return text_; }
};
[[gnu::cold]] inline std::vector<std::string> split_list(std::string const& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at != std::string::npos;) {
    std::size_t const comma = text.find(", ", at);
    all.push_back(text.substr(at, comma == std::string::npos ? comma : comma - at));
    at = comma == std::string::npos ? comma : comma + 2;
  }
  return all;
}
[[gnu::cold]] inline void add_table(broken_lines& to, std::string const& heading,
                                    std::vector<field_manual> const& fields, bool named,
                                    std::vector<value_kind>& kinds) {
  std::vector<std::string> words;
  if (named) words.push_back("name (text)");
  for (field_manual const& f : fields) {
    words.push_back(f.name + (f.required ? "*" : "") + " (" + f.kind + ")");
    bool const plain = f.fields.empty() && f.kind.find(" by ") == std::string::npos &&
                       f.kind.substr(0, 6) != "one of" && f.kind != f.valid;
    bool known = false;
    for (value_kind const& k : kinds) known = known || k.word == f.kind;
    if (plain && !known) kinds.push_back({f.kind, f.valid});
  }
  to.add("  [[" + heading + "]] ", words);
  for (field_manual const& f : fields)
    if (!f.fields.empty()) add_table(to, heading + "." + f.name, f.fields, false, kinds);
}
[[gnu::cold]] inline std::string help_of_tables(std::vector<part_manual> const& parts) {
  broken_lines all;
  std::vector<value_kind> kinds;
  all.add("Tables of a plan file and their keys; * = has to be there:", {});
  all.add("  ", {"title (text)", "assumed (texts)", "version (whole number)",
                  "alliance (\"NATO\"", "\"NATO 2024\" or \"own\")", "money (currency)"});
  all.add("  ", {"include (a plan file", "or a list of them)", "without (paths of what is taken out of it)"});
  all.add("  [scenarios.NAME] ", {"title (text)", "without (paths)", "change", "and any table: what is new"});
  all.add("  [change.KIND.NAME] ", {"fields of a part of an included file or", "in a scenario", "of the file's plan"});
  all.add("  [horizon] ", {"base_year (2014 to 2026", "any beside alliance = \"own\")", "from (date)", "until* (date)",
                           "step (one of \"monthly\", \"quarterly\", \"annual\")"});
  all.add("  [group] ", {"names of groups of your own (group)"});
  all.add("  [[growth_table]] ", {"source* (text)", "rows* (growth by member)"});
  all.add("  [[member]] ", {"code* (text)", "name (text)", "gdp (yearly amount)", "core (percentage)", "mix (table)",
                            "price_level (number)", "population (heads)", "spends (true or false)",
                            "partner (true or false)", "from (date)", "until (date)"});
  all.add("  [[exchange_rate]] ", {"from* (currency)", "rate* (number by year)", "into (currency)",
                                   "prices (number by year)", "member (member)"});
  for (part_manual const& m : parts) add_table(all, m.table, m.fields, true, kinds);
  all.add("Values:", {});
  for (value_kind const& k : kinds) all.add("  " + k.word + ": ", split_list(k.valid));
  all.add("  by member: ", split_list("a table of values by code, such as { ESP = \"2.1 %\" }"));
  all.add("  by area: ", split_list("one value, or a table with one for each of " + quoted(choices_of<area>())));
  all.add("  by area, or whole: ",
          split_list("as by area, or a table with `whole` and the areas that differ from it, which "
                     "the others share: { whole = \"30 %\", air_defence = \"400 %\" }"));
  return all.text();
}

} // namespace detail

} // namespace outlay
