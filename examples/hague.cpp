// What the commitments of The Hague, 2025, mean in money: 3.5 % of GDP for core defence and 1.5 % for resilience by 2035,
// with a monthly pledge, a bank's paid-in capital and growing stocks, on NATO's and the IMF's published figures.
// The plan itself is in hague/plan.hpp.
#include "hague/charts.hpp"
#include "hague/csv.hpp"
#include "hague/tables.hpp"

int main(int argc, char** argv) {
  CLI::App app("Projects the commitments of The Hague, 2025, on NATO's and the IMF's published figures. Writes to standard output.", "hague");
  try {
    auto const results = hague::project(hague::read(app, argc, argv));
    hague::print(results);
    if (!results.o.csv.empty()) hague::write_csv(results);
    if (!results.o.charts.empty()) hague::draw(results);
    return 0;
  } catch (CLI::ParseError const& e) {
    return app.exit(e);
  } catch (outlay::error const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
