// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/projection.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// One member's base year: core outlay and its share of GDP in the model and in the data, which should agree.
struct reconciled_member {
  member_code code;
  double model, data;             ///< billions of the alliance's money
  double model_share, data_share; ///< of GDP
  double difference() const { return model - data; }
};

/// The base year of a projection beside the data it stands on, member by member: what a reader checks first.
/// Throws `error` where the projection does not report the base year.
template <class Money> std::vector<reconciled_member> reconcile(projection<Money> const& run) {
  auto const& allies = run.allies();
  std::chrono::year const base(allies.base_year());
  std::vector<reconciled_member> table;
  for (member const& m : allies.members()) {
    double const gdp = detail::field_access::raw(m.gdp), published = m.spends ? detail::field_access::raw(m.core) : 0.0;
    double const core = run.counted_core(group(m.code), base).value(), actual = run.gdp(group(m.code), base).value();
    table.push_back({m.code, core, published * gdp, actual > 0 ? core / actual : 0.0, published});
  }
  return table;
}

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
