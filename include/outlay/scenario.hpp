// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <memory>
#include <outlay/files/tree_difference.hpp>
#include <outlay/files/write_part.hpp>
#include <outlay/outlay.hpp>
#include <outlay/scenario/by_path.hpp>
#include <outlay/scenario/prepared.hpp>
#include <typeindex>

/// A plan as a value: an alliance, a horizon and parts of any kind of the library, chosen when the program runs. What
/// stands here is declared only; it is defined in `outlay::compiled`, which a program links.
namespace outlay {

class scenario;
struct named_scenario;
class own_kinds; // of scenario/own.hpp, for parts of a user's own
template <class... P> own_kinds own();

namespace compiled {
struct inside_of;

// What a program and the library have to agree on, checked by the linker: a program that does not finds no such name.
#if defined(_GLIBCXX_DEBUG)
extern char const outlay_compiled_was_built_without_GLIBCXX_DEBUG;
[[gnu::used]] inline char const* const agreed = &outlay_compiled_was_built_without_GLIBCXX_DEBUG;
#elif defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
extern char const outlay_compiled_was_built_with_the_new_string_ABI;
[[gnu::used]] inline char const* const agreed = &outlay_compiled_was_built_with_the_new_string_ABI;
#elif defined(_LIBCPP_VERSION)
extern char const outlay_compiled_was_built_with_libstdcxx;
[[gnu::used]] inline char const* const agreed = &outlay_compiled_was_built_with_libstdcxx;
#else
extern char const outlay_compiled_agrees;
[[gnu::used]] inline char const* const agreed = &outlay_compiled_agrees;
#endif

/// The instruction set in which ensembles run here: `baseline`, `avx2` or `avx512`, the best that library and processor
/// have, or the one that the environment variable OUTLAY_ISA names. Throws `error` where it names one that they lack.
std::string instruction_set();
/// All that the library was built for and this processor has, the best last.
std::vector<std::string> instruction_sets();
} // namespace compiled

/// What of two scenarios differs, field by field, at paths as files spell them.
std::vector<tree_difference> diff(scenario const& a, scenario const& b);
/// A scenario from a text in TOML, or `which` of its scenarios; `name` is that of the file in errors. It opens no file.
/// Throws `error` with file, line, key, and what would be valid.
scenario read_scenario_text(std::string const& text, std::string const& name, std::string const& which = "");
/// The same of a file and the files that it includes; `plan.toml#low` is one of its scenarios.
scenario read_scenario(std::string const& path);
scenario read_scenario(std::string const& path, std::string const& which);
/// The plan of a file itself, under no name, and its scenarios in its order.
std::vector<named_scenario> read_scenarios(std::string const& path);
/// The files that a plan is read from: its own and those that it includes.
std::vector<std::string> files_of_scenario(std::string const& path);
/// Names of the scenarios of a file.
std::vector<std::string> names_of_scenarios(std::string const& path);
/// The same with kinds of a user's own: `read_scenario("plan.toml", own<my_part>())`, with outlay/scenario/own.hpp.
scenario read_scenario_text(std::string const& text, std::string const& name, own_kinds const& own);
scenario read_scenario(std::string const& path, own_kinds const& own);
/// A text in TOML that reads back as an equal scenario.
std::string to_toml(scenario const& s);
void write_scenario(scenario const& s, std::string const& path);
/// All tables and keys of such files, or one kind of part; what a page of the manual says of it.
std::string help_of_scenarios();
std::string help_of_kind(std::string const& kind);
/// A JSON Schema of such files for editors: necessary, not sufficient.
std::string json_schema_of_scenarios();
std::vector<std::string> kinds_of_parts();
/// Names of answers that every scenario has; `part: measure` and `happened NAME` stand beside them.
std::vector<std::string> names_of_answers();

/// A regular value: copies are deep, equal scenarios say the same.
class scenario {
  struct inside;
  std::unique_ptr<inside> inside_;
  friend class prepared_scenario;
  friend scenario read_scenario_text(std::string const&, std::string const&, std::string const&);
  friend scenario read_scenario(std::string const&, std::string const&);
  friend std::vector<named_scenario> read_scenarios(std::string const&);
  friend scenario read_scenario_text(std::string const&, std::string const&, own_kinds const&);
  friend scenario read_scenario(std::string const&, own_kinds const&);
  friend struct compiled::inside_of;

  static scenario from_tree(tree const& t, std::string const& file, own_kinds const* own = nullptr);
  void add_copy(std::type_index type, void const* part);
  void know(own_kinds const& own);
  void* find(std::type_index type, std::string const* name);
  projection<run_money> project_in_its_money(reporting const& how) const;

public:
  /// NATO's members from 2026 to 2035, with published growth and nothing else.
  scenario();
  /// Runs keep their ledger in the alliance's money, whichever it is.
  scenario(alliance<run_money> allies, horizon const& span);
  template <class Money = usd_2021>
  scenario(alliance<Money> const& allies, horizon const& span) : scenario(alliance<run_money>(allies), span) {}
  scenario(scenario const&);
  scenario(scenario&&) noexcept;
  scenario& operator=(scenario const&);
  scenario& operator=(scenario&&) noexcept;
  ~scenario();

  std::string const& title() const;
  void set_title(std::string title);
  std::vector<std::string> const& assumed() const;
  horizon const& span() const;
  /// `allies().as<usd_2021>()` is one whose money is a type.
  alliance<run_money> const& allies() const;
  /// The money that runs keep their ledger in.
  money_id ledger_money() const;
  std::size_t size() const; ///< parts
  /// Labels of the parts in canonical order: `pledge "arms"`.
  std::vector<std::string> labels() const;

  /// Adds a part of a kind of the library; stocks over `five_areas_and_other` in two stages. Throws `error` for a kind
  /// that it does not have and for a name that a part of its kind has already. A part of a user's own needs the header
  /// outlay/scenario/own.hpp, and has to be compiled as `own` says.
  template <parts::described P> scenario& add(P const& p) {
    if constexpr (!detail::is_of_the_library<P>) know(own<P>());
    add_copy(typeid(P), &p);
    return *this;
  }
  /// The only part of a kind, or the one of a name, to be read or changed. Throws `error` where there is none.
  template <parts::described P> P& get() { return *static_cast<P*>(find(typeid(P), nullptr)); }
  template <parts::described P> P& get(std::string const& name) { return *static_cast<P*>(find(typeid(P), &name)); }
  template <parts::described P> P const& get() const { return const_cast<scenario&>(*this).get<P>(); }
  template <parts::described P> P const& get(std::string const& name) const {
    return const_cast<scenario&>(*this).get<P>(name);
  }
  /// Takes out a part by its label. Throws `error` where there is none.
  void remove(std::string const& label);

  /// Sets what stands at a path as files spell it: `share_target.core.to` to `4 %`, `pledge.arms.amount` to
  /// `2 bn USD/month`, `horizon.until` to `2040`. Lists and tables are written as in a file. Throws `error` for a path
  /// or a value that cannot be, and then changes nothing.
  void set(std::string const& path, std::string const& value);
  /// What stands there, as a file has it.
  std::string at(std::string const& path) const;

  /// Paths of all quantities that runs can vary: what sweeps take in lanes, draws draw, and prepared scenarios set.
  std::vector<std::string> quantities() const;

  /// Throws `error` where the plan cannot run.
  void check() const;
  projection<usd_2021> project(reporting const& how = {}) const;
  /// The same of a scenario in another money: `project<eur>()`. `project<run_money>()` takes any, and its answers are
  /// billions of `ledger_money()`. Throws `error` where the ledger is in other money than is named.
  template <class Money> projection<Money> project(reporting const& how = {}) const {
    return project_in_its_money(how).as<Money>();
  }
  /// Answers by name: `core share of DEU`, `rival: ratio`, `happened ceasefire`.
  answer_table project(std::vector<std::string> const& answers) const;
  sample ensemble(draws const& d, std::vector<std::string> const& answers, int threads = 1) const;
  summary ensemble_summary(draws const& d, std::vector<std::string> const& answers, int threads = 1) const;
  /// Ensembles in which fields of the plan are drawn as well, once for each path of the ensemble.
  sample ensemble(draws const& d, std::vector<drawn_path> const& what, std::vector<std::string> const& answers,
                  int threads = 1) const;
  summary ensemble_summary(draws const& d, std::vector<drawn_path> const& what, std::vector<std::string> const& answers,
                           int threads = 1) const;
  /// Answers at every combination of the values of some fields, the last axis fastest.
  sweep_table sweep(std::vector<path_axis> const& axes, std::vector<std::string> const& answers, int threads = 1) const;
  /// An ensemble at each, all with the same shocks.
  ensemble_sweep sweep(draws const& d, std::vector<path_axis> const& axes, std::vector<std::string> const& answers,
                       int threads = 1) const;
  /// The same with a summary at each: memory does not grow with the number of paths.
  summary_sweep sweep_summary(draws const& d, std::vector<path_axis> const& axes,
                              std::vector<std::string> const& answers, int threads = 1) const;
  /// The value of a quantity, between two ends, that makes an answer equal its goal:
  /// `solve("share_target.core.to", between("2 %", "5 %"), goal("core share", 2035y, "3 %"))`. Throws `error` where the
  /// goal does not lie between the answers at the ends, and where the answer jumps over it.
  path_solution solve(std::string const& path, path_bracket const& ends, named_goal const& wanted) const;
  /// The value with which an answer meets a chance, all ensembles on the same random numbers:
  /// `solve(draws{2000}, "share_target.core.to", between("2 %", "6 %"), likely_at_least("core share", 2035y, "3 %",
  /// 80_pct))`. Throws `error` as the other does.
  path_chance solve(draws const& d, std::string const& path, path_bracket const& ends, named_chance const& wanted,
                    int threads = 1) const;
  /// As many fields as chances, each between its ends. Throws `error` with the best point where they cannot be met.
  std::vector<path_chance> solve(draws const& d, std::vector<path_range> const& fields,
                                 std::vector<named_chance> const& wanted, int threads = 1) const;
  /// The fields, each between its ends, with which a number of an answer is least while others are at least, or at
  /// most, what is asked: `best({"outlay", 2035}, {{"share_target.core.to", "2 %", "6 %"}, ...},
  /// {at_least("core share", 2035y, "3.5 %"), ...})`. By derivatives from several starts: the least of those found.
  /// Throws `error` with the nearest point where the bounds cannot be met together.
  path_best best(named_number const& what, std::vector<path_range> const& fields,
                 std::vector<named_bound> const& bounds) const;
  /// Derivatives of answers by quantities at some paths, or by every quantity of the plan.
  jacobian sensitivity(std::vector<std::string> const& answers, std::vector<std::string> const& paths = {}) const;
  /// Means of derivatives over the paths of an ensemble.
  jacobian sensitivity(draws const& d, std::vector<std::string> const& answers,
                       std::vector<std::string> const& paths = {}, int threads = 1) const;
  /// The sums that these means are of: those of different paths merge.
  derivative_summary sensitivity_summary(draws const& d, std::vector<std::string> const& answers,
                                         std::vector<std::string> const& paths = {}, int threads = 1) const;
  /// Derivatives from above and from below, which differ at kinks.
  two_sided sides(std::vector<std::string> const& answers, std::vector<std::string> const& paths = {}) const;
  /// Ready to be projected many times with other values: a loop of an optimiser. Throws `error`.
  prepared_scenario prepare(std::vector<std::string> const& answers) const;

  /// All that it says, as a tree.
  tree written(bool complete = false) const;
  friend bool operator==(scenario const& a, scenario const& b);
};

/// One of a file.
struct named_scenario {
  std::string name;
  scenario plan;
};

/// The same number for scenarios that say the same.
std::uint64_t hash_of(scenario const& s);
/// A line for each part: what differs from what the part has unless given.
std::string to_string(scenario const& s);

} // namespace outlay
