// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A file in TOML as a plan. Stocks that a file leaves out are those of the examples: opening stocks by perpetual
// inventory, divided among areas by weight, and industry that starts what was bought in the base year.
#pragma once

#include "../support/stocks.hpp"

#include <outlay/files/file_help.hpp>
#include <outlay/files/plan_tree.hpp>

namespace scenario {

using namespace examples;
using outlay::tree;
using contents = outlay::library_plan_file<six_areas, 2>;

class published_stocks {
  outlay::vocabulary words_;
  outlay::alliance<> allies_;

  using place = outlay::detail::place_in_file;
  static std::string key(std::size_t a) { return outlay::detail::area_key(six_areas::list[a]); }
  static std::string percent(double x) { return outlay::text(x) + " %"; }

  // Lifts by area; those that are not given share what is left of `whole`, by value.
  void complete_lift(tree& lift, place const& here) const {
    tree const* const whole = lift.find("whole");
    if (!lift.table() || (whole == nullptr && lift.table()->size() == six_areas::count)) return;
    auto const of_whole = outlay::detail::read_if_there<outlay::ratio>(lift, "whole", here);
    double left = of_whole ? 100 * outlay::detail::field_access::raw(*of_whole) : 0, weight_left = 1;
    tree all{tree::table_type{}};
    for (std::size_t a = 0; a < six_areas::count; ++a) {
      auto const own = outlay::detail::read_if_there<outlay::lift>(lift, key(a).c_str(), here);
      if (!own) continue;
      left -= weight[a] * (100 * outlay::detail::field_access::raw(*own));
      weight_left -= weight[a];
    }
    if (of_whole && weight_left < 1e-9)
      here.below("whole").refuse(*whole, "no figure for the whole where each area has its own");
    for (auto const& [name, x] : *lift.table()) {
      bool known = name == "whole";
      for (std::size_t a = 0; a < six_areas::count; ++a) known = known || name == key(a);
      if (!known) here.below(name).refuse(x.place(), "a key that is not known", "whole, or an area: " + areas());
    }
    for (std::size_t a = 0; a < six_areas::count; ++a) {
      tree const* const own = lift.find(key(a));
      if (!own && !of_whole)
        here.below(key(a)).refuse(lift.place(), "nothing",
                                  "a percentage for each area, or one for the whole, such as whole = \"30 %\"");
      all[key(a)] = own ? *own : tree(percent(left / weight_left));
    }
    all.set_place(lift.place());
    lift = all;
  }
  static std::string areas() { return outlay::detail::quoted(outlay::detail::choices_of<outlay::area>()); }

  void complete_stocks(tree& stocks, place const& here) const {
    if (tree const* const lift = stocks.find("lift")) {
      (void)lift;
      complete_lift(stocks["lift"], here.below("lift"));
    }
    bool const opening = stocks.find("opening");
    auto const loss = outlay::detail::read_if_there<outlay::ratio>(stocks, "attrition", here);
    double const a_year = loss ? outlay::detail::field_access::raw(*loss) : attrition;
    if (!opening && !(a_year > 0 && a_year < 1))
      here.below("attrition")
          .refuse(*stocks.find("attrition"), "more than 0 % and less than 100 % a year: opening stocks "
                                             "are what purchases keep up");
    if (!loss) stocks["attrition"] = percent(100 * attrition);
    if (!opening)
      for (auto const& o : opening_stocks(allies_, a_year))
        for (std::size_t a = 0; a < six_areas::count; ++a)
          stocks["opening"][o.code.text()]["units"][key(a)] = o.units[a];
    // A lead that is given holds in all areas but those of `own_lead`; without one all leads are those of the examples.
    if (!stocks.find("lead")) {
      stocks["lead"] = outlay::detail::written(lead);
      for (auto const& own : own_leads)
        if (!stocks["own_lead"].find(outlay::detail::area_key(own.which)))
          stocks["own_lead"][outlay::detail::area_key(own.which)] = outlay::detail::written(own.value);
    }
  }
  void complete_industry(tree& industry) const {
    if (industry.find("capacity")) return;
    auto const of = capacity(allies_);
    for (std::size_t a = 0; a < six_areas::count; ++a)
      industry["capacity"][key(a)] = outlay::detail::written(of.each[a]);
  }

public:
  published_stocks(std::string file, tree const& t)
      : words_{.file = std::move(file)}, allies_(outlay::data::nato_2026(outlay::detail::read_base_year(
                                             *t.find("horizon"), place(words_).below("horizon")))) {}
  void complete(tree& t) const {
    place const root(words_);
    auto const each = [&](char const* kind, auto const& change) {
      if (tree* const list = t.find(kind) ? &t[kind] : nullptr; list && list->list())
        for (tree& x : *list->list())
          if (x.table()) change(x, root.below(kind));
    };
    each("stockpile_growth", [&](tree& x, place const& here) { complete_stocks(x, here); });
    each("industry", [&](tree& x, place const&) { complete_industry(x); });
  }
};

/// Throws `outlay::error` with file and line.
inline contents read(std::string const& path) {
  outlay::plan_choice const what = outlay::plan_choice_of(path);
  std::string const name = what.file.filename().string();
  tree t = outlay::read_plan_tree(what.file, what.scenario);
  tree const as_written = t;
  if (t.find("horizon") && t.find("horizon")->table()) published_stocks(name, t).complete(t);
  contents c(t, name, as_written);
  if (c.of<outlay::share_target<outlay::core>>().empty()) {
    outlay::vocabulary const words{.file = name};
    outlay::detail::place_in_file(words, "share_target")
        .refuse(t.place(), "nothing", "a core target for every member, under [[share_target.core]]");
  }
  return c;
}

inline std::string help() {
  return outlay::plan_file_help<six_areas, 2>() +
         "  In [[stockpile_growth]] a lift may have `whole`, of which areas without one share the rest; opening, "
         "attrition\n"
         "  and leads, and the capacity of [[industry]], are those of the examples unless given.\n";
}

} // namespace scenario
