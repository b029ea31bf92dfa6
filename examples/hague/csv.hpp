// All results as a file in long format. Children add up to parents: Outlay is Outlay|Core and Outlay|Resilience.
#pragma once

#include "../support/long_format.hpp"
#include "results.hpp"

namespace hague {

inline void write_csv(results const& r) {
  using outlay::account, outlay::category;
  std::string const money = r.o.current_prices ? "billion US$/yr" : "billion US$2021/yr";
  struct region {
    std::string name;
    outlay::group members;
    bool stocks;
  };
  std::vector<region> regions{{"NATO", everyone, true}, {"Europe and Canada", europe, true}};
  for (auto const& m : r.allies.members()) regions.push_back({m.code.text(), m.code, m.spends});

  examples::long_format file(r.o.csv);
  auto const write = [&](char const* scenario, projection const& p) {
    file.scenario(scenario);
    for (auto const& [name, g, has_stocks] : regions)
      for (int y = p.first_year(); y <= p.last_year(); ++y) {
        std::chrono::year const at{y};
        auto const put = [&, &name = name](char const* variable, std::string const& unit, double x) { file.add(name, variable, unit, y, x); };
        auto const amount = [&, &g = g](auto what) { return r.money(g, y, [&](auto const& who, auto in_year) { return in(what(who, in_year), billion); }); };
        auto const of = [&](account a) { return amount([&](auto const& who, auto in_year) { return p.outlay_of(a, who, in_year); }); };
        auto const in_category = [&](category c) { return amount([&](auto const& who, auto in_year) { return p.outlay_of(c, who, in_year); }); };

        double const equipment = in_category(category::equipment), personnel = of(account::personnel), infrastructure = of(account::infrastructure),
                     operations = of(account::operations), posture = of(account::posture), aid = of(account::aid),
                     resilience = of(account::resilience);
        double const core = equipment + personnel + infrastructure + operations + posture + aid;
        put("Outlay", money, core + resilience);
        put("Outlay|Core", money, core);
        put("Outlay|Core|Equipment", money, equipment);
        put("Outlay|Core|Personnel", money, personnel);
        put("Outlay|Core|Infrastructure", money, infrastructure);
        put("Outlay|Core|Operations", money, operations);
        put("Outlay|Core|Posture", money, posture);
        put("Outlay|Core|Aid", money, aid);
        put("Outlay|Resilience", money, resilience);
        put("Financing|Paid-in capital", money, of(account::paid_in));
        put("Counted|Core", money, r.core(p, g, y));
        put("GDP", "billion US$2021/yr", p.gdp(g, at).value());
        put("Share of GDP|Core", "%", in(p.core_share(g, at), percent_of_gdp));
        put("Share of GDP|Resilience", "%", in(p.resilience_share(g, at), percent_of_gdp));
        if (!has_stocks) continue;
        put("Orders", money, r.stocks(p, "started", g, y));
        put("Stock index", "start = 1", p.stock_index(g, at));
        for (outlay::area const a : six_areas::list)
          file.add(name, "Stock index, " + std::string(name_of(a)), "start = 1", y, p.stock_index(g, at, a));
      }
  };
  write("plan", r.run);
  write("base-year shares held", r.held);
  write("stocks kept up", r.kept_up);
  file.close();
}

} // namespace hague
