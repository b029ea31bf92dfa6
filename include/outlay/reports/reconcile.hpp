// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/results/projection.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// One member and year: what a projection has beside what was published. Money is in billions of the alliance's money,
/// categories in NATO's order: equipment, personnel, infrastructure, other.
struct reconciled_member {
  int year;
  member_code code;
  double model, data;                   ///< counted core outlay
  double model_share, data_share;       ///< of GDP
  std::array<double, 4> model_category; ///< core outlay by category; aid and posture are in other
  std::optional<std::array<double, 4>> data_category; ///< unset where not published
  bool estimate;                        ///< whether the publication marks the year as an estimate
  double difference() const { return model - data; }
};

namespace detail {
// An alliance without published figures has those of its members, of the base year.
template <class Money> std::vector<published_figure> figures_of(alliance<Money> const& allies) {
  if (!allies.facts().published.empty()) return allies.facts().published;
  std::vector<published_figure> all;
  for (member const& m : allies.members()) {
    double const gdp = field_access::raw(m.gdp), core = m.spends ? field_access::raw(m.core) * gdp : 0.0;
    published_figure f{allies.base_year(), m.code, core, gdp};
    if (m.spends)
      f.mix = {field_access::raw(m.mix.equipment), field_access::raw(m.mix.personnel),
               field_access::raw(m.mix.infrastructure), field_access::raw(m.mix.operations)};
    all.push_back(f);
  }
  return all;
}
template <class Money>
std::vector<reconciled_member> reconciled(projection<Money> const& run, int first, int last, bool one_year) {
  auto const& allies = run.allies();
  std::vector<published_figure> const figures = figures_of(allies);
  int from = 0, to = 0;
  for (published_figure const& f : figures) {
    if (f.year < allies.base_year()) continue;
    if (from == 0) from = f.year;
    to = f.year;
  }
  std::vector<reconciled_member> table;
  for (published_figure const& f : figures) {
    if (f.year < from || f.year < first || f.year > last || allies.find(f.code) < 0) continue;
    std::chrono::year const y(f.year);
    group const who(f.code);
    double const gdp = run.gdp(who, y).value();
    if (!(gdp > 0)) continue; // does not belong yet, or no more
    double const core = run.counted_core(who, y).value();
    reconciled_member row{f.year, f.code, core, f.core, core / gdp, f.core / f.gdp, {}, f.mix, f.estimate};
    for (std::size_t c = 0; c < 4; ++c) {
      row.model_category[c] = run.outlay_of(static_cast<category>(c), who, y).value();
      if (row.data_category) (*row.data_category)[c] *= f.core;
    }
    table.push_back(row);
  }
  if (!table.empty()) return table;
  std::string published = "none from the base year on";
  if (from != 0) published = joined({from, " to ", to});
  if (one_year) refuse("reconcile", "year", {first}, {"a published year that the projection has: ", published});
  refuse("reconcile", "years", {first, " to ", last}, {"a projection with a published year: ", published});
}
} // namespace detail

/// A projection beside what was published, member by member, for every published year from the base year on that it
/// reports: what a reader checks first. Members are left out in years to which they do not belong. An alliance without
/// published figures has those of its base year. Throws `error` where there is no such year.
template <class Money> std::vector<reconciled_member> reconcile(projection<Money> const& run) {
  return detail::reconciled(run, run.first_year(), run.last_year(), false);
}

/// The same for one year.
template <class Money> std::vector<reconciled_member> reconcile(projection<Money> const& run, std::chrono::year y) {
  int const at = static_cast<int>(y);
  if (at < run.first_year() || at > run.last_year())
    detail::refuse("reconcile", "year", {at}, {run.first_year(), " to ", run.last_year()});
  return detail::reconciled(run, at, at, true);
}

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
