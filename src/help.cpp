// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What is known of files and their tables: kinds, answers, help, and a schema for editors.
#include "engines.hpp"

#include <outlay/files/file_help.hpp>
#include <outlay/files/json_schema.hpp>
#include <outlay/files/toml.hpp>
#include <outlay/nearest.hpp>
#include <outlay/scenario.hpp>

namespace outlay {

namespace {
compiled::kind const& kind_at(std::string const& table) {
  std::vector<std::string> known;
  for (compiled::kind const& k : compiled::kinds()) {
    if (k.table == table) return k;
    known.push_back(k.table);
  }
  std::string all;
  for (auto const& k : known) all += (all.empty() ? "" : ", ") + k;
  std::string const close = outlay::nearest(table, known);
  throw error("scenario", "kind", table, (close.empty() ? "" : close + ", which is nearest, of ") + all);
}
} // namespace

std::vector<std::string> kinds_of_parts() {
  std::vector<std::string> all;
  for (compiled::kind const& k : compiled::kinds()) all.push_back(k.table);
  return all;
}
std::vector<std::string> names_of_answers() { return compiled::answer_names(); }
std::string help_of_kind(std::string const& kind) {
  compiled::kind const& k = kind_at(kind);
  return manual_page(k.manual(), "", write_toml_part(k.table, k.example()));
}
std::string json_schema_of_scenarios() {
  std::vector<part_manual> all;
  for (compiled::kind const& k : compiled::kinds()) all.push_back(k.manual());
  return detail::schema_of_files(all);
}
std::string help_of_scenarios() {
  std::vector<part_manual> all;
  for (compiled::kind const& k : compiled::kinds()) all.push_back(k.manual());
  return detail::help_of_tables(all);
}

} // namespace outlay
