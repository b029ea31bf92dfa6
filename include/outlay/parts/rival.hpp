// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a rival is compared by: what is held, or what is ordered a year.
enum class comparison { stock, production };

/// A factor on a rival's production from a moment on, such as 2 from a ceasefire.
struct surge {
  moment at;
  scalar value;
};

/// A rival's production and stock beside the members' own of one area: the ratio of own to rival, the moment from which
/// it is enough (readiness), and the time between that and a threat (margin). It spends nothing.
struct rival {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "rival";
  std::string name = {};
  area which;                               ///< compared with the stocks or orders of stock parts in this area
  comparison by;                            ///< of stocks, or of production: both are published, and differ
  group of = all_members;                   ///< whose stocks; production is that of all members
  item_count stock;                         ///< at the start of the horizon, in the units of the stock parts
  item_count production;                    ///< a year, at the start of the horizon
  rate growth = 0_pct;                      ///< of production, a year
  ratio attrition = 0_pct;                  ///< loss of stock a year
  std::vector<surge> surges = {};           ///< factors on production, each from a moment on
  threshold enough = 1;                     ///< ratio of own to rival from which the members are ready
  std::optional<moment> threat = {};        ///< when they have to be

  [[gnu::cold]] void check(auto& c) const {
    using detail::field_access;
    if (by != comparison::stock && (of.kind() != all_members.kind() || of.size() != 0))
      c.refuse("of", {of.name()}, "all members, for a ratio by production");
    c("of", of);
    c("stock", stock);
    c("production", production);
    c("growth", growth);
    c("attrition", attrition);
    if (double const x = field_access::raw(attrition); !(x < 1))
      c.refuse("attrition", {detail::in_percent{x}}, "less than 100 %");
    double const level = field_access::raw(by == comparison::stock ? stock : production);
    if (!(level > 0)) c.refuse(by == comparison::stock ? "stock" : "production", {level}, "more than 0");
    c("enough", enough);
    for (surge const& x : surges) {
      c("surges", x.at);
      c("surges", x.value);
      if (!(field_access::raw(x.value) > 0)) c.refuse("surges", {field_access::raw(x.value)}, "more than 0");
    }
    c.reports("own", by == comparison::stock ? "thousand units" : "thousand units a year", true, true);
    c.reports("rival", by == comparison::stock ? "thousand units" : "thousand units a year", true, true);
    c.reports("ratio", "own over rival", true, true);
    c.reports("ready", "1 from the first step in which the ratio is enough", true, true);
    if (threat) {
      c("threat", *threat);
      c.reports("margin", "years", true, true);
      c.reports("ready in time", "1 if ready before the threat", true, true);
    }
  }

  template <class P> struct setup {
    member_set of;
    P keep, grow;               // of a step
    std::vector<timing> surges;
    timing threat;
    double end;                 // month at which the horizon ends
    int own, rival, ratio, ready, margin, in_time;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    auto const number_of = [&](char const* m) { return r.set().find_measure(part, m); };
    P const dt(r.grid().dt());
    setup<P> x{r.allies().set_of(of, part, "of"),
               pow(P(1.0) - r[attrition].value(), dt),
               pow(P(1.0) + r[growth].value(), dt),
               {},
               threat ? r.when(*threat) : timing{timing::beyond},
               static_cast<double>(r.grid().month_of(r.grid().steps())),
               number_of("own"),
               number_of("rival"),
               number_of("ratio"),
               number_of("ready"),
               number_of("margin"),
               number_of("ready in time")};
    for (surge const& s : surges) x.surges.push_back(r.when(s.at));
    return x;
  }

  template <class V> struct state {
    V stock;          // of the rival
    V growth;         // of its production since the start
    V started;        // by all members until the year began
    V ready;          // month from which the ratio was enough; infinity before
  };
  template <class S, class P, class V> void start(S& s, setup<P> const&, state<V>& x) const {
    x.stock = V(s[stock].value());
    x.growth = V(1.0);
    x.started = V(0.0);
    x.ready = V(numeric::infinity);
  }

  template <class S, class P, class V> struct work {
    rival const& part;
    S& s;
    setup<P> const& u;
    state<V>& x;
    OUTLAY_DETAIL_INLINE void operator()(int, auto&) const {}
    void finish() const {
      V made = V(s[part.production].value()) * x.growth;
      for (std::size_t k = 0; k < u.surges.size(); ++k) {
        V const since = s.months_since(u.surges[k]) / V(static_cast<double>(s.grid().months_per_step()));
        made *= V(1.0) + since * (V(s[part.surges[k].value].value()) - V(1.0));
      }
      x.stock = x.stock * V(u.keep) + made * V(s.dt().value());
      x.growth *= V(u.grow);
      V const own = part.by == comparison::stock ? held() : ordered_a_year();
      V const theirs = part.by == comparison::stock ? x.stock : made;
      V const quotient = own / theirs, now(static_cast<double>(s.next_month())), level(s[part.enough].value());
      x.ready = select(less(quotient, level - V(1e-12) * level), x.ready, min(x.ready, now));
      if (!s.measuring()) return;
      s.post(u.own, 0, own);
      s.post(u.rival, 0, theirs);
      s.post(u.ratio, 0, quotient);
      auto const waits = less(now, x.ready);
      s.post(u.ready, 0, select(waits, V(0.0), V(1.0)));
      if (!part.threat) return;
      // While nobody is ready the margin is what it would be now at best; a threat that has not come is as far as the
      // horizon.
      V const needed = min(s.month_of(u.threat), V(u.end)), earliest = min(x.ready, now);
      s.post(u.margin, 0, (needed - earliest) / V(12.0));
      s.post(u.in_time, 0, select(waits, V(0.0), select(less(s.month_of(u.threat), x.ready), V(0.0), V(1.0))));
    }

  private:
    V held() const {
      V sum(0.0);
      bool any = false;
      for (auto const& view : s.stocks())
        for (int i = 0; i < s.members(); ++i)
          if (view.holders & u.of & member_set{1} << i)
            for (int a = 0; a < view.areas; ++a)
              if (view.list[a] == part.which) {
                if (s.active() >> i & 1) sum += view.stock[i * view.areas + a].value();
                any = true; // who joins later may hold all of it
              }
      if (!any && s.index() == 0) refuse();
      return sum;
    }
    // Orders of the calendar year so far, as if a whole year went on like that.
    V ordered_a_year() const {
      if (s.index() == 0) {
        bool any = false;
        for (auto const& view : s.stocks())
          for (int a = 0; a < view.areas; ++a) any = any || view.list[a] == part.which;
        if (!any) refuse();
      }
      V const all = s.started(part.which).value();
      V const years(s.dt().value() * (s.grid().step_in_year(s.index()) + 1));
      V const sum = (all - x.started) / years;
      if (s.ends_year()) x.started = all;
      return sum;
    }
    [[noreturn, gnu::noinline, gnu::cold]] void refuse() const {
      throw error(detail::label(part), "which", std::string(name_of(part.which)),
                  "an area in which the group holds stocks in this plan");
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto settle(S& s, setup<P> const& u, state<V>& x) const {
    return work<S, P, V>{*this, s, u, x};
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
