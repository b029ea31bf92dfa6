// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// A member's stocks at the start of the horizon, by area, in units (thousand items; or billions of constant dollars
/// where a unit is worth one).
template <class Areas> struct opening_stock {
  member_code code;
  std::array<double, Areas::count> units;
};

/// A part of the stocks of an area that is lost at a moment, such as satellites at an event.
template <class Areas> struct stock_loss {
  moment at;
  area which;
  ratio value;              ///< part of what is held
  group of = all_members;
};

/// Stocks by area that are to grow by a lift over some years: losses replaced, orders limited by industry, then by the
/// equipment money. With `Stages` > 0 an order takes `lead` years through that many stages; 0 delivers in its own step.
template <class Areas = five_areas, int Stages = 0> struct stockpile_growth {
  static_assert(Stages >= 0 && Stages <= 36, "outlay: a stock part has 0 (no lead time) to 36 stages of delivery");
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "stockpile_growth";
  static constexpr std::uint64_t variant = Areas::number * 64 + Stages;
  std::string name = "";
  by_area<outlay::lift, Areas> lift;              ///< growth target of each area over the opening stock
  time_span over;                                 ///< time in which the lift is reached
  /// Start; the start of the horizon unless given; a year stands for its end.
  std::optional<moment> from = {};
  std::vector<opening_stock<Areas>> opening;      ///< members that hold stocks; others neither hold nor buy
  std::vector<member_code> flat = {};             ///< members whose lift is 0: they only replace losses
  by_area<ratio, Areas> attrition = 0_pct;        ///< loss a year
  /// In the alliance's money.
  by_area<item_cost, Areas> unit_cost = billions<usd_2021>(1) / stock_value<>::from_value(1);
  /// Part of what the budget leaves after claims that may buy stocks; each member's base-year share unless given.
  optional_ratio equipment_share = {};
  fixed_time lead = 0_years;                      ///< from order to delivery, whole steps; needs Stages > 0
  /// Part of the cost that is paid with the order, the rest at delivery.
  ratio advance = 100_pct;
  bool measures_by_area = false;                  ///< reports demand, starts and deliveries of each area as well
  std::vector<per_area<time_span>> own_over = {}; ///< areas with a time of their own
  std::vector<stock_loss<Areas>> losses = {};     ///< what is lost at a date or an event: stocks held, not orders

  [[gnu::cold]] void check(auto& c) const {
    c("lift", lift);
    c("over", over);
    c("attrition", attrition);
    if (equipment_share.given()) c("equipment_share", static_cast<ratio const&>(equipment_share));
    c("lead", lead);
    c("advance", advance);
    for (auto const& o : own_over) {
      c("own_over", o.value);
      c.require(detail::field_access::raw(o.value) > 0, "own_over", text(detail::field_access::raw(o.value)) + " years",
                "more than 0");
      bool covered = false;
      for (area const a : Areas::list) covered = covered || a == o.which;
      c.require(covered, "own_over", std::string(name_of(o.which)), "an area of this part");
      int times = 0;
      for (auto const& other : own_over) times += other.which == o.which;
      c.require(times == 1, "own_over", std::string(name_of(o.which)) + " twice", "each area once");
    }
    if (from) c("from", *from);
    for (auto const& l : losses) {
      c("losses", l.at);
      c("losses", l.value);
      c("losses", l.of);
      bool covered = false;
      for (area const a : Areas::list) covered = covered || a == l.which;
      c.require(covered, "losses", std::string(name_of(l.which)), "an area of this part");
    }
    if (!losses.empty()) c.reports("lost", "billions");
    for (ratio const& r : attrition.each)
      if (!(detail::field_access::raw(r) < 1))
        c.require(false, "attrition", percent_text(detail::field_access::raw(r)), "less than 100 %");
    c.require(detail::field_access::raw(over) > 0, "over", text(detail::field_access::raw(over)) + " years",
              "more than 0");
    double const years = detail::field_access::raw(lead), steps = years / c.grid().dt();
    if constexpr (Stages == 0)
      c.require(years == 0, "lead", text(years) + " years", "0, or a part with stages: stockpile_growth<areas, 3>");
    else
      c.require(steps >= Stages - 1e-9 && std::fabs(steps - std::round(steps)) < 1e-6, "lead", text(years) + " years",
                "whole steps, at least one for each of " + std::to_string(Stages) + " stages");
    for (item_cost const& f : unit_cost.each) {
      c("unit_cost", f, member_set{0});
      using M = typename std::remove_cvref_t<decltype(c.allies())>::money;
      if (f.money() != id_of<M>)
        c.require(false, "unit_cost", "in " + to_string(f.money()),
                  "a cost in the alliance's money, " + to_string(id_of<M>));
    }
    c.require(!opening.empty(), "opening", "no member", "at least one member with its stocks");
    for (auto const& o : opening) {
      c.allies().index_of(o.code, c.part(), "opening");
      for (double const x : o.units)
        if (!(std::isfinite(x) && x >= 0)) c.require(false, "opening", text(x) + " for " + o.code.text(), "0 or more");
      int times = 0;
      for (auto const& other : opening) times += other.code == o.code;
      if (times != 1) c.require(false, "opening", o.code.text() + " twice", "each member once");
    }
    member_set holders = 0;
    for (auto const& o : opening) holders |= member_set{1} << c.allies().find(o.code);
    for (member_code const m : flat) c.allies().index_of(m, c.part(), "flat"); // one without stocks stays flat anyway
    for (auto const& l : losses)
      c.require((c("losses", l.of) & holders) != 0, "losses", l.of.name(), "a group with stocks in `opening`");
    for (auto const& [word, is_level] : measures) c.reports(word, "billions", is_level);
    for (area const a : Areas::list)
      for (auto const& [word, is_level] : area_measures)
        if (measures_by_area) c.reports(by_name(word, a), "billions", is_level);
  }

  // By member, over all areas, at the unit cost of the step.
  static constexpr std::pair<char const*, bool> measures[] = {
      {"started", false},         {"delivered", false},  {"unstarted, industry", true},
      {"unstarted, money", true}, {"prepaid", true},     {"given in kind", false},
      {"opening value", true},    {"lift wanted", true}, {"value held", true}}; // the last three at opening unit costs

  // By member and area, in the same prices: what is wanted beyond stock and orders, what is ordered, what arrives.
  static constexpr std::pair<char const*, bool> area_measures[] = {
      {"demand", true}, {"starts", false}, {"deliveries", false}};
  static std::string by_name(char const* word, area a) {
    return std::string(word) + " by area|" + std::string(outlay::name_of(a));
  }

  static constexpr int n = Areas::count;
  template <class P> struct loss {
    timing at;
    int area;
    member_set of;
    P part;
  };
  template <class P> struct setup {
    member_set holders, flat;
    member_set buys_other_equipment;
    double opening[max_members][n];
    P keep[n];                 // (1 - attrition)^dt
    P keep_lead[n];            // the same over the lead
    P keep_stage[n][Stages + 1]; // what is left at the lead's end of a unit in each stage
    P cost[n];                 // billions a unit
    timing start;              // a year stands for its end
    std::vector<loss<P>> losses;
    int lost;
    int lead_steps;
    double pass;               // part of a stage that passes on in a step
    int measure[9], by_area[n][3];
    P lift[n];
    P share[max_members];      // of what the budget leaves that may buy stocks
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{};
    std::string const part = detail::label(*this);
    for (auto const& o : opening) {
      int const i = r.allies().index_of(o.code, part, "opening");
      x.holders |= member_set{1} << i;
      for (int a = 0; a < n; ++a) x.opening[i][a] = o.units[static_cast<std::size_t>(a)];
    }
    for (member_code const m : flat) x.flat |= member_set{1} << r.allies().index_of(m, part, "flat");
    x.buys_other_equipment = Areas::covers_other ? x.holders : 0;
    x.lead_steps = Stages == 0 ? 1 : static_cast<int>(std::lround(detail::field_access::raw(lead) / r.grid().dt()));
    x.pass = Stages == 0 ? 1 : static_cast<double>(Stages) / x.lead_steps;
    for (int a = 0; a < n; ++a) {
      P const left = P(1.0) - r[attrition[a]].value();
      x.keep[a] = pow(left, P(r.grid().dt()));
      x.keep_lead[a] = pow(left, P(r.grid().dt() * x.lead_steps));
      // a unit in stage h arrives in m steps and then wears for the rest of the lead
      for (int h = 1; h <= Stages; ++h) {
        double const m = static_cast<double>(x.lead_steps) * (Stages - h + 1) / Stages;
        x.keep_stage[a][h - 1] = pow(left, P(r.grid().dt() * (x.lead_steps - m)));
      }
      x.cost[a] = r.plain(unit_cost[a]);
      x.lift[a] = r[lift[a]].value();
    }
    x.start = from ? r.when(*from) : timing{r.grid().month_of(0)};
    if (x.start.is_year) x.start = x.start.later(12);
    x.lost = r.set().find_measure(part, "lost");
    for (auto const& l : losses) {
      int a = 0;
      while (Areas::list[static_cast<std::size_t>(a)] != l.which) ++a;
      x.losses.push_back({r.when(l.at), a, r.allies().set_of(l.of, part, "losses") & x.holders, r[l.value].value()});
    }
    for (int i = 0; i < r.allies().size(); ++i) {
      ratio const& own = r.allies()[i].mix.equipment;
      x.share[i] = r[equipment_share.given() ? static_cast<ratio const&>(equipment_share) : own].value();
    }
    for (int a = 0; a < n; ++a)
      for (int k = 0; k < 3; ++k)
        x.by_area[a][k] =
            r.set().find_measure(part, by_name(area_measures[k].first, Areas::list[static_cast<std::size_t>(a)]));
    for (int k = 0; k < 9; ++k) x.measure[k] = r.set().find_measure(part, measures[k].first);
    return x;
  }

  template <class V> struct state {
    stock_value<V> stock[max_members][n];
    stock_value<V> on_order[Stages > 0 ? max_members : 1][n][Stages > 0 ? Stages : 1];
  };
  template <class S, class P, class V> void start(S& s, setup<P> const& x, state<V>& st) const {
    for (int i = 0; i < max_members; ++i)
      for (int a = 0; a < n; ++a) st.stock[i][a] = stock_value<V>::from_value(V(x.opening[i][a]));
    if constexpr (Stages > 0)
      for (int i = 0; i < max_members; ++i)
        for (int a = 0; a < n; ++a)
          for (int h = 0; h < Stages; ++h) st.on_order[i][a][h] = zero<stock_value<V>>();
    s.show_stocks({&st.stock[0][0], &x.opening[0][0], x.holders, Areas::list.data(), n});
  }

  // What both works of a step know: how far each area's target has come at the end of the lead.
  // The same where each path decides when targets begin to rise.
  template <class V> struct path_levels {
    number<V> level[n];
    bool used = false;
  };
  struct no_path_levels {};
  template <class S, class P> struct targets {
    number<P> level[n];
    [[no_unique_address]] std::conditional_t<S::events, path_levels<typename S::value>, no_path_levels> by_path;
    OUTLAY_DETAIL_INLINE targets(S& s, stockpile_growth const& part, setup<P> const& u) {
      if constexpr (S::events)
        if (!s.fixed(u.start)) {
          fill(by_path, s, part, u);
          return;
        }
      double const ahead = (s.month() + u.lead_steps * s.grid().months_per_step() - u.start.months) / 12.0;
      auto const one = number<P>::from_value(P(1.0));
      auto const passed = duration<P>::from_value(P(ahead > 0 ? ahead : 0));
      auto const progress = min(one, number<P>(passed / s[part.over]));
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) level[a] = one + s[part.lift[a]] * progress;
      for (auto const& o : part.own_over)
        for (int a = 0; a < n; ++a)
          if (Areas::list[static_cast<std::size_t>(a)] == o.which)
            level[a] = one + s[part.lift[a]] * min(one, number<P>(passed / s[o.value]));
    }
    template <class V> void fill(path_levels<V>& to, S& s, stockpile_growth const& part, setup<P> const& u) {
      to.used = true;
      V const ahead =
          V(static_cast<double>(s.month() + u.lead_steps * s.grid().months_per_step())) - s.month_of(u.start);
      V const passed = max(ahead, V(0.0)) / V(12.0);
      for (int a = 0; a < n; ++a) {
        V time(s[part.over].value());
        for (auto const& o : part.own_over)
          if (Areas::list[static_cast<std::size_t>(a)] == o.which) time = V(s[o.value].value());
        level[a] = zero<number<P>>();
        to.level[a] = number<V>::from_value(V(1.0) + V(s[part.lift[a]].value()) * min(V(1.0), passed / time));
      }
    }
    template <class V>
    OUTLAY_DETAIL_INLINE stock_value<V> demand(setup<P> const& u, state<V> const& x, int i, int a,
                                               stock_value<V> const& kept_at_end) const {
      auto const want = (u.flat >> i & 1) ? number<P>::from_value(P(1.0)) : level[a];
      stock_value<V> gap(stock_value<V>::from_value(V(u.opening[i][a])) * as<V>(want) - kept_at_end);
      if constexpr (S::events)
        if (by_path.used && !(u.flat >> i & 1))
          gap = stock_value<V>::from_value(V(u.opening[i][a])) * by_path.level[a] - kept_at_end;
      if constexpr (Stages > 0)
        for (int h = 0; h < Stages; ++h) gap -= x.on_order[i][a][h] * number<V>::from_value(V(u.keep_stage[a][h]));
      return positive_part(gap);
    }
    template <class V>
    OUTLAY_DETAIL_INLINE stock_value<V> kept(setup<P> const& u, state<V> const& x, int i, int a) const {
      return x.stock[i][a] * number<V>::from_value(V(u.keep_lead[a]));
    }
  };

  template <class S, class P, class V> struct demand_work {
    S& s;
    setup<P> const& u;
    state<V> const& x;
    targets<S, P> goal;
    member_set who;
    stock_value<V> sum[n];
    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row&) {
      if constexpr (S::supply_limited) {
        if (!(who >> i & 1)) return;
        for (int a = 0; a < n; ++a) sum[a] += goal.template demand<V>(u, x, i, a, goal.template kept<V>(u, x, i, a));
      }
    }
    OUTLAY_DETAIL_INLINE void finish() {
      if constexpr (S::supply_limited)
        for (int a = 0; a < n; ++a) s.demand(Areas::list[static_cast<std::size_t>(a)]) += sum[a];
    }
  };
  // Losses come first in their step: what is lost is neither worn out nor held any more.
  template <class S, class P, class V> [[gnu::noinline]] void lose(S s, setup<P> const& u, state<V>& x) const {
    for (loss<P> const& l : u.losses) {
      V const part = s.happens(l.at) * V(l.part);
      auto const a = static_cast<std::size_t>(l.area);
      for (int i = 0; i < s.members(); ++i) {
        if (!((l.of & s.active()) >> i & 1)) continue; // nothing of the alliance's is lost with who does not belong
        auto const gone = x.stock[i][a] * number<V>::from_value(part);
        x.stock[i][a] -= gone;
        if (s.measuring()) s.post(u.lost, i, gone.value() * V(u.cost[l.area]) * s.price_factor(Areas::list[a]).value());
      }
    }
  }
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto guide(S& s, setup<P> const& u, state<V>& x) const {
    if (!u.losses.empty()) lose(s, u, x);
    if constexpr (S::supply_limited) {
      demand_work<S, P, V> w{s, u, x, targets<S, P>(s, *this, u), u.holders & s.active(), {}};
      for (auto& q : w.sum) q = zero<stock_value<V>>();
      for (area const a : Areas::list) s.supply(a) = number<V>::from_value(V(1.0));
      return w;
    } else return [](int, auto&) {};
  }

  template <class S> using unit_cost_of = outlay::unit_cost<typename S::ledger_money, typename S::value>;
  // What is left to do for a member once it has bought: goods in kind and measures. Seldom asked for, so that it is a
  // call, with copies of what the loop keeps in registers.
  template <class S, class P, class V> struct aftermath {
    using items = stock_value<V>;
    using money = typename S::money;
    setup<P> const& u;
    state<V>& x;
    number<P> advance;
    unit_cost_of<S> price[n];
    items kept[n], order[n];
    V demand[n], unstarted_industry;
    bool measuring;

    /// Gives what was asked in kind and tells what it is worth.
    [[gnu::noinline]] V operator()(S s, int i, number<V> f) const {
      if (measuring) report(s, i, f);
      V given(0.0), held(0.0);
      if (s.gives_in_kind()) given = give(s, i);
      if (!measuring) return given;
      for (int a = 0; a < n; ++a) held += V(u.cost[a]) * x.stock[i][a].value();
      s.post(u.measure[5], i, given);
      s.post(u.measure[8], i, held);
      return given;
    }
    /// Nothing waits for a member that is not there.
    [[gnu::noinline]] static void absent(S s, setup<P> const& u, int i) {
      for (int k = 0; k < 9; ++k)
        if (measures[k].second) s.post(u.measure[k], i, V(0.0));
      for (int a = 0; a < n; ++a)
        if (u.by_area[a][0] >= 0) s.post(u.by_area[a][0], i, V(0.0));
    }

  private:
    void report(S& s, int i, number<V> const& f) const {
      money delivered{}, begun{}, wanted{}, on_the_way{};
      V opened(0.0), lifted(0.0);
      for (int a = 0; a < n; ++a) {
        money const starts = price[a] * (f * order[a]), arrived = price[a] * (x.stock[i][a] - kept[a]);
        begun += starts;
        delivered += arrived;
        wanted += price[a] * order[a];
        if constexpr (Stages > 0)
          for (int h = 0; h < Stages; ++h) on_the_way += price[a] * x.on_order[i][a][h];
        V const worth = V(u.cost[a]) * V(u.opening[i][a]);
        opened += worth;
        if (!(u.flat >> i & 1)) lifted += worth * V(u.lift[a]);
        if (u.by_area[a][0] < 0) continue;
        s.post(u.by_area[a][0], i, demand[a]);
        s.post(u.by_area[a][1], i, starts.value());
        s.post(u.by_area[a][2], i, arrived.value());
      }
      s.post(u.measure[0], i, begun.value());
      s.post(u.measure[1], i, delivered.value());
      s.post(u.measure[2], i, unstarted_industry);
      s.post(u.measure[3], i, (wanted - begun).value());
      s.post(u.measure[4], i, (on_the_way * as<V>(advance)).value());
      if (!s.ends_year()) return; // these two do not move
      s.post(u.measure[6], i, opened);
      s.post(u.measure[7], i, lifted);
    }
    // At the unit cost of the step, what is held and no more.
    V give(S& s, int i) const {
      V sum(0.0);
      for (int a = 0; a < n; ++a) {
        area const which = Areas::list[static_cast<std::size_t>(a)];
        V const held = (price[a] * x.stock[i][a]).value();
        V const given = min(s.left_in_kind(which, i), held);
        s.give_in_kind(which, i, given);
        x.stock[i][a] = x.stock[i][a] * number<V>::from_value(V(1.0) - given / max(held, V(1e-300)));
        sum += given;
      }
      return sum;
    }
  };
  template <class S, class P, class V> struct work {
    using items = stock_value<V>;
    using money = typename S::money;
    S& s;
    setup<P> const& u;
    state<V>& x;
    targets<S, P> goal;
    member_set who;
    number<P> at_order;    // part of the cost paid with the order: the advance, and the rest of what arrives at once
    number<P> at_delivery; // part of the cost paid for what arrives of earlier orders
    number<P> advance;
    unit_cost_of<S> price[n];
    items started[n];
    items kept[n], order[n];
    V unstarted_industry;
    bool measuring, after; // after: whether anything is left to do for a member once it has bought
    bool flows_only;       // of measures, in a step in which nobody reads levels
    V demand[n]; // before industry's limit, at the unit cost of the step

    OUTLAY_DETAIL_INLINE void operator()(int i, typename S::row& r) {
      if (!(who >> i & 1)) return;
      money want = S::row::no_money(), owed{};
      unstarted_industry = V(0.0);
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        kept[a] = x.stock[i][a] * number<V>::from_value(V(u.keep[a]));
        order[a] = goal.template demand<V>(u, x, i, a, Stages > 0 ? goal.template kept<V>(u, x, i, a) : kept[a]);
        if constexpr (S::supply_limited) {
          items const can = order[a] * s.supply(Areas::list[static_cast<std::size_t>(a)]);
          if (measuring) {
            demand[a] = (price[a] * order[a]).value();
            unstarted_industry += (demand[a] - (price[a] * can).value());
          }
          order[a] = can;
        }
        want += price[a] * order[a];
        if constexpr (Stages > 0) owed += price[a] * x.on_order[i][a][Stages - 1];
      }
      if constexpr (Stages > 0) {
        want = want * as<V>(at_order);
        r.owe_equipment(money(owed * as<V>(at_delivery)));
      }
      r.want_equipment(want, number<P>::from_value(u.share[i]));
    }
    OUTLAY_DETAIL_INLINE void granted(int i, typename S::row& r) {
      if (!(who >> i & 1)) {
        if (measuring && !flows_only && (u.holders >> i & 1)) aftermath<S, P, V>::absent(s, u, i);
        return;
      }
      auto const f = r.equipment_granted();
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        items const bought = f * order[a];
        started[a] += bought;
        items arrived = bought;
        if constexpr (Stages > 0) {
          auto const pass = number<V>::from_value(V(u.pass));
          auto& stage = x.on_order[i][a];
          stage[0] += bought;
          arrived = pass * stage[Stages - 1];
          stage[Stages - 1] -= arrived;
          for (int h = Stages - 2; h >= 0; --h) {
            items const moved = pass * stage[h];
            stage[h] -= moved;
            stage[h + 1] += moved;
          }
        }
        x.stock[i][a] = kept[a] + arrived;
      }
      if (!after) return;
      // a projection reads levels once a year; of packs this would be more code in every tile
      if constexpr (std::is_same_v<V, double>)
        if (flows_only) {
          money begun{}, delivered{};
          for (int a = 0; a < n; ++a) {
            begun += price[a] * (f * order[a]);
            delivered += price[a] * (x.stock[i][a] - kept[a]);
          }
          s.post(u.measure[0], i, begun.value());
          s.post(u.measure[1], i, delivered.value());
          return;
        }
      aftermath<S, P, V> late{u, x, advance, {}, {}, {}, {}, unstarted_industry, measuring};
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) {
        late.price[a] = price[a];
        late.kept[a] = kept[a];
        late.order[a] = order[a];
        late.demand[a] = S::supply_limited ? demand[a] : (price[a] * order[a]).value();
      }
      r.give_in_kind(money::from_value(late(s, i, f)));
    }
    OUTLAY_DETAIL_INLINE void finish() {
#pragma GCC unroll 8
      for (int a = 0; a < n; ++a) s.started(Areas::list[static_cast<std::size_t>(a)]) += started[a];
    }
  };
  // With a supply limit, orders wait until all demand is known.
  template <class S, class P, class V> struct prompt_work : work<S, P, V> {};
  template <class S, class P, class V> struct waiting_work : work<S, P, V> {
    using needs_totals = void;
  };
  template <class S> bool flows_only(S const& s) const {
    return std::is_same_v<typename S::value, double> && !s.reads_levels() && !s.ends_year() && !s.gives_in_kind() &&
           !measures_by_area;
  }
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto buy(S& s, setup<P> const& u, state<V>& x) const {
    using work_type = std::conditional_t<S::supply_limited, waiting_work<S, P, V>, prompt_work<S, P, V>>;
    auto const one = number<P>::from_value(P(1.0)), first = s[advance];
    work_type w{{s,
                 u,
                 x,
                 targets<S, P>(s, *this, u),
                 u.holders & s.active(),
                 {},
                 {},
                 first,
                 {},
                 {},
                 {},
                 {},
                 V(0.0),
                 s.measuring(),
                 s.measuring() || s.gives_in_kind(),
                 flows_only(s),
                 {}}};
    w.at_order = first + (one - first) * number<P>::from_value(P(Stages == 1 ? u.pass : Stages == 0 ? 1.0 : 0.0));
    w.at_delivery = (one - first) * number<P>::from_value(P(u.pass));
#pragma GCC unroll 8
    for (int a = 0; a < n; ++a) {
      w.price[a] = unit_cost_of<S>::from_value(V(u.cost[a])) * s.price_factor(Areas::list[static_cast<std::size_t>(a)]);
      w.started[a] = zero<stock_value<V>>();
    }
    return w;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
