// What the commitments of The Hague, 2025, mean in money: 3.5 % of GDP for core defence and 1.5 % for resilience by 2035,
// with a monthly pledge, a bank's paid-in capital and growing stocks, on NATO's and the IMF's published figures.
// The plan itself is in hague/plan.hpp.
#include "hague/charts.hpp"
#include "hague/csv.hpp"
#include "hague/tables.hpp"

int main(int argc, char** argv) {
  CLI::App app("Projects the commitments of The Hague, 2025, on NATO's and the IMF's published figures. Writes to standard output.", "hague");
  try {
    auto const options = hague::read(app, argc, argv);
    if (!options.charts.empty()) examples::require_charts(options.charts);
    auto const results = hague::project(options);
    if (!options.csv.empty()) hague::write_csv(results);
    hague::print(results);
    if (!options.charts.empty()) hague::draw(results);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw outlay::error("hague", "standard output", "cut short", "one with room");
    return 0;
  } catch (CLI::ParseError const& e) {
    return app.exit(e) == 0 ? 0 : 2;
  } catch (std::exception const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
