// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What the commitments of The Hague, 2025, mean in money: 3.5 % of GDP for core defence and 1.5 % for resilience by
// 2035, with a monthly pledge, a bank's paid-in capital and growing stocks, on NATO's and the IMF's published figures.
// The plan itself is in hague/plan.hpp.
#include "hague/charts.hpp"
#include "hague/csv.hpp"
#include "hague/tables.hpp"

int main(int argc, char** argv) {
  return examples::run("hague",
                       "Projects the commitments of The Hague, 2025, on NATO's and the IMF's published figures.", argc,
                       argv, [](examples::program& program) {
                         auto const options = hague::read(program);
                         program.require_charts();
                         auto const results = hague::project(options);
                         if (!program.csv.empty()) hague::write_csv(results, program.csv);
                         hague::print(results);
                         if (!program.charts.empty()) hague::draw(results, program);
                       });
}
