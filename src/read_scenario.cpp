// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Scenarios read from files and written to them.
#include <outlay/scenario/own.hpp>

#include <outlay/files/plan_tree.hpp>
#include <outlay/files/toml.hpp>

#include <fstream>

namespace outlay {

namespace {
std::string shown(std::filesystem::path const& path) { return path.filename().string(); }
} // namespace

scenario read_scenario_text(std::string const& text, std::string const& name, std::string const& which) {
  return scenario::from_tree(read_plan_text(text, name, which), name);
}
scenario read_scenario(std::string const& path, std::string const& which) {
  return scenario::from_tree(read_plan_tree(path, which), shown(path));
}
scenario read_scenario(std::string const& path) {
  plan_choice const what = plan_choice_of(path);
  return read_scenario(what.file.string(), what.scenario);
}
scenario read_scenario_text(std::string const& text, std::string const& name, own_kinds const& own) {
  return scenario::from_tree(read_plan_text(text, name, ""), name, &own);
}
scenario read_scenario(std::string const& path, own_kinds const& own) {
  plan_choice const what = plan_choice_of(path);
  return scenario::from_tree(read_plan_tree(what.file.string(), what.scenario), shown(what.file), &own);
}
std::vector<named_scenario> read_scenarios(std::string const& path) {
  std::vector<named_scenario> all;
  for (named_tree& t : read_plan_trees(path))
    all.push_back({std::move(t.name), scenario::from_tree(t.plan, shown(path))});
  return all;
}
std::vector<std::string> files_of_scenario(std::string const& path) {
  plan_choice const what = plan_choice_of(path);
  std::vector<std::string> all;
  for (auto const& file : files_of_plan(what.file, what.scenario)) all.push_back(file.string());
  return all;
}
std::vector<std::string> names_of_scenarios(std::string const& path) { return scenario_names_in(path); }

std::string to_toml(scenario const& s) { return write_toml(s.written()); }
void write_scenario(scenario const& s, std::string const& path) {
  std::ofstream out(path, std::ios::binary);
  if (!(out << to_toml(s)) || !out.flush()) throw error("scenario", "write", path, "a file that can be written");
}

} // namespace outlay
