// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/parts/stocks/opening_stock.hpp>
#include <outlay/parts/stocks/stock_order.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Stocks by area that are to grow by a lift over some years: losses replaced, orders limited by industry, then by the
/// equipment money. With `Stages` > 0 an order takes `lead` years through that many stages; 0 delivers in its own step.
template <class Areas = five_areas, int Stages = 0> struct stockpile_growth {
  static_assert(Stages >= 0 && Stages <= 36, "outlay: a stock part has 0 (no lead time) to 36 stages of delivery");
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "stockpile_growth";
  static constexpr std::uint64_t variant = Areas::number * 64 + Stages;
  std::string name = {};
  by_area<outlay::lift, Areas> lift;
  time_span over;
  std::optional<moment> from = {};
  std::vector<opening_stock<Areas>> opening;
  std::vector<member_code> flat = {};
  by_area<ratio, Areas> attrition = 0_pct;
  by_area<item_cost, Areas> unit_cost = billions<usd_2021>(1) / stock_value<>::from_value(1);
  optional_ratio equipment_share = {};
  fixed_time lead = 0_years;
  std::vector<per_area<fixed_time>> own_lead = {};
  ratio advance = 100_pct;
  std::vector<ratio> paid = {};
  bool measures_by_area = false;
  bool measures_upkeep = false;
  optional_ratio upkeep = {};
  std::vector<per_area<time_span>> own_over = {};
  std::vector<stock_loss<Areas>> losses = {};

  static constexpr void describe(auto& d) {
    using parts::field;
    using c = stockpile_growth;
    d.acts(parts::hook::grow, {.reads = parts::shared::unit_costs, .adds = parts::shared::demand});
    d.acts(parts::hook::buy, {.reads = parts::shared::means, .adds = parts::shared::goods});
    d.required(field<&c::lift>, "growth target of each area over the opening stock",
               {.whole = {&c::growing_value, "the value of what members that are not `flat` have in stock"}});
    d.required(field<&c::over>, "time in which the lift is reached", {.more_than = 0});
    d.optional(field<&c::from>, "start, a year stands for its end; the start of the horizon unless given");
    d.required(field<&c::opening>, "members that hold stocks, by area; others neither hold nor buy");
    d.optional(field<&c::flat>, "members whose lift is 0: they only replace losses");
    d.optional(field<&c::attrition>, "loss a year", {.less_than = 100});
    d.optional(field<&c::unit_cost>, "of a unit at the start, in the alliance's money", {.ledger_money = true});
    d.optional(field<&c::equipment_share>, "part of what the budget leaves after claims that may buy stocks; each "
                                           "member's base-year share unless given");
    d.optional(field<&c::lead>, "from order to delivery, whole steps; needs stages of delivery");
    d.optional(field<&c::own_lead>, "areas with a lead of their own");
    d.optional(field<&c::advance>, "part of the cost that is paid with the order, the rest at delivery");
    d.optional(
        field<&c::paid>,
        "parts of an order's cost that are paid in its year, in the year after, and so on, at the unit cost of the "
        "order, in place of `advance`; what later years cannot pay is not ordered; US practice is near 20, 35, 25 "
        "and 20 % (assumed)");
    d.optional(field<&c::measures_by_area>, "reports demand, starts and deliveries of each area as well");
    d.optional(field<&c::measures_upkeep>, "reports what operations lack to keep up stocks that have grown");
    d.optional(
        field<&c::upkeep>,
        "with `measures_upkeep`: operations that stocks beyond the opening ones need a year, of their value; each "
        "member's operations of the base year over its opening stocks unless given");
    d.optional(field<&c::own_over>, "areas with a time of their own", {.more_than = 0});
    d.optional(field<&c::losses>, "what is lost at a date or an event: stocks held, not orders");
  }
  /// What members whose stocks are to grow have at the start, by area, at the unit costs of the start.
  [[gnu::cold]] std::vector<double> growing_value() const {
    std::vector<double> value(Areas::count, 0.0);
    for (auto const& o : opening)
      if (std::find(flat.begin(), flat.end(), o.code) == flat.end())
        for (std::size_t a = 0; a < value.size(); ++a)
          value[a] += o.units[a] * detail::field_access::raw(unit_cost[static_cast<int>(a)]);
    return value;
  }
  static stockpile_growth example() {
    std::array<double, Areas::count> units;
    units.fill(5);
    return {.name = "stocks",
            .lift = 30_pct,
            .over = 10_years,
            .opening = {{.code = "DEU", .units = units}},
            .attrition = 5_pct,
            .lead = duration<>::from_value(Stages)};
  }

  [[gnu::cold]] void check(auto& c) const {
    if (measures_upkeep) {
      c.moves_within_steps();
      c.reports("operations short", counts::money);
    } else if (upkeep.given())
      c.refuse("upkeep", {detail::in_percent{detail::field_access::raw(upkeep)}, " without measures_upkeep"},
               "unset, or measures_upkeep = true");
    detail::check_own_times<Areas>(c, "own_over", own_over);
    detail::check_losses(c, losses);
    detail::check_lead<Stages>(c, "lead", lead);
    detail::check_own_times<Areas>(c, "own_lead", own_lead);
    for (auto const& o : own_lead) detail::check_lead<Stages>(c, "own_lead", o.value);
    member_set const holders = detail::check_opening(c, opening);
    detail::check_orders(c, opening, lead, own_lead);
    detail::check_spend_out<Stages>(c, paid, advance);
    for (auto const& l : losses)
      if ((c("losses", l.of) & holders) == 0) c.refuse("losses", {l.of.name()}, "a group with stocks in `opening`");
    detail::stock_measures<Areas>::announce(c, measures_by_area);
  }

  static constexpr int n = Areas::count;
  template <class P> using setup = detail::stock_setup<P, Areas, Stages>;
  template <class V> using state = detail::stock_state<V, Areas, Stages>;
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{};
    std::string const part = detail::label(*this);
    int next = 0;
    for (auto const& o : opening) {
      int const i = r.allies().index_of(o.code, part, "opening", next);
      next = i + 1;
      x.holders |= member_set{1} << i;
      for (int a = 0; a < n; ++a) {
        auto const at = static_cast<std::size_t>(a);
        x.opened[a][i] = x.opening[i][a] = o.units[at];
        if constexpr (Stages > 0) x.ordered[i][a] = o.on_order ? (*o.on_order)[at] : numeric::not_a_number;
      }
    }
    for (member_code const m : flat) x.flat |= member_set{1} << r.allies().index_of(m, part, "flat");
    x.start = from ? r.when(*from) : timing{r.grid().month_of(0)};
    if (x.start.is_year) x.start = x.start.later(12);
    x.lost = r.set().find_measure(part, "lost");
    x.losses = detail::ready_losses(r, losses, part, x.holders);
    x.share_of_base = !equipment_share.given();
    detail::prepare_spend_out(r, paid, part, x.spend_out);
    x.upkeep.measure = r.set().find_measure(part, "operations short");
    x.measures.find(r.set(), part, measures_by_area);
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    detail::prepare_delivery(r, lead, own_lead, attrition, x);
    for (int a = 0; a < n; ++a) {
      x.cost[a] = r.plain(unit_cost[a]);
      x.lift[a] = r[lift[a]].value();
    }
    for (std::size_t k = 0; k < losses.size(); ++k) x.losses[k].part = r[losses[k].value].value();
    for (int i = 0; i < r.allies().size(); ++i) {
      ratio const& own = r.allies()[i].mix.equipment;
      x.share[i] = r[equipment_share.given() ? static_cast<ratio const&>(equipment_share) : own].value();
      x.spend_out.standing[i] = x.upkeep.opening_value[i] = P(0.0);
    }
    detail::prepare_upkeep(r, upkeep, x.upkeep.measure, x);
    if constexpr (Stages > 0)
      for (int i = 0; i < r.allies().size() && !paid.empty(); ++i)
        for (int a = 0; a < n; ++a) {
          double const given = x.ordered[i][a];
          P const units = given == given ? P(x.lead_steps[a] > 1 ? given / (x.lead_steps[a] - 1) : 0.0)
                                         : P(x.opening[i][a]) * (P(1.0) - x.keep[a]);
          if (x.holders >> i & 1) x.spend_out.standing[i] += x.cost[a] * units;
        }
    for (int i = 0; i < r.allies().size() && x.measures.any; ++i) {
      x.opening_value[i] = x.lift_wanted[i] = P(0.0);
      for (int a = 0; a < n; ++a) {
        P const worth = x.cost[a] * P(x.opening[i][a]);
        x.opening_value[i] += worth;
        if (!(x.flat >> i & 1)) x.lift_wanted[i] += worth * x.lift[a];
      }
    }
  }

  template <class S, class P, class V> void start(S& s, setup<P> const& x, state<V>& st) const {
    for (int i = 0; i < s.members(); ++i)
      for (int a = 0; a < n; ++a) st.stock[i][a] = stock_value<V>::from_value(V(x.opening[i][a]));
    if constexpr (Stages > 0)
      for (int i = 0; i < s.members(); ++i)
        for (int a = 0; a < n; ++a)
          for (int h = 0; h < Stages; ++h) st.on_order[i][a][h] = on_order_at_start<V>(x, i, a, h);
    if constexpr (Stages > 0) detail::start_spend_out<V>(x, st);
    s.show_stocks({&st.stock[0][0], &x.opening[0][0], x.holders, Areas::list.data(), n});
  }

  // Losses come before what members want, and where industry limits orders, that is told before any row begins: so that
  // supply is known to the one loop over the rows.
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto grow(S& s, setup<P> const& u, state<V>& x) const {
    if (!u.losses.empty()) detail::lose<Areas>(s, u, x);
    if (!u.spend_out.slice.empty()) detail::tell_due(s, u, x);
    if constexpr (S::supply_limited) {
      detail::stock_demand<S, Areas, Stages> w{s, u, x, target<S>(s, u), u.holders & s.active(), {}};
      for (auto& q : w.sum) q = zero<stock_value<V>>();
      for (area const a : Areas::list) s.supply(a) = number<V>::from_value(V(1.0));
      return w;
    } else return [](int, auto&) {};
  }

  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto buy(S& s, setup<P> const& u, state<V>& x) const {
    using order = detail::stock_order<S, Areas, Stages>;
    auto const one = number<P>::from_value(P(1.0)), first = paid.empty() ? s[advance] : number<P>::from_value(P(0.0));
    bool const levels = s.reads_levels() || s.ends_year(); // else nobody looks at them in this step
    bool const measuring = s.measuring() && u.measures.any && (levels || u.measures.flows);
    order w{s,
            u,
            x,
            target<S>(s, u),
            u.holders & s.active(),
            {},
            {},
            first,
            {},
            {},
            {},
            {},
            V(0.0),
            measuring,
            measuring || s.gives_in_kind(),
            levels,
            measuring ? s.flow(u.measures.number[detail::stock_measure_names::started]) : nullptr,
            measuring ? s.flow(u.measures.number[detail::stock_measure_names::delivered]) : nullptr,
            {}};
    w.at_order = first + (one - first) * number<P>::from_value(P(Stages == 1 ? u.pass[0] : Stages == 0 ? 1.0 : 0.0));
    w.at_delivery = (one - first) * number<P>::from_value(P(u.pass[0]));
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      w.price[a] = unit_cost_of<S>::from_value(V(u.cost[a])) * s.price_factor(Areas::list[static_cast<std::size_t>(a)]);
      w.started[a] = zero<stock_value<V>>();
    }
    return w;
  }

private:
  template <class V, class P> static stock_value<V> on_order_at_start(setup<P> const& x, int i, int a, int h) {
    if (!(x.holders >> i & 1)) return zero<stock_value<V>>();
    if (double const given = x.ordered[i][a]; given == given)
      return stock_value<V>::from_value(V(given * x.book_given[a][h]));
    return stock_value<V>::from_value(V(P(x.opening[i][a]) * x.book[a][h]));
  }
  template <class S> using unit_cost_of = outlay::unit_cost<typename S::ledger_money, typename S::value>;
  template <class S, class P> OUTLAY_DETAIL_INLINE auto target(S& s, setup<P> const& u) const {
    return detail::stock_target<S, Areas, Stages>(s, lift, over, own_over, u);
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
