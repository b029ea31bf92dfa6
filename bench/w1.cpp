// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// W1, the reference workload: checks the engines' answers, then times one of them, or all in turn.
#include "w1_allocations.hpp"
#include "w1_check.hpp"
#include "w1_compare.hpp"
#include "w1_fused.hpp"
#include "w1_library.hpp"
#include "w1_plain.hpp"
#include "w1_progress.hpp"
#include "w1_projection.hpp"
#include "w1_report.hpp"
#include "w1_results.hpp"
#include "w1_untyped.hpp"

#include "../examples/support/number_from.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cinttypes>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

struct options {
  std::size_t paths  = 10'000;
  int threads        = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  std::uint64_t seed = 1;
  bool deterministic = false, compare = false;
  std::string csv, engine = "library";
  int rounds = 7;
};

/// The yardsticks first, then whatever is measured against them.
std::vector<w1::engine_entry> engines() {
  return {
      {"plain",
       [](std::size_t paths, int, std::uint64_t seed, bool fixed) { return w1::run_plain(paths, seed, fixed); }},
      {"fused", w1::run_fused},
      {"untyped", w1::run_untyped<>},
      {"library", w1::run_library},
  };
}

w1::engine_entry const& named(std::vector<w1::engine_entry> const& all, std::string const& name) {
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& e) { return e.name == name; });
  if (found == all.end()) throw std::invalid_argument("no engine is called " + name);
  return *found;
}

void print(char const* key, double value) { std::printf("%s %.6g\n", key, value); }

std::vector<std::string> names_of(std::vector<w1::engine_entry> const& all) {
  auto names = std::vector<std::string>();
  for (auto const& e : all) names.push_back(e.name);
  return names;
}

/// Every engine against the plain loop; the twin has the library's bits.
void check_all(std::vector<w1::engine_entry> const& all, options const& o) {
  auto const& plain = named(all, "plain");
  auto const shown  = w1::progress("checking the engines", 12'000 * all.size());
  for (auto const& e : all)
    if (&e != &plain) w1::check(e, plain, o.threads);
  for (auto const fixed : {false, true})
    w1::check_same_bits(named(all, "untyped"), named(all, "library"), fixed ? 1 : 301, o.threads, o.seed, fixed);
}

void run_one(w1::engine_entry const& engine, options const& o) {
  auto const r = [&] {
    auto const shown = w1::progress(engine.name, o.paths);
    return engine.run(o.paths, o.threads, o.seed, o.deterministic);
  }();
  print("member_steps_per_second", w1::speed(r));
  std::printf("hash %016" PRIx64 "\n", w1::hash(r));
  if (!o.csv.empty()) w1::write_csv(r, o.csv);
}

/// Ratios are of time, on one thread; engine_over_plain and threads_speedup are of speed. Heap allocations at the end.
void compare(std::vector<w1::engine_entry> const& all, w1::engine_entry const& engine, options const& o) {
  auto const timed = [&](w1::engine_entry const& e, int threads) {
    return [&, threads] { return e.run(o.paths, threads, o.seed, o.deterministic).seconds; };
  };
  auto contenders = std::vector<w1::contender>();
  for (auto const& e : all) contenders.push_back({e.name, timed(e, 1)});
  contenders.push_back({"threads", timed(engine, o.threads)});

  w1::check_same_bits(named(all, "untyped"), named(all, "library"), o.paths, o.threads, o.seed, o.deterministic);
  auto const t = [&] {
    auto const runs  = contenders.size() * static_cast<std::size_t>(o.rounds + 1);
    auto const shown = w1::progress("timing the engines in turn", o.paths * runs);
    return w1::compare(contenders, o.rounds);
  }();
  auto const work = static_cast<double>(w1::members) * w1::steps * static_cast<double>(o.paths);
  for (auto const& e : all) print((e.name + "_member_steps_per_second").c_str(), work / t.median_of(e.name));
  print("typed_over_untyped", t.ratio("library", "untyped"));
  print("library_over_fused", t.ratio("library", "fused"));
  print("engine_over_plain", t.ratio("plain", engine.name));
  print("threads_speedup", t.ratio(engine.name, "threads"));

  auto const projections = w1::compare_projections(o.rounds);
  print("projection_microseconds", 1e6 * projections.median_of("projection"));
  print("projection_over_plain", projections.ratio("projection", "plain"));
  print("projection_same_records_over_plain", projections.ratio("same records", "plain"));
  print("projection_without_measures_over_plain", projections.ratio("accounts", "plain"));
  auto const heap = w1::count_allocations();
  print("allocations_per_path", heap.per_path);
  print("allocations_per_chunk", heap.per_chunk);
  print("allocations_per_path_and_step", heap.per_path_and_step);
}

int run(options const& o) {
  auto const all = engines();
  auto const& engine = named(all, o.engine);
  check_all(all, o);
  std::printf("engine %s\npaths %zu\nthreads %d\n", engine.name.c_str(), o.paths, o.threads);
  run_one(engine, o);
  if (o.compare) compare(all, engine, o);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  auto o = options();
  auto app =
      CLI::App("W1, the reference workload: 32 members, 5 areas, 180 months, N paths.\n"
               "Checks that all engines agree, runs one of them, and prints its speed and a hash of its answers.",
               "w1");
  app.footer("Engines: plain    one scalar loop, one thread\n"
             "         fused    packs of paths, fused by hand\n"
             "         untyped  the library's kernel without its types, with the library's bits\n"
             "         library  parts, plan and ensemble, as a user writes them\n"
             "Speed is in member-steps a second: 32 x 180 x paths over the time of the run.");
  auto* const paths = app.add_option("--paths", o.paths, "Monte Carlo paths")
                          ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}))->capture_default_str();
  app.add_option("--threads", o.threads, "threads of the engine")->check(CLI::Range(1, 1024))->capture_default_str();
  app.add_option("--seed", o.seed, "seed of the random numbers")
      ->check([](std::string const& s) { // CLI11 would read -1 as the largest
        std::string why;
        (void)examples::number_from<std::uint64_t>(s, &why);
        return why;
      })
      ->capture_default_str();
  app.add_flag("--deterministic", o.deterministic, "W1d: no volatility, one path")->excludes(paths);
  app.add_option("--engine", o.engine, "which engine to run")
      ->check(CLI::IsMember(names_of(engines())))
      ->capture_default_str();
  app.add_option("--csv", o.csv, "write mean, standard error and quantiles of each year to this file")
      ->check([](std::string const& s) { return std::string(s.empty() ? "an empty name" : ""); })
      ->type_name("FILE");
  app.add_flag("--compare", o.compare, "time all engines in turn, print their ratios, count heap allocations");
  app.add_option("--rounds", o.rounds, "rounds of --compare")->check(CLI::Range(1, 1000))->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  if (o.deterministic) o.paths = 1;
  try {
    return run(o);
  } catch (std::exception const& e) {
    std::fprintf(stderr, "w1: %s\n", e.what());
    return 1;
  }
}
