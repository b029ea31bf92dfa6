// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/scenario.hpp>

/// What a result is of, complete: who has its manifest alone can run it again and see whether the numbers are the same
/// to the bit. Declared only, like scenarios; defined in `outlay::compiled`.
namespace outlay {

/// The version of manifests that this library reads and writes.
inline constexpr int manifest_version = 1;

/// A regular value; `to_json` writes it, `read_manifest` reads it back.
struct manifest {
  /// A field of the plan at its path, as files spell it.
  struct field {
    std::string path, value;
    std::string unit; ///< `bn USD/year`, `%`, `heads`; empty for what has none, such as a date or a group
    bool given;       ///< it is not what the part has unless given
    friend bool operator==(field const&, field const&) = default;
  };
  /// Of a result: an answer's numbers, or derivatives of it.
  struct series {
    std::string answer;
    std::string what; ///< `value`, `mean over paths`, `by pledge "arms": amount`, `sum over members`
    std::string unit;
    std::vector<std::string> columns; ///< what each number stands for: its year, member and year, point of a sweep;
                                      ///< `""` for one alone
    std::vector<double> values;       ///< no number where there is none
    std::uint64_t digest = 0;         ///< of the bits of all that the result has of it, each path, each member
  };
  /// The data that the plan stands on.
  struct sources {
    std::string edition, money, prices; ///< publication of the base data; unit of money; source of price levels
    int base_year = 0;
    std::vector<std::string> remarks;
    std::uint64_t digest = 0; ///< of every figure of the members and the alliance
    friend bool operator==(sources const&, sources const&) = default;
  };

  /// Of a search: which field, between what ends, for which goal.
  struct search {
    std::string path;
    path_bracket ends;
    named_goal wanted;
  };

  std::string title, version;     ///< of the plan; of the library, `outlay 0.1.0`
  std::string stands_beside = {}; ///< the file whose numbers these are, where there is one
  sources data;
  std::string run; ///< `projection`, `answers`, `ensemble`, `ensemble summary`, `sensitivity`, `sweep`, `ensemble
                   ///< sweep`, `search`
  std::vector<std::string> answers;
  std::string from, until, step;  ///< of the horizon
  std::optional<draws> drawn;     ///< paths and seed, where paths were drawn
  int fiscal_year_from = 1;       ///< month
  std::vector<path_axis> axes;    ///< of a sweep
  std::optional<search> searched; ///< of a search
  std::string plan;               ///< the text that `to_toml` gives
  std::uint64_t plan_digest = 0;  ///< `hash_of` the plan
  std::vector<field> fields;
  std::vector<series> numbers;

  friend bool operator==(manifest const& a, manifest const& b);
};

/// Of a result of a scenario. Throws `error` where the answers are not those of the result.
manifest manifest_of(scenario const& s, projection<run_money> const& run, reporting const& how = {});
template <class Money>
manifest manifest_of(scenario const& s, projection<Money> const& run, reporting const& how = {}) {
  return manifest_of(s, run.template as<run_money>(), how);
}
manifest manifest_of(scenario const& s, answer_table const& run);
manifest manifest_of(scenario const& s, draws const& d, sample const& run);
manifest manifest_of(scenario const& s, draws const& d, summary const& run);
manifest manifest_of(scenario const& s, jacobian const& run);
/// Of a sweep: a number for each point and year, up to `most_numbers_of_sweeps`; of more a digest alone.
manifest manifest_of(scenario const& s, std::vector<path_axis> const& axes, sweep_table const& run);
/// Of ensembles at points, their means; the digest is of every path.
manifest manifest_of(scenario const& s, draws const& d, std::vector<path_axis> const& axes, ensemble_sweep const& run);
manifest manifest_of(scenario const& s, manifest::search const& what, path_solution const& run);
inline constexpr std::int64_t most_numbers_of_sweeps = 20'000;

/// A text in JSON that reads back as an equal manifest.
std::string to_json(manifest const& m);
/// A manifest from such a text; `name` is that of the file in errors. Throws `error` with file, line and key for what
/// is no manifest.
manifest read_manifest_text(std::string const& text, std::string const& name);
manifest read_manifest(std::string const& path);
void write_manifest(manifest const& m, std::string const& path);

/// What is otherwise than a manifest says.
struct replay_difference {
  enum class kind { version, data, field, number };
  kind what;
  std::string name; ///< `edition`, `pledge.arms.amount`, `core outlay, 2030`
  std::string recorded, found;
};
/// A run of a manifest's plan again.
struct replayed {
  manifest again;
  std::vector<replay_difference> differences;

  /// The plan, the data and every bit of the numbers are as recorded; the version may be another.
  bool same_bits() const;
};
/// Reads the plan out of a manifest, runs it as it was run and compares. Throws `error` where it cannot be run.
replayed replay(manifest const& m, int threads = 1);
/// The same of a plan with kinds of a user's own: `replay(m, own<my_part>())`, with outlay/scenario/own.hpp.
replayed replay(manifest const& m, own_kinds const& own, int threads = 1);

} // namespace outlay
