// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A scenario as a file has it: which commitments there are is known only when it has been read, so that each kind is a
// list.
#pragma once

#include "../support/stocks.hpp"
#include "section.hpp"

#include <deque>
#include <filesystem>
#include <string>
#include <vector>

namespace scenario {

using namespace examples;
using outlay::several;

using outlay::capital_contribution, outlay::core, outlay::pledge, outlay::resilience, outlay::share_target;
using stock_part = outlay::stockpile_growth<six_areas>;

/// A part by its label: its line in the file, and what it says there.
struct place {
  std::string label;
  std::size_t line;
  std::string words;
};

struct contents {
  std::string file; ///< as errors and the head name it
  std::string title;
  std::vector<std::string> assumed;
  int base_year = 2025, until = 0;

  several<outlay::economy> economies;
  several<share_target<core>> core_targets;
  several<share_target<resilience>> resilience_targets;
  several<pledge> pledges;
  several<capital_contribution> capitals;
  several<stock_part> stocks;
  std::vector<place> places;
  std::deque<std::string> names = {}; // of groups, which only view them

  auto plan() const { return outlay::plan(economies, core_targets, resilience_targets, pledges, capitals, stocks); }
  outlay::horizon span() const { return {.from = std::chrono::year{base_year}, .until = std::chrono::year{until}}; }
};

/// The same error with the line of the part that it names.
[[noreturn]] inline void refuse_with_line(contents const& c, outlay::error const& e) {
  for (place const& p : c.places)
    if (p.label == e.part())
      throw outlay::error(c.file + ", line " + std::to_string(p.line) + ", " + e.part(), e.field(), e.value(),
                          e.valid());
  throw outlay::error(c.file + ", " + e.part(), e.field(), e.value(), e.valid());
}

class reader {
  contents c_;
  outlay::alliance<> allies_ = outlay::data::nato_2026();

  template <class Field> void may_set_group(section& s, char const* key, Field& to) {
    c_.names.emplace_back();
    if (auto const g = s.group(key, c_.names.back())) to = *g;
  }
  static outlay::key key_of(section& s) {
    auto const k = s.choice("by", {"gdp", "baseline gdp", "equal", "population"}, 0);
    return k == 0   ? outlay::key::gdp()
           : k == 1 ? outlay::key::baseline_gdp()
           : k == 2 ? outlay::key::equal()
                    : outlay::key::population();
  }
  template <class Part> void add(section& s, several<Part>& to, Part part) {
    part.name = s.text("name");
    s.done();
    std::size_t const line = s.line();
    c_.places.push_back({outlay::detail::label(part), line, s.words()});
    try {
      to.add(std::move(part));
    } catch (outlay::error const& e) {
      throw outlay::error(c_.file + ", line " + std::to_string(line) + ", " + e.part(), e.field(), e.value(),
                          e.valid());
    }
  }

  void economy(section s) {
    outlay::economy e = examples::economy();
    (void)s.choice("growth", {"IMF, April 2025"}, 0);
    s.may_set_percent("extra", e.extra);
    may_set_group(s, "of", e.of);
    add(s, c_.economies, e);
  }
  // What both targets share.
  template <class Target> Target target(section& s, Target t) {
    may_set_group(s, "of", t.of);
    t.except = s.by_member<outlay::share>("except");
    t.opt_out = s.members("opt_out");
    if (auto const from = s.maybe_date("from")) t.from = *from;
    s.may_set("floor", t.floor);
    s.may_set_percent("compliance", t.compliance);
    t.own_compliance = s.by_member<outlay::ratio>("own_compliance");
    s.may_set_percent("execution", t.execution);
    t.own_execution = s.by_member<outlay::ratio>("own_execution");
    return t;
  }
  void pledge_of(section s) {
    pledge p{.amount = s.payment("amount"), .from = s.date("from")};
    s.may_set_percent("growth", p.growth);
    if (auto const until = s.maybe_date("until")) p.until = *until;
    may_set_group(s, "payers", p.payers);
    p.by = key_of(s);
    s.may_set("counts", p.counts);
    s.may_set("indexed", p.indexed);
    p.beneficiary = s.text("beneficiary");
    add(s, c_.pledges, p);
  }
  void capital(section s) {
    capital_contribution k{.subscribed = s.amount("subscribed"), .first = s.date("first")};
    s.may_set_percent("paid_in", k.paid_in);
    s.may_set("instalments", k.instalments);
    s.may_set_time("every", k.every);
    may_set_group(s, "founders", k.founders);
    k.by = key_of(s);
    s.may_set("counts", k.counts);
    k.refused = s.members("refused");
    if (auto const from = s.maybe_date("refused_from")) k.refused_from = *from;
    if (!s.text("if_refused").empty())
      k.if_refused =
          s.choice("if_refused", {"rescale", "shrink"}, 0) == 0 ? outlay::refusal::rescale : outlay::refusal::shrink;
    add(s, c_.capitals, k);
  }
  static std::vector<std::string> area_keys() {
    std::vector<std::string> all;
    for (outlay::area const a : six_areas::list) {
      all.emplace_back(outlay::name_of(a));
      for (char& c : all.back())
        if (c == ' ' || c == '-') c = '_';
    }
    return all;
  }
  // Lifts by area; those that are not given share what is left of `whole`, by value.
  std::array<outlay::lift, 6> lifts_of(section s) {
    auto const whole = s.maybe_percent("whole");
    double left = whole ? whole->value() : 0, weight_left = 1;
    std::array<std::optional<double>, 6> own;
    auto const keys = area_keys();
    for (std::size_t a = 0; a < 6; ++a)
      if (auto const x = s.maybe_percent(keys[a].c_str())) {
        own[a] = x->value();
        left -= weight[a] * x->value();
        weight_left -= weight[a];
      }
    s.done();
    for (std::size_t a = 0; a < 6; ++a)
      if (!own[a] && !whole)
        s.refuse(keys[a].c_str(), "a percentage for each area, or one for the whole, such as whole = \"30 %\"");
    if (whole && weight_left < 1e-9) s.refuse("whole", "no figure for the whole where each area has its own");
    auto const lift = [&](std::size_t a) -> outlay::lift {
      return outlay::percent(own[a] ? *own[a] : left / weight_left);
    };
    return {lift(0), lift(1), lift(2), lift(3), lift(4), lift(5)};
  }
  void stock(section s) {
    auto const lift = s.inside("lift");
    if (!lift) s.refuse("lift", "growth by area, as in lift = { whole = \"30 %\", air_defence = \"400 %\" }");
    outlay::percent loss = outlay::percent(100 * attrition);
    if (auto const x = s.maybe_percent("attrition")) loss = *x;
    stock_part g{
        .lift = lifts_of(*lift), .over = s.time("over"), .opening = opening_stocks(allies_, loss.value() / 100)};
    g.attrition = loss;
    g.flat = s.members("flat");
    if (auto const from = s.maybe_date("from")) g.from = *from;
    add(s, c_.stocks, g);
  }

public:
  /// Throws `outlay::error` with file and line.
  static contents read(std::string const& path) {
    reader r;
    r.c_.file = std::filesystem::path(path).filename().string();
    toml::table table;
    try {
      table = toml::parse_file(path);
    } catch (toml::parse_error const& e) {
      auto const line = e.source().begin.line;
      if (line == 0) throw outlay::error("scenario", "FILE", path, "a file that can be read");
      throw outlay::error(r.c_.file + ", line " + std::to_string(line), "TOML", std::string(e.description()),
                          "a file in TOML 1.0");
    }
    section all(r.c_.file, "", table);
    r.c_.title = all.text("title", r.c_.file);
    r.c_.assumed = all.texts("assumed");
    if (auto h = all.inside("horizon")) {
      h->may_set("base_year", r.c_.base_year);
      if (r.c_.base_year != 2024 && r.c_.base_year != 2025)
        h->refuse("base_year", "2024 or 2025: a year of NATO's figures");
      auto const until = h->date("until");
      if (!until.is_year()) h->refuse("until", "a year, the first that is not projected");
      r.c_.until = until.year();
      h->done();
    } else all.refuse("horizon", "a table [horizon] with until, such as until = \"2036\"");
    r.allies_ = outlay::data::nato_2026(r.c_.base_year);
    for (auto& s : all.list("economy")) r.economy(s);
    if (r.c_.economies.empty()) r.c_.economies.add(examples::economy());
    if (auto targets = all.inside("share_target")) {
      for (auto& s : targets->list("core"))
        r.add(s, r.c_.core_targets, r.target(s, share_target<core>{.to = s.percent("to"), .by = s.date("by")}));
      for (auto& s : targets->list("resilience"))
        r.add(s, r.c_.resilience_targets,
              r.target(s, share_target<resilience>{
                              .existing = s.percent("existing"), .to = s.percent("to"), .by = s.date("by")}));
      targets->done();
      if (r.c_.core_targets.empty())
        targets->refuse("core", "a core target for every member, under [[share_target.core]]");
    } else all.refuse("share_target", "a core target for every member, under [[share_target.core]]");
    for (auto& s : all.list("pledge")) r.pledge_of(s);
    for (auto& s : all.list("capital_contribution")) r.capital(s);
    for (auto& s : all.list("stockpile_growth")) r.stock(s);
    all.done();
    return std::move(r.c_);
  }
};

} // namespace scenario
