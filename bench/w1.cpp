// W1, the reference workload: checks the engines' answers, then times one of them, or all in turn.
#include "w1_check.hpp"
#include "w1_compare.hpp"
#include "w1_fused.hpp"
#include "w1_library.hpp"
#include "w1_plain.hpp"
#include "w1_report.hpp"
#include "w1_results.hpp"

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
  std::string csv, engine;
  int rounds = 7;
};

/// The yardsticks first, then whatever is measured against them; the last one is the default of --engine.
std::vector<w1::engine_entry> engines() {
  return {
      {"plain", [](std::size_t paths, int, std::uint64_t seed, bool fixed) { return w1::run_plain(paths, seed, fixed); }},
      {"fused", w1::run_fused},
      {"library", w1::run_library},
  };
}

w1::engine_entry const& named(std::vector<w1::engine_entry> const& all, std::string const& name) {
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& e) { return e.name == name; });
  if (found == all.end()) throw std::invalid_argument("no engine is called " + name);
  return *found;
}

void print(char const* key, double value) { std::printf("%s %.6g\n", key, value); }

void run_one(w1::engine_entry const& engine, options const& o) {
  auto const r = engine.run(o.paths, o.threads, o.seed, o.deterministic);
  print("member_steps_per_second", w1::speed(r));
  std::printf("hash %016" PRIx64 "\n", w1::hash(r));
  if (!o.csv.empty()) w1::write_csv(r, o.csv);
}

/// Ratios are of time, on one thread; engine_over_plain and threads_speedup are of speed.
void compare(std::vector<w1::engine_entry> const& all, w1::engine_entry const& engine, options const& o) {
  auto const timed = [&](w1::engine_entry const& e, int threads) {
    return [&, threads] { return e.run(o.paths, threads, o.seed, o.deterministic).seconds; };
  };
  auto contenders = std::vector<w1::contender>();
  for (auto const& e : all) contenders.push_back({e.name, timed(e, 1)});
  contenders.push_back({"threads", timed(engine, o.threads)});

  auto const t    = w1::compare(contenders, o.rounds);
  auto const work = static_cast<double>(w1::members) * w1::steps * static_cast<double>(o.paths);
  for (auto const& e : all) print((e.name + "_member_steps_per_second").c_str(), work / t.median_of(e.name));
  if (t.has("library") && t.has("untyped")) print("typed_over_untyped", t.ratio("library", "untyped"));
  if (t.has("library")) print("library_over_fused", t.ratio("library", "fused"));
  print("engine_over_plain", t.ratio("plain", engine.name));
  print("threads_speedup", t.ratio(engine.name, "threads"));
}

int run(options const& o) {
  auto const all     = engines();
  auto const& plain  = named(all, "plain");
  auto const& engine = o.engine.empty() ? all.back() : named(all, o.engine);
  for (auto const& e : all)
    if (&e != &plain) w1::check(e, plain, o.threads);
  std::printf("engine %s\npaths %zu\nthreads %d\n", engine.name.c_str(), o.paths, o.threads);
  run_one(engine, o);
  if (o.compare) compare(all, engine, o);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  auto o   = options();
  auto app = CLI::App("W1, the reference workload: 32 members, 5 areas, 180 months, N paths", "w1");
  auto* const paths = app.add_option("--paths", o.paths, "Monte Carlo paths")
                          ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}))->capture_default_str();
  app.add_option("--threads", o.threads, "threads")->check(CLI::Range(1, 1024))->capture_default_str();
  app.add_option("--seed", o.seed, "seed of the random numbers")->capture_default_str();
  app.add_flag("--deterministic", o.deterministic, "W1d: no volatility, one path")->excludes(paths);
  app.add_option("--engine", o.engine, "which engine to run: plain, fused, library or untyped");
  app.add_option("--csv", o.csv, "write mean, standard error and quantiles of each year to this file");
  app.add_flag("--compare", o.compare, "time all engines in turn and print their ratios");
  app.add_option("--rounds", o.rounds, "rounds of --compare")->check(CLI::Range(1, 1000))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (o.deterministic) o.paths = 1;
  try {
    return run(o);
  } catch (std::exception const& e) {
    std::fprintf(stderr, "w1: %s\n", e.what());
    return 1;
  }
}
