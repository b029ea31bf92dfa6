// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Plan files from the command line: run, fan, diff, check, list, replay, help. It writes nothing but what --csv and
// --manifest name, and beside a table its manifest.
#include "../../examples/support/table.hpp"
#include "../../examples/support/visible.hpp"

#include <outlay/files/plan_choice.hpp>
#include <outlay/manifest.hpp>

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

using examples::number;
using examples::table;
using outlay::scenario;

struct asked {
  std::string file, other, kind, csv, manifest;
  std::vector<std::string> set, answers;
  std::int64_t paths = 2000;
  std::int64_t seed = 1;
  int threads = 1;
};

void change(asked const& a, scenario& s) {
  for (std::string const& change : a.set) {
    auto const equals = outlay::end_of_path(change);
    if (!equals)
      throw outlay::error("outlay", "--set", change, "a path and its value, such as share_target.core.to='4 %'");
    s.set(change.substr(0, *equals), change.substr(*equals + 1));
  }
}
scenario read(asked const& a, std::string const& file) {
  scenario s = outlay::read_scenario(file);
  change(a, s);
  return s;
}
// Nothing is written over the plan.
void require_other_file(asked const& a, char const* option, std::string const& path) {
  if (std::error_code none; std::filesystem::equivalent(path, outlay::plan_choice_of(a.file).file, none))
    throw outlay::error("outlay", option, path, "another file than the plan");
}
// Beside a table, and where it is asked for.
void write_manifests(asked const& a, outlay::manifest m) {
  if (!a.manifest.empty()) write_manifest(m, a.manifest);
  if (std::error_code none; a.csv.empty() || !std::filesystem::is_regular_file(a.csv, none)) return; // or a pipe
  m.stands_beside = std::filesystem::path(a.csv).filename().string();
  write_manifest(m, a.csv + ".meta.json");
}
std::vector<std::string> answers_of(asked const& a) {
  if (!a.answers.empty()) return a.answers;
  return {"counted core of Europe and Canada",
          "core share of Europe and Canada",
          "counted core",
          "core share",
          "counted resilience",
          "outlay"};
}
// Visible, line by line.
std::string in_lines(std::string const& s) {
  std::istringstream lines(s);
  std::string all;
  for (std::string line; std::getline(lines, line);) all += examples::visible(line) + "\n";
  return all;
}
// Shares are told in percent.
bool is_share(outlay::answer_head const& h) { return h.unit.kind() == outlay::counts::share_of_gdp; }
double shown(outlay::answer_head const& h, double x) { return is_share(h) ? 100 * x : x; }
std::string unit_shown(outlay::answer_head const& h) { return is_share(h) ? "% of GDP" : h.unit.text(); }

void say_head(scenario const& s) {
  std::printf("%s\n%s\n", examples::visible(s.title().empty() ? "A plan" : s.title()).c_str(),
              examples::visible(s.allies().facts().edition).c_str());
  for (std::string const& r : s.labels()) std::printf("  %s\n", examples::visible(r).c_str());
  for (std::string const& a : s.assumed()) std::printf("  assumed: %s\n", examples::visible(a).c_str());
  std::puts("projections, not forecasts; billions are of 2021 dollars\n");
}

void run(asked const& a) {
  scenario const s = read(a, a.file);
  auto const names = answers_of(a);
  if (!a.csv.empty()) {
    require_other_file(a, "--csv", a.csv);
    require_other_file(a, "--csv", a.csv + ".meta.json");
  }
  if (!a.manifest.empty()) require_other_file(a, "--manifest", a.manifest);
  auto const t = s.project(names);
  int beyond = 0;
  for (int k = 0; k < t.size(); ++k)
    for (double const x : t.values(k)) beyond += !std::isfinite(x);
  if (!a.csv.empty()) {
    std::ofstream out(a.csv, std::ios::binary);
    out << "answer,unit,year,value\n";
    for (int k = 0; k < t.size(); ++k)
      for (int c = 0; c < t.head(k).columns; ++c) {
        std::string quoted = "\"";
        for (char const ch : examples::visible(t.head(k).name)) quoted += ch == '"' ? "\"\"" : std::string(1, ch);
        double const x = t.values(k)[static_cast<std::size_t>(c)];
        out << quoted << "\",\"" << t.head(k).unit.text() << "\"," << t.head(k).label(c) << ','
            << (std::isfinite(x) ? outlay::text(x) : "") << '\n';
      }
    if (!out.flush()) throw outlay::error("outlay", "--csv", a.csv, "a file that can be written");
  }
  if (!a.csv.empty() || !a.manifest.empty()) write_manifests(a, manifest_of(s, t));
  say_head(s);
  std::vector<std::string> titles{"Year"};
  for (int k = 0; k < t.size(); ++k) titles.push_back(examples::visible(t.head(k).name) + "|" + unit_shown(t.head(k)));
  table rows(titles);
  for (int y = s.span().from.year(); y < s.span().until.year(); ++y) {
    std::vector<std::string> cells{std::to_string(y)};
    for (int k = 0; k < t.size(); ++k) {
      auto const& h = t.head(k);
      int const c = h.yearly() ? y - h.first_year : 0;
      double const x = c < h.columns ? t.values(k)[static_cast<std::size_t>(c)] : std::nan("");
      cells.push_back(number(shown(h, x), is_share(h) ? 2 : 1));
    }
    rows.add(cells);
  }
  rows.print();
  if (beyond > 0)
    std::printf("\n%d values have no number: a share of nothing, or beyond the range of numbers.\n", beyond);
}

void fan(asked const& a) {
  scenario const s = read(a, a.file);
  auto const names = answers_of(a);
  outlay::draws const d{.paths = a.paths, .seed = static_cast<std::uint64_t>(a.seed)};
  if (!a.manifest.empty()) require_other_file(a, "--manifest", a.manifest);
  auto const e = s.ensemble(d, names, a.threads);
  if (!a.manifest.empty()) write_manifests(a, manifest_of(s, d, e));
  say_head(s);
  std::printf("%lld paths, seed %lld\n", static_cast<long long>(a.paths), static_cast<long long>(a.seed));
  for (int k = 0; k < static_cast<int>(names.size()); ++k) {
    auto const& h = e.heads()[static_cast<std::size_t>(k)];
    std::printf("\n%s, %s\n", examples::visible(h.name).c_str(), unit_shown(h).c_str());
    table rows({"Year", "Mean", "5 %", "50 %", "95 %"});
    int const decimals = is_share(h) ? 2 : 1;
    for (int y = s.span().from.year(); y < s.span().until.year(); ++y) {
      int const c = e.column(k, h.yearly() ? y : 0);
      auto const cell = [&](double x) { return number(shown(h, x), decimals); };
      rows.add({std::to_string(y), cell(e.mean(c)), cell(e.quantile(c, 0.05)), cell(e.quantile(c, 0.5)),
                cell(e.quantile(c, 0.95))});
      if (!h.yearly()) break;
    }
    rows.print();
  }
}

void compare(asked const& a) {
  scenario const before = outlay::read_scenario(a.file), after = read(a, a.other.empty() ? a.file : a.other);
  auto const all = diff(before, after);
  if (all.empty()) std::puts("The two say the same.");
  for (auto const& d : all)
    std::printf("%s: %s -> %s\n", examples::visible(d.path).c_str(),
                examples::visible(d.before.empty() ? "unset" : d.before.words()).c_str(),
                examples::visible(d.after.empty() ? "unset" : d.after.words()).c_str());
}

void check(asked const& a) {
  auto const one = [](scenario const& s, std::string const& name) {
    std::string const of = name.empty() ? "" : examples::visible(name) + ": ";
    try {
      s.check();
      (void)s.project({"outlay"}); // some faults show in a run alone
    } catch (outlay::error const& e) {
      if (name.empty()) throw;
      throw outlay::error("scenario " + name + ", " + e.part(), e.field(), e.value(), e.valid());
    }
    std::printf("%s%zu parts, no fault\n", of.c_str(), s.size());
  };
  auto const what = outlay::plan_choice_of(a.file);
  if (!what.scenario.empty()) return one(read(a, a.file), what.scenario);
  for (auto& s : outlay::read_scenarios(what.file.string())) {
    change(a, s.plan);
    one(s.plan, s.name);
  }
}

// Whether every bit is as recorded.
bool replay(asked const& a) {
  auto const m = outlay::read_manifest(a.file);
  auto const r = outlay::replay(m, a.threads);
  constexpr std::size_t shown = 40;
  for (std::size_t k = 0; k < std::min(shown, r.differences.size()); ++k) {
    auto const& d = r.differences[k];
    constexpr char const* kinds[] = {"version", "data", "field", "number"};
    auto const words = [](std::string const& s) { return s.empty() ? std::string("nothing") : examples::visible(s); };
    std::printf("%s %s: recorded %s, found %s\n", kinds[static_cast<int>(d.what)], examples::visible(d.name).c_str(),
                words(d.recorded).c_str(), words(d.found).c_str());
  }
  if (r.differences.size() > shown) std::printf("and %zu more\n", r.differences.size() - shown);
  std::size_t numbers = 0;
  for (auto const& x : m.numbers) numbers += x.values.size();
  if (r.same_bits())
    std::printf("The same bits: %s of %s, %zu numbers in %zu series.\n", examples::visible(m.run).c_str(),
                examples::visible(m.title.empty() ? "a plan" : m.title).c_str(), numbers, m.numbers.size());
  return r.same_bits();
}

void list(asked const& a) {
  scenario const s = read(a, a.file);
  if (auto const what = outlay::plan_choice_of(a.file); what.scenario.empty())
    if (auto const names = outlay::names_of_scenarios(what.file.string()); !names.empty()) {
      std::puts("Scenarios, each as FILE#NAME:");
      for (auto const& n : names) std::printf("  %s\n", examples::visible(n).c_str());
    }
  std::puts("Parts:");
  for (std::string const& l : s.labels()) std::printf("  %s\n", examples::visible(l).c_str());
  std::puts("Measures, as PART: MEASURE:");
  auto const p = s.project();
  for (auto const& m : p.measures())
    std::printf("  %s: %s (%s, %s)\n", examples::visible(m.part).c_str(), m.name.c_str(), m.unit.text().c_str(),
                m.is_level ? "level" : "flow");
  std::puts("Answers, each also `of` a member or a group:");
  for (std::string const& n : outlay::names_of_answers()) std::printf("  %s\n", n.c_str());
}

} // namespace

int main(int argc, char** argv) {
  CLI::App app("Projects plan files: what an alliance's spending commitments mean, in numbers.", "outlay");
  app.require_subcommand(1);
  asked a;
  auto const with_file = [&](CLI::App* c) {
    c->add_option("FILE", a.file, "a plan in TOML, or FILE#NAME for one of its scenarios; `outlay help` has its tables and keys")->required();
    c->add_option("--set", a.set, "PATH=VALUE: changes a field first, such as share_target.core.to='4 %'")
        ->allow_extra_args(false);
    return c;
  };
  auto const with_answers = [&](CLI::App* c) {
    c->add_option("--answer", a.answers, "an answer by name, such as 'core share of DEU'; may be repeated")
        ->allow_extra_args(false);
    return c;
  };
  auto* const r = with_answers(with_file(app.add_subcommand("run", "projects a plan and prints answers by year")));
  r->add_option("--csv", a.csv, "write the answers to a file, and their manifest beside it, CSV.meta.json");
  r->add_option("--manifest", a.manifest, "write what the answers are of, complete, to a file: for `outlay replay`");
  auto* const f = with_answers(with_file(app.add_subcommand("fan", "draws paths and prints means and quantiles")));
  f->add_option("--manifest", a.manifest, "write what the answers are of, complete, to a file: for `outlay replay`");
  f->add_option("--paths", a.paths, "how many")->check(CLI::Range(1, 10000000))->capture_default_str();
  f->add_option("--seed", a.seed, "of the draws")->check([](std::string const& s) {
    bool const good = !s.empty() && s.size() <= 18 && s.find_first_not_of("0123456789") == std::string::npos;
    return good ? std::string() : "a whole number of at most 18 digits, not " + s;
  })->capture_default_str();
  f->add_option("--threads", a.threads, "no bit depends on it")->check(CLI::Range(1, 256))->capture_default_str();
  auto* const d = with_file(app.add_subcommand("diff", "what of two plans differs, field by field"));
  d->add_option("OTHER", a.other, "the other plan; the same one with --set unless given");
  auto* const c = with_file(app.add_subcommand("check", "reads a plan and its scenarios and checks every field"));
  auto* const l = with_file(app.add_subcommand("list", "parts, measures and answers of a plan"));
  auto* const p = app.add_subcommand("replay", "runs the plan of a manifest again: the same bits, or what differs");
  p->add_option("MANIFEST", a.file, "as run --manifest writes it")->required();
  p->add_option("--threads", a.threads, "no bit depends on it")->check(CLI::Range(1, 256))->capture_default_str();
  auto* const h = app.add_subcommand("help", "tables and keys of plan files, or all of one kind of part");
  auto* const j = app.add_subcommand("schema", "a JSON Schema of plan files, for editors");
  h->add_option("PART", a.kind, "such as pledge or share_target.core");
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& e) { // it repeats what was given
    std::ostringstream out, fault;
    int const code = app.exit(e, out, fault);
    std::fputs(out.str().c_str(), stdout);
    std::fputs(in_lines(fault.str()).c_str(), stderr);
    return code;
  }
  bool same = true;
  try {
    if (*r) run(a);
    else if (*f) fan(a);
    else if (*d) compare(a);
    else if (*c) check(a);
    else if (*p) same = replay(a);
    else if (*l) list(a);
    else if (*j) std::fputs(outlay::json_schema_of_scenarios().c_str(), stdout);
    else if (*h)
      std::fputs((a.kind.empty() ? outlay::help_of_scenarios() : outlay::help_of_kind(a.kind)).c_str(), stdout);
  } catch (std::bad_alloc const&) {
    std::fputs("outlay: not enough memory\n", stderr);
    return 1;
  } catch (std::exception const& e) {
    std::string s = examples::visible(e.what());
    if (s.size() > 4000) s = s.substr(0, 3000) + " ... " + s.substr(s.size() - 900);
    std::fprintf(stderr, "%s%s\n", dynamic_cast<outlay::error const*>(&e) ? "" : "outlay: ", s.c_str());
    return 1;
  }
  if (std::cout.flush() && std::fflush(stdout) == 0) return same ? 0 : 1;
  std::fputs("outlay: the output could not be written\n", stderr);
  return 1;
}
