// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Plan files from the command line: run, fan, sweep, goal, compare, tornado, explain, backtest, diff, check, list, replay, help.
// It writes nothing but what --csv and --manifest name, and beside a table its manifest.
#include "program.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <iostream>
#include <sstream>

namespace {

using program::asked;

// A subcommand and what it does; false where what it found is no success.
struct command {
  CLI::App* app;
  std::function<bool()> does;
};

CLI::App* with_file(CLI::App* c, asked& a) {
  c->add_option("FILE", a.file,
                "a plan in TOML, or FILE#NAME for one of its scenarios; `outlay help` has its tables and keys")
      ->required();
  c->add_option("--set", a.set, "PATH=VALUE: changes a field first, such as share_target.core.to='4 %'")
      ->allow_extra_args(false);
  return c;
}
void with_answers(CLI::App* c, asked& a) {
  c->add_option("--answer", a.answers, "an answer by name, such as 'core share of DEU'; may be repeated")
      ->allow_extra_args(false);
}
void with_manifest(CLI::App* c, asked& a) {
  c->add_option("--manifest", a.manifest, "write what the answers are of, complete, to a file: for `outlay replay`");
}
void with_csv(CLI::App* c, asked& a) {
  c->add_option("--csv", a.csv, "write the answers to a file, and their manifest beside it, CSV.meta.json");
  with_manifest(c, a);
}
void with_threads(CLI::App* c, asked& a) {
  c->add_option("--threads", a.threads, "no bit depends on it")->check(CLI::Range(1, 256))->capture_default_str();
}
// --paths and --seed.
std::pair<CLI::Option*, CLI::Option*> with_draws(CLI::App* c, asked& a) {
  auto const whole = [](std::string const& s) {
    bool const good = !s.empty() && s.size() <= 18 && s.find_first_not_of("0123456789") == std::string::npos;
    return good ? std::string() : "a whole number of at most 18 digits, not " + s;
  };
  auto* const paths = c->add_option("--paths", a.paths, "how many")->check(CLI::Range(1, 10000000));
  c->add_option(
       "--points", a.points,
       "independent, antithetic (pairs of paths with opposite shocks) or sobol (evenly spread: a mean needs far "
       "fewer paths)")
      ->check(CLI::IsMember({"independent", "antithetic", "sobol"}))
      ->capture_default_str();
  return {paths, c->add_option("--seed", a.seed, "of the draws")->check(whole)->capture_default_str()};
}

command run_of(CLI::App& app, asked& a) {
  auto* const c = with_file(app.add_subcommand("run", "projects a plan and prints answers by year"), a);
  with_answers(c, a);
  with_csv(c, a);
  return {c, [&a] { return program::run(a), true; }};
}
command fan_of(CLI::App& app, asked& a) {
  auto* const c = with_file(app.add_subcommand("fan", "draws paths and prints means and quantiles"), a);
  with_answers(c, a);
  with_csv(c, a);
  with_draws(c, a).first->capture_default_str();
  with_threads(c, a);
  return {c, [&a] { return program::fan(a), true; }};
}
command sweep_of(CLI::App& app, asked& a) {
  auto* const c =
      with_file(app.add_subcommand("sweep", "answers at every combination of the values of some fields"), a);
  with_answers(c, a);
  with_csv(c, a);
  c->add_option(
       "--axis", a.axes,
       "PATH=VALUE,VALUE,...: a field and the values it gets, such as share_target.core.to='3 %,3.5 %,5 %' "
       "or a range, '3 %:5 %:0.25 %'; may be repeated. Commas in quotation marks and brackets belong to a value")
      ->required()
      ->allow_extra_args(false);
  c->add_option("--year", a.years,
                "a year to print, unless given up to ten, or the last of an ensemble; may be repeated")
      ->allow_extra_args(false);
  auto* const paths = with_draws(c, a).first;
  paths->description("an ensemble at each point, of so many paths; all have the same shocks");
  c->get_option("--seed")->needs(paths);
  with_threads(c, a);
  c->footer("outlay sweep plan.toml --axis share_target.core.to='3 %,4 %' --axis pledge.arms.from='2026,2028' "
            "--answer outlay");
  return {c, [&a, paths] {
            a.draw = paths->count() > 0;
            return program::sweep(a), true;
          }};
}
command goal_of(CLI::App& app, asked& a) {
  auto* const c = with_file(
      app.add_subcommand("goal", "the value of a field, between two ends, with which an answer meets a goal"), a);
  with_manifest(c, a);
  c->add_option("--field", a.field, "the path of a quantity, such as share_target.core.to")->required();
  c->add_option("--between", a.between, "LOW,HIGH: the ends, such as '2 %,6 %'")->required();
  c->add_option("--answer", a.answer, "an answer by name, such as 'core share of DEU'")->required();
  c->add_option("--value", a.value, "what it is to be, such as '3 %', '500 bn USD of 2021/year' or a number")
      ->required();
  c->add_option("--year", a.year, "the calendar year in which; an answer with one number has none")
      ->check(CLI::Range(1, 9999));
  auto* const likely = c->add_option("--probability", a.probability,
                                     "percent of paths on which the answer is to be at least the value, such as 80");
  likely->check(CLI::Range(0.001, 99.999));
  c->get_option("--manifest")->excludes(likely);
  c->add_flag("--at-most", a.at_most, "at most the value, in place of at least")->needs(likely);
  auto* const paths = with_draws(c, a).first;
  paths->needs(likely);
  c->get_option("--seed")->needs(likely);
  c->get_option("--points")->needs(likely);
  with_threads(c, a);
  c->footer("outlay goal plan.toml --field share_target.core.to --between '2 %,6 %' --answer 'core share' --year 2035 "
            "--value '3 %'\n"
            "outlay goal plan.toml --field share_target.core.to --between '2 %,6 %' --answer 'core outlay' --year 2035 "
            "--value '1200 bn USD of 2021/year' --probability 80");
  return {c, [&a] { return program::goal(a), true; }};
}
command compare_of(CLI::App& app, asked& a) {
  auto* const c =
      with_file(app.add_subcommand("compare",
                                   "what makes the answers of two plans differ: the difference, divided among changes"),
                a);
  c->add_option("OTHER", a.other, "the other plan; the same one with --set unless given");
  with_answers(c, a);
  c->add_option("--csv", a.csv, "write every answer and year, before, after and by change, to a file");
  c->add_option("--json", a.json, "the same in JSON, with what was changed");
  c->add_option("--year", a.year, "the calendar year to print, the last unless given")->check(CLI::Range(1, 9999));
  c->add_option("--together", a.together,
                "PATH,PATH,...: changes to be taken as one, such as 'pledge,share_target.core'; may be repeated")
      ->allow_extra_args(false);
  auto* const paths = with_draws(c, a).first;
  paths->description("means of an ensemble of so many paths, in place of a projection; all on the same random numbers");
  c->get_option("--seed")->needs(paths);
  c->add_option("--quantile", a.quantile, "that quantile in place of the mean, such as 0.95")
      ->check(CLI::Range(0.0, 1.0))
      ->needs(paths);
  with_threads(c, a);
  c->footer("outlay compare plan.toml plan.toml#high --answer 'core outlay' --year 2035\n"
            "outlay compare plan.toml --set share_target.core.to='4 %' --set share_target.core.by=2032");
  return {c, [&a, paths] {
            a.draw = paths->count() > 0;
            return program::compare(a), true;
          }};
}
command tornado_of(CLI::App& app, asked& a) {
  auto* const c = with_file(
      app.add_subcommand("tornado", "which figures of a plan an answer hangs on most, by exact derivatives"), a);
  with_answers(c, a);
  c->add_option("--csv", a.csv, "write the derivatives of every answer and year by every figure to a file");
  c->add_option("--year", a.year, "the calendar year to print, the last unless given")->check(CLI::Range(1, 9999));
  c->add_option("--by", a.by, "percent by which each figure is to be larger")
      ->check(CLI::Range(0.01, 100.0))
      ->capture_default_str();
  c->add_option("--rows", a.rows, "how many figures to print")->check(CLI::Range(1, 1000))->capture_default_str();
  c->footer("outlay tornado plan.toml --answer 'core outlay' --year 2035 --by 10");
  return {c, [&a] { return program::tornado(a), true; }};
}
command explain_of(CLI::App& app, asked& a) {
  auto* const c =
      with_file(app.add_subcommand("explain", "what stands behind a number: accounts, parts, figures, sources"), a);
  with_answers(c, a);
  c->get_option("--answer")->required();
  c->add_option("--csv", a.csv, "write all of it to a file");
  c->add_option("--year", a.year, "the calendar year, the last unless given")->check(CLI::Range(1, 9999));
  c->add_option("--rows", a.rows, "how many figures to print")->check(CLI::Range(1, 1000))->capture_default_str();
  c->footer("outlay explain plan.toml --answer 'core share of DEU' --year 2035");
  return {c, [&a] { return program::explain(a), true; }};
}
command backtest_of(CLI::App& app, asked& a) {
  auto* const c = app.add_subcommand("backtest", "what bands held that a rule gives from what was known in past years");
  c->add_option("--rule", a.rule, "what budgets do: shares held, pledge (2 % by 2024, 3.5 % by 2035) or mean trend")
      ->check(CLI::IsMember({"shares held", "pledge", "mean trend"}))
      ->capture_default_str();
  c->add_option("--first", a.first, "base year, the first")->check(CLI::Range(2017, 2025))->capture_default_str();
  c->add_option("--last", a.last, "base year, the last")->check(CLI::Range(2017, 2025))->capture_default_str();
  c->add_option("--horizon", a.horizon, "years ahead, at most")->check(CLI::Range(1, 9))->capture_default_str();
  c->add_option("--drift", a.drift, "percent a year: size of a trend that nobody foresees; that of the pledge of Wales")
      ->check(CLI::Range(0.0, 100.0))
      ->capture_default_str();
  c->add_option("--base-error", a.base_error, "percent: error of the last known figure")
      ->check(CLI::Range(0.0, 100.0))
      ->capture_default_str();
  c->add_option("--csv", a.csv, "write every outcome and its bands to a file");
  with_draws(c, a).first->capture_default_str();
  with_threads(c, a);
  c->footer("outlay backtest --rule 'mean trend' --paths 4000 --points sobol");
  return {c, [&a] { return program::backtest(a), true; }};
}
std::vector<command> commands_of(CLI::App& app, asked& a) {
  std::vector<command> all{run_of(app, a),     fan_of(app, a),     sweep_of(app, a),   goal_of(app, a),
                           compare_of(app, a), tornado_of(app, a), explain_of(app, a), backtest_of(app, a)};
  auto* const d = with_file(app.add_subcommand("diff", "what of two plans differs, field by field"), a);
  d->add_option("OTHER", a.other, "the other plan; the same one with --set unless given");
  all.push_back({d, [&a] { return program::difference(a), true; }});
  all.push_back({with_file(app.add_subcommand("check", "reads a plan and its scenarios and checks every field"), a),
                 [&a] { return program::check(a), true; }});
  all.push_back({with_file(app.add_subcommand("list", "parts, measures and answers of a plan"), a),
                 [&a] { return program::list(a), true; }});
  auto* const r = app.add_subcommand("replay", "runs the plan of a manifest again: the same bits, or what differs");
  r->add_option("MANIFEST", a.file, "as --manifest writes it")->required();
  with_threads(r, a);
  all.push_back({r, [&a] { return program::replay(a); }});
  auto* const h = app.add_subcommand("help", "tables and keys of plan files, or all of one kind of part");
  h->add_option("PART", a.kind, "such as pledge or share_target.core");
  auto const say = [](std::string const& s) { return std::fputs(s.c_str(), stdout), true; };
  all.push_back(
      {h, [&a, say] { return say(a.kind.empty() ? outlay::help_of_scenarios() : outlay::help_of_kind(a.kind)); }});
  all.push_back({app.add_subcommand("schema", "a JSON Schema of plan files, for editors"),
                 [say] { return say(outlay::json_schema_of_scenarios()); }});
  return all;
}

} // namespace

int main(int argc, char** argv) {
  CLI::App app("Projects plan files: what an alliance's spending commitments mean, in numbers.", "outlay");
  app.require_subcommand(1);
  asked a;
  auto const commands = commands_of(app, a);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& e) { // it repeats what was given
    std::ostringstream out, fault;
    int const code = app.exit(e, out, fault);
    std::fputs(out.str().c_str(), stdout);
    std::fputs(program::in_lines(fault.str()).c_str(), stderr);
    return code;
  }
  bool same = true;
  try {
    for (command const& c : commands)
      if (*c.app) same = c.does();
  } catch (std::bad_alloc const&) {
    std::fputs("outlay: not enough memory\n", stderr);
    return 1;
  } catch (std::exception const& e) {
    std::string s = program::visible(e.what());
    if (s.size() > 4000) s = s.substr(0, 3000) + " ... " + s.substr(s.size() - 900);
    std::fprintf(stderr, "%s%s\n", dynamic_cast<outlay::error const*>(&e) ? "" : "outlay: ", s.c_str());
    return 1;
  }
  if (std::cout.flush() && std::fflush(stdout) == 0) return same ? 0 : 1;
  std::fputs("outlay: the output could not be written\n", stderr);
  return 1;
}
