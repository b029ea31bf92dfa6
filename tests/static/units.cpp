// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What holds of the types of the library; nothing here runs.
#include <outlay/outlay.hpp>

#include <array>
#include <concepts>
#include <type_traits>
#include <vector>

using namespace outlay::literals;
using namespace std::chrono_literals;
using outlay::usd, outlay::usd_2021, outlay::eur;

template <class A, class B> using product = decltype(std::declval<A>() * std::declval<B>());
template <class A, class B> using quotient = decltype(std::declval<A>() / std::declval<B>());

// --- products and quotients
static_assert(std::same_as<product<outlay::gdp_share<>, outlay::gdp<usd_2021>>, outlay::flow<usd_2021>>);
static_assert(std::same_as<product<outlay::gdp<usd_2021>, outlay::gdp_share<>>, outlay::flow<usd_2021>>);
static_assert(std::same_as<product<outlay::flow<usd_2021>, outlay::duration<>>, outlay::money<usd_2021>>);
static_assert(std::same_as<quotient<outlay::money<usd_2021>, outlay::duration<>>, outlay::flow<usd_2021>>);
static_assert(std::same_as<quotient<outlay::flow<eur>, outlay::gdp<eur>>, outlay::gdp_share<>>);
static_assert(std::same_as<product<outlay::unit_cost<eur>, outlay::stock_value<>>, outlay::money<eur>>);
static_assert(std::same_as<quotient<outlay::money<eur>, outlay::stock_value<>>, outlay::unit_cost<eur>>);
static_assert(std::same_as<quotient<outlay::money<eur>, outlay::money<eur>>, outlay::number<>>);
static_assert(std::same_as<product<outlay::growth_rate<>, outlay::duration<>>, outlay::number<>>);
static_assert(std::same_as<decltype(1_bn_usd / outlay::month), outlay::flow<usd>>);
static_assert(std::same_as<decltype(12 * 1_bn_usd), outlay::money<usd>>);
static_assert(std::same_as<decltype(27_bn_usd_2021 / 5), outlay::money<usd_2021>>);

// --- kinds that must stay apart
template <class... T> inline constexpr bool all_different = true;
template <class T, class... R>
inline constexpr bool all_different<T, R...> = (!std::same_as<T, R> && ... && true) && all_different<R...>;
static_assert(all_different<outlay::money<usd>, outlay::flow<usd>, outlay::gdp<usd>, outlay::unit_cost<usd>,
                            outlay::gdp_share<>, outlay::growth_rate<>, outlay::duration<>, outlay::stock_value<>,
                            outlay::headcount<>, outlay::number<>>);
static_assert(all_different<outlay::money<usd>, outlay::money<outlay::usd_2015>, outlay::money<usd_2021>,
                            outlay::money<eur>, outlay::money<outlay::gbp>, outlay::money<outlay::cad>>);
static_assert(
    all_different<outlay::share, outlay::lift, outlay::ratio, outlay::rate, outlay::probability, outlay::volatility>);
static_assert(all_different<outlay::amount, outlay::yearly_amount, outlay::item_cost, outlay::head_cost>);
static_assert(all_different<outlay::time_span, outlay::head_count, outlay::item_count>);
static_assert(!std::is_convertible_v<outlay::gdp<usd>, outlay::flow<usd>>);
static_assert(!std::is_convertible_v<outlay::money<usd>, outlay::money<usd_2021>>);
static_assert(!std::is_convertible_v<double, outlay::money<usd>>);
static_assert(!std::is_convertible_v<outlay::money<usd>, double>);
static_assert(!std::is_convertible_v<double, outlay::gdp_share<>>);
static_assert(!std::is_convertible_v<outlay::percent, double>);
static_assert(!std::is_convertible_v<double, outlay::percent>);
static_assert(!std::is_convertible_v<outlay::share, double>);
static_assert(!std::is_convertible_v<outlay::date, int>);

// --- a field without a default must be given
static_assert(!std::is_default_constructible_v<outlay::share>);
static_assert(!std::is_default_constructible_v<outlay::rate>);
static_assert(!std::is_default_constructible_v<outlay::amount>);
static_assert(!std::is_default_constructible_v<outlay::yearly_amount>);
static_assert(!std::is_default_constructible_v<outlay::item_cost>);
static_assert(!std::is_default_constructible_v<outlay::time_span>);
static_assert(!std::is_default_constructible_v<outlay::head_count>);
static_assert(!std::is_default_constructible_v<outlay::scalar>);
static_assert(!std::is_default_constructible_v<outlay::date>);
static_assert(!std::is_default_constructible_v<outlay::member_code>);
static_assert(!std::is_default_constructible_v<outlay::growth_source>);
static_assert(!std::is_default_constructible_v<outlay::by_area<outlay::lift, outlay::five_areas>>);
static_assert(!std::is_default_constructible_v<outlay::pledge>);
static_assert(!std::is_default_constructible_v<outlay::member>);

// --- percentages become what the field is, wherever the field stands
struct defaults {
  outlay::share share = 5_pct;
  outlay::lift lift = 400_pct;
  outlay::rate rate = -3_pct;
  outlay::time_span over = 10_years;
  outlay::amount sum = 27_bn_eur;
  outlay::yearly_amount yearly = 1_bn_usd / outlay::month;
};
struct pair_of_them {
  outlay::share share;
  outlay::lift lift;
};
constexpr double raw(auto const& field) { return outlay::detail::field_access::raw(field); }
static_assert(raw(defaults{}.share) == 0.05);
static_assert(raw(defaults{}.lift) == 4.0);
static_assert(raw(defaults{}.rate) == -0.03);
static_assert(raw(defaults{}.over) == 10.0);
static_assert(raw(defaults{.share = 2.5_pct}.share) == 0.025);
static_assert(defaults{}.sum.money() == outlay::id_of<eur>);
static_assert(defaults{}.yearly.money() == outlay::money_id{outlay::currency::usd, 0});

constexpr std::array<outlay::share, 3> shares{1_pct, 2_pct, 50_pct};
static_assert(raw(shares[0]) == 0.01 && raw(shares[2]) == 0.5);
constexpr pair_of_them pairs[] = {{1_pct, 150_pct}, {.share = 2_pct, .lift = -10_pct}};
static_assert(raw(pairs[0].lift) == 1.5 && raw(pairs[1].lift) == -0.1);
static_assert(
    std::same_as<decltype(std::vector<pair_of_them>{{1_pct, 150_pct}, {2_pct, 30_pct}}), std::vector<pair_of_them>>);
static_assert(std::same_as<decltype(outlay::by_member<outlay::share>{{"ESP", 2.1_pct}, {"CAN", 3_pct}}),
                           outlay::by_member<outlay::share>>);

constexpr outlay::by_area<outlay::lift, outlay::five_areas> one_for_all = 30_pct;
constexpr outlay::by_area<outlay::lift, outlay::five_areas> one_for_each{400_pct, 10_pct, 20_pct, 30_pct, 40_pct};
static_assert(raw(one_for_all[0]) == 0.3 && raw(one_for_all[4]) == 0.3);
static_assert(raw(one_for_each[0]) == 4.0 && raw(one_for_each[1]) == 0.1 && raw(one_for_each[4]) == 0.4);

// --- a quantity is its number, a field its number and its money
static_assert(sizeof(outlay::quantity<outlay::units::share, double>) == 8);
static_assert(sizeof(outlay::gdp<usd_2021>) == 8);
static_assert(sizeof(outlay::money<usd_2021>) == 8);
static_assert(sizeof(outlay::share) == 8);
static_assert(sizeof(outlay::time_span) == 8);
static_assert(sizeof(outlay::amount) == 16);
static_assert(sizeof(outlay::date) == 8);
static_assert(std::is_trivially_copyable_v<outlay::share> && std::is_trivially_copyable_v<outlay::amount>);
struct only_a_date {
  [[no_unique_address]] outlay::named_only _{};
  outlay::date by;
};
static_assert(sizeof(only_a_date) == sizeof(outlay::date));

// --- dates are known while compiling
static_assert(outlay::date(2035y).months() == 2035 * 12);
static_assert(outlay::date(2026y / std::chrono::March).months() == 2026 * 12 + 2);

// --- parts and what is none
static_assert(outlay::part<outlay::economy> && outlay::part<outlay::pledge> &&
              outlay::part<outlay::share_target<outlay::core>>);
static_assert(outlay::part<outlay::stockpile_growth<>> && outlay::part<outlay::capital_contribution> &&
              outlay::part<outlay::learning<>>);
static_assert(!outlay::part<int> && !outlay::part<outlay::member> && !outlay::part<outlay::percent_literal>);
static_assert(outlay::answer<decltype(outlay::total_outlay)> && !outlay::answer<outlay::group>);
