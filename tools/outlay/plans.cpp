// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// diff, check, list and replay: what plans and manifests say.
#include "program.hpp"

#include <cstdio>

namespace program {

void difference(asked const& a) {
  scenario const before = outlay::read_scenario(a.file), after = read(a, a.other.empty() ? a.file : a.other);
  auto const all = diff(before, after);
  if (all.empty()) std::puts("The two say the same.");
  for (auto const& d : all)
    std::printf("%s: %s -> %s\n", visible(d.path).c_str(),
                visible(d.before.empty() ? "unset" : d.before.words()).c_str(),
                visible(d.after.empty() ? "unset" : d.after.words()).c_str());
}

void check(asked const& a) {
  auto const one = [](scenario const& s, std::string const& name) {
    std::string const of = name.empty() ? "" : visible(name) + ": ";
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

bool replay(asked const& a) {
  auto const m = outlay::read_manifest(a.file);
  auto const r = [&] {
    patience const p("replay");
    return outlay::replay(m, a.threads);
  }();
  constexpr std::size_t most = 40;
  for (std::size_t k = 0; k < std::min(most, r.differences.size()); ++k) {
    auto const& d = r.differences[k];
    constexpr char const* kinds[] = {"version", "data", "field", "number"};
    auto const words = [](std::string const& s) { return s.empty() ? std::string("nothing") : visible(s); };
    std::printf("%s %s: recorded %s, found %s\n", kinds[static_cast<int>(d.what)], visible(d.name).c_str(),
                words(d.recorded).c_str(), words(d.found).c_str());
  }
  if (r.differences.size() > most) std::printf("and %zu more\n", r.differences.size() - most);
  std::size_t numbers = 0;
  for (auto const& x : m.numbers) numbers += x.values.size();
  if (r.same_bits())
    std::printf("The same bits: %s of %s, %zu numbers in %zu series.\n", visible(m.run).c_str(),
                visible(m.title.empty() ? "a plan" : m.title).c_str(), numbers, m.numbers.size());
  return r.same_bits();
}

void list(asked const& a) {
  scenario const s = read(a, a.file);
  if (auto const what = outlay::plan_choice_of(a.file); what.scenario.empty())
    if (auto const names = outlay::names_of_scenarios(what.file.string()); !names.empty()) {
      std::puts("Scenarios, each as FILE#NAME:");
      for (auto const& n : names) std::printf("  %s\n", visible(n).c_str());
    }
  std::puts("Parts:");
  for (std::string const& l : s.labels()) std::printf("  %s\n", visible(l).c_str());
  std::puts("Measures, as PART: MEASURE:");
  auto const p = s.project<outlay::run_money>();
  for (auto const& m : p.measures())
    std::printf("  %s: %s (%s, %s)\n", visible(m.part).c_str(), m.name.c_str(), m.unit.text().c_str(),
                m.is_level ? "level" : "flow");
  std::puts("Answers, each also `of` a member or a group:");
  for (std::string const& n : outlay::names_of_answers()) std::printf("  %s\n", n.c_str());
  std::puts(
      "  stock index and dependence of one area: `stock index of DEU, air defence`\n"
      "  rise of core, YEAR to YEAR; also by GDP, by share and by prices: `rise of core of DEU, 2026 to 2035 by GDP`\n"
      "  happened EVENT");
}

} // namespace program
