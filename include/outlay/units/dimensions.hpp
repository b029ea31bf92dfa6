// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/derived_dimension.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/operators.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/unit.hpp>
#include <outlay/units/money.hpp>

/// The registry of dimensions: every ordinal that the library gives to Boost.Units stands in this header.
namespace outlay::dimensions {

inline constexpr long first_ordinal = 762'000;

struct time : boost::units::base_dimension<time, first_ordinal + 1> {};
struct items : boost::units::base_dimension<items, first_ordinal + 2> {};
struct people : boost::units::base_dimension<people, first_ordinal + 3> {};
/// 'Of GDP': makes GDP, a share of it and outlay three types.
struct output : boost::units::base_dimension<output, first_ordinal + 4> {};
/// One dimension for each currency and price basis: 1,000 ordinals a currency, from 1,000 above the first.
template <class Money>
struct money
    : boost::units::base_dimension<money<Money>, first_ordinal + 1000 + 1000 * static_cast<long>(Money::currency) +
                                                     (Money::base_year == 0 ? 0 : Money::base_year - 1900)> {};
template <>
struct money<run_money> : boost::units::base_dimension<money<run_money>, first_ordinal + 11> {};
template <>
struct money<current_run_money> : boost::units::base_dimension<money<current_run_money>, first_ordinal + 12> {};

struct year_base : boost::units::base_unit<year_base, time::dimension_type, first_ordinal + 1> {};
struct item_base : boost::units::base_unit<item_base, items::dimension_type, first_ordinal + 2> {};
struct head_base : boost::units::base_unit<head_base, people::dimension_type, first_ordinal + 3> {};
struct output_base : boost::units::base_unit<output_base, output::dimension_type, first_ordinal + 4> {};

using system = boost::units::make_system<year_base, item_base, head_base, output_base>::type;

} // namespace outlay::dimensions
