// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/plan_choice.hpp>
#include <outlay/files/take_out.hpp>
#include <outlay/files/toml.hpp>
#include <outlay/files/vocabulary.hpp>

/// Plan files as one tree each, with what they include and as one of their scenarios changes it: an opt-in header,
/// which needs toml++.
namespace outlay {

/// Bounds of a plan of several files.
struct plan_limits {
  file_limits text; ///< `bytes` are those of all files together
  std::size_t files = 64;
  std::size_t nesting = 16;            ///< files that include one another
  std::size_t scenarios = 256;         ///< of one file
  std::size_t bytes_of_all = 32 << 20; ///< of all scenarios, as if each stood in files of its own
};
/// A plan of a file: that of the file itself has no name.
struct named_tree {
  std::string name;
  tree plan;
};
namespace detail {

/// The scenarios of a file, in its order; none where it has none.
[[gnu::cold]] inline tree::table_type const& scenarios_in(tree const& t, plan_limits const& limits) {
  static tree::table_type const none;
  tree const* const all = t.find("scenarios");
  if (!all) return none;
  char const* const valid = "tables, each under [scenarios.NAME]";
  if (!all->table()) refuse_at(all->place(), "scenarios", all->words(), valid);
  if (all->table()->size() > limits.scenarios)
    refuse_at(all->place(), "scenarios", std::to_string(all->table()->size()),
              "at most " + std::to_string(limits.scenarios));
  for (auto const& [name, x] : *all->table()) {
    if (name.empty()) refuse_at(x.place(), "scenarios", "a scenario without a name", valid);
    if (!x.table()) refuse_at(x.place(), below("scenarios", name), x.words(), valid);
    for (char const* key : {"include", "scenarios", "version"})
      if (tree const* const y = x.find(key))
        refuse_at(y->place(), below(below("scenarios", name), key), "a key of a file",
                  "outside of scenarios: all of a file include the same");
  }
  return *all->table();
}
[[gnu::cold]] inline tree const& scenario_in(tree const& t, std::string const& name, text_place const& asked,
                                             plan_limits const& limits) {
  std::vector<std::string> known;
  std::string all;
  for (auto const& [n, x] : scenarios_in(t, limits)) {
    if (n == name) return x;
    known.push_back(n);
    all += (all.empty() ? "" : ", ") + n;
  }
  std::string const close = outlay::nearest(name, known);
  refuse_at(asked, "scenario", "\"" + name + "\"",
            all.empty()     ? "none: the file has no [scenarios.NAME]"
            : close.empty() ? all
                            : close + ", which is nearest, of " + all);
}

/// Reads a file and what it includes, each once, and lays them over one another: bases first.
class plan_maker {
  struct file {
    std::filesystem::path path;
    tree said;
    bool laid = false;
    std::vector<std::string> scenarios = {}; // that are laid over
  };
  plan_limits limits_;
  std::size_t bytes_ = 0;
  std::vector<std::unique_ptr<file>> files_;
  std::vector<std::pair<std::filesystem::path, std::string>> open_; // of includes on the way, with names for errors
  tree plan_{tree::table_type{}};

public:
  explicit plan_maker(plan_limits const& limits) : limits_(limits) {}

  /// Of a file that a program names. `scenario` is empty for the plan of the file itself.
  [[gnu::cold]] void add_root(std::filesystem::path const& path, std::string const& scenario) {
    std::string const name = path.filename().string();
    std::error_code none;
    if (!std::filesystem::exists(path, none)) (void)read_toml_file(path); // says so
    add(path, name, scenario, {0, std::make_shared<std::string const>(name)});
  }
  /// Of a text, which stands nowhere and includes nothing.
  [[gnu::cold]] void add_text(std::string const& text, std::string const& name, std::string const& scenario) {
    file& f = *files_.emplace_back(std::make_unique<file>());
    f.said = read_toml(text, name, limits_.text);
    bytes_ += text.size();
    if (tree const* const x = f.said.find("include"))
      refuse_at(x->place(), "include", x->words(), "a file: a text has no directory to include from");
    lay(f);
    lay_scenario(f, scenario, {0, std::make_shared<std::string const>(name)});
  }
  tree const& plan() const { return plan_; }
  std::size_t bytes() const { return bytes_; }
  [[gnu::cold]] std::vector<std::filesystem::path> files() const {
    std::vector<std::filesystem::path> all;
    for (auto const& f : files_) all.push_back(f->path);
    return all;
  }
  /// The file that was asked for.
  tree const& root() const { return files_.front()->said; }

private:
  [[gnu::cold]] void add(std::filesystem::path const& path, std::string const& name, std::string const& scenario,
                         text_place const& asked) {
    std::error_code fault;
    auto const whole = std::filesystem::canonical(path, fault);
    for (std::size_t k = 0; k < open_.size(); ++k)
      if (open_[k].first == whole && !fault) {
        std::string cycle;
        for (std::size_t j = k; j < open_.size(); ++j) cycle += open_[j].second + ", ";
        refuse_at(asked, "include", "a cycle: " + cycle + open_[k].second, "files that do not include themselves");
      }
    if (open_.size() >= limits_.nesting)
      refuse_at(asked, "include", std::to_string(open_.size() + 1) + " files in each other",
                "at most " + std::to_string(limits_.nesting));
    file& f = known(fault ? path : whole, name, asked);
    if (!f.laid) {
      open_.emplace_back(whole, name);
      add_included(f, path, name);
      open_.pop_back();
      lay(f);
    }
    lay_scenario(f, scenario, asked);
  }
  [[gnu::cold]] file& known(std::filesystem::path const& path, std::string const& name, text_place const& asked) {
    for (auto const& f : files_)
      if (f->path == path) return *f;
    if (files_.size() >= limits_.files)
      refuse_at(asked, "include", "more files", "at most " + std::to_string(limits_.files) + " in all");
    std::string const text = text_of_file(path, name, limits_.text);
    if (bytes_ + text.size() > limits_.text.bytes)
      refuse_at(asked, "include", std::to_string(bytes_ + text.size()) + " bytes of all files",
                "at most " + std::to_string(limits_.text.bytes));
    bytes_ += text.size();
    file& f = *files_.emplace_back(std::make_unique<file>());
    f.path = path;
    f.said = read_toml(text, name, limits_.text);
    return f;
  }
  [[gnu::cold]] void add_included(file const& f, std::filesystem::path const& path, std::string const& name) {
    tree const* const include = f.said.find("include");
    if (!include) return;
    tree::list_type const one{*include};
    for (tree const& x : include->list() ? *include->list() : one) {
      if (!x.text() || x.text()->empty())
        refuse_at(x.place(), "include", x.words(), "the name of a plan file, or a list of them");
      plan_choice const what = plan_choice_of((path.parent_path() / *x.text()).string());
      std::error_code none;
      if (!std::filesystem::is_regular_file(what.file, none))
        refuse_at(x.place(), "include", "\"" + *x.text() + "\"",
                  "a file that can be read; its path begins where " + name + " stands");
      // as seen from the file that was asked for
      auto const written = std::filesystem::path(
          x.text()->substr(0, x.text()->size() - (what.scenario.empty() ? 0 : what.scenario.size() + 1)));
      auto const shown = (std::filesystem::path(name).parent_path() / written).lexically_normal().string();
      add(what.file, shown, what.scenario, x.place());
    }
  }
  [[gnu::cold]] void lay(file& f) {
    f.laid = true;
    tree const& t = f.said;
    if (tree const* const v = t.find("version"); v && !(v->whole() && *v->whole() == 1))
      refuse_at(v->place(), "version", v->words(), "1");
    for (char const* key : {"without", "change"})
      if (tree const* const x = t.find(key); x && !t.find("include"))
        refuse_at(x->place(), key, x->words(), "beside include, or in a scenario: there is no plan yet");
    (void)scenarios_in(t, limits_);
    change_plan(plan_, t);
    plan_.set_place(t.place());
  }
  [[gnu::cold]] void lay_scenario(file& f, std::string const& name, text_place const& asked) {
    if (name.empty() || std::find(f.scenarios.begin(), f.scenarios.end(), name) != f.scenarios.end()) return;
    tree const& over = scenario_in(f.said, name, asked, limits_);
    f.scenarios.push_back(name);
    change_plan(plan_, over);
    if (!over.find("title")) { // so that no two of a file have one title
      tree const* const title = plan_.find("title");
      plan_["title"] = title && title->text() ? *title->text() + ", " + name : name;
    }
  }
};

template <class Add> [[gnu::cold]] std::vector<named_tree> all_plans(Add const& add, plan_limits const& limits) {
  plan_maker common(limits);
  add(common, "");
  std::vector<named_tree> all{{"", common.plan()}};
  auto const& scenarios = scenarios_in(common.root(), limits);
  if ((scenarios.size() + 1) * common.bytes() > limits.bytes_of_all)
    refuse_at(common.root().find("scenarios")->place(), "scenarios",
              std::to_string(scenarios.size()) + " in files of " + std::to_string(common.bytes()) + " bytes",
              "at most " + std::to_string(limits.bytes_of_all) + " bytes in all, each scenario with its files");
  for (auto const& [name, x] : scenarios) {
    plan_maker one(limits);
    add(one, name);
    all.push_back({name, one.plan()});
  }
  return all;
}

} // namespace detail

/// The plan of a file with all that it includes, as one of its scenarios changes it where one is named. Throws `error`
/// with file and line, also those of a file that is included.
[[gnu::cold]] inline tree read_plan_tree(std::filesystem::path const& path, std::string const& scenario = "",
                                         plan_limits const& limits = {}) {
  detail::plan_maker m(limits);
  m.add_root(path, scenario);
  return m.plan();
}
/// That file and all that it includes.
[[gnu::cold]] inline std::vector<std::filesystem::path> files_of_plan(std::filesystem::path const& path,
                                                                      std::string const& scenario = "",
                                                                      plan_limits const& limits = {}) {
  detail::plan_maker m(limits);
  m.add_root(path, scenario);
  return m.files();
}
/// The plan of a file and those of its scenarios, in its order.
[[gnu::cold]] inline std::vector<named_tree> read_plan_trees(std::filesystem::path const& path,
                                                             plan_limits const& limits = {}) {
  return detail::all_plans([&](detail::plan_maker& m, std::string const& name) { m.add_root(path, name); }, limits);
}
/// The same of a text, which opens no file: `include` is refused.
[[gnu::cold]] inline tree read_plan_text(std::string const& text, std::string const& name,
                                         std::string const& scenario = "", plan_limits const& limits = {}) {
  detail::plan_maker m(limits);
  m.add_text(text, name, scenario);
  return m.plan();
}
/// Names of the scenarios of a file, in its order.
[[gnu::cold]] inline std::vector<std::string> scenario_names_in(std::filesystem::path const& path,
                                                                plan_limits const& limits = {}) {
  std::vector<std::string> all;
  tree const t = read_toml_file(path, limits.text);
  for (auto const& [name, x] : detail::scenarios_in(t, limits)) all.push_back(name);
  return all;
}

} // namespace outlay
