// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A scenario from a text file: which commitments there are, how many of each, and all their figures are read when the
// program runs. Each kind is a list in the plan, several<pledge>, so that one program projects any file. Three files
// are in scenarios/.
#include "scenario/tables.hpp"

#include "support/axes.hpp"
#include "support/csv.hpp"
#include "support/program.hpp"

namespace {

void draw(scenario::results const& r, examples::program const& p) {
  auto g = p.chart("scenario", r.c.title(), "Counted core and resilience of the 32 members, billions of 2021 dollars",
                   examples::foot(r.allies, "What is assumed stands in " + r.c.file() + "."));
  g.data("d", examples::by_year(r.first(), r.last(), [&](int y) {
           double const america = r.core(examples::america, y), core = america + r.core(examples::europe, y);
           return std::vector<double>{america, core, core + r.resilience(examples::everyone, y)};
         }));
  g.say(examples::years_on_x(r.first(), r.last(), 0, 0));
  g.say(examples::thousands_on_y(r.core(examples::everyone, r.last()) + r.resilience(examples::everyone, r.last())));
  g.say("set style fill solid 1 noborder");
  g.say("plot $d using 1:3:4 with filledcurves lc '#f2b05e' title \"Resilience\", \\");
  g.say("  $d using 1:2:3 with filledcurves lc '#2f7fc1' title \"Core, Europe and Canada\", \\");
  g.say("  $d using 1:(0):2 with filledcurves lc '#8da9c4' title \"Core, United States\"");
  examples::wrote(g.draw());
}

} // namespace

int main(int argc, char** argv) {
  return examples::run(
      "scenario", "Projects a scenario that a file in TOML describes, on NATO's and the IMF's published figures.", argc,
      argv, [](examples::program& program) {
        std::string file = OUTLAY_SCENARIOS "/hague.toml";
        program.option("FILE", file,
                       "the scenario, with the tables and keys named below; without it hague.toml of "
                       "examples/scenarios");
        program.output_options();
        program.footer(scenario::help());
        program.parse();
        program.require_charts();
        auto const r = scenario::project(scenario::read(file));
        examples::write_csv(program.name, program.csv, r.c.title(), r.run);
        scenario::print(r);
        if (!program.charts.empty()) draw(r, program);
      });
}
