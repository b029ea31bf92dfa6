// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/part.hpp>
#include <outlay/schema/measures.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a rival is compared by: what is held, or what is ordered a year.
enum class comparison { stock, production };
constexpr std::array<std::string_view, 2> choices(comparison) { return {"stock", "production"}; }

/// A factor on a rival's production from a moment on, such as 2 from a ceasefire.
struct surge {
  moment at;
  scalar value;

  static constexpr void describe(auto& d) {
    d.required(parts::field<&surge::at>, "from when");
    d.required(parts::field<&surge::value>, "factor on production", {.more_than = 0});
  }
  static surge example() { return {.at = std::chrono::year{2030}, .value = 2}; }
};

/// A rival's production and stock beside the members' own of one area: the ratio of own to rival, the moment from which
/// it is enough (readiness), and the time between that and a threat (margin). It spends nothing.
struct rival {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "rival";
  std::string name = {};
  area which;
  comparison by;
  group of = all_members;
  item_count stock;
  item_count production;
  rate growth = 0_pct;
  ratio attrition = 0_pct;
  std::vector<surge> surges = {};
  threshold enough = 1;
  std::optional<moment> threat = {};

  struct measure { enum : int { own, theirs, ratio, ready, margin, in_time, count }; };
  static constexpr void describe(auto& d) {
    using parts::field;
    d.acts(parts::hook::settle, {.reads = parts::shared::stocks});
    d.required(field<&rival::which>, "area whose stocks or orders, of the stock parts, are compared");
    d.required(field<&rival::by>, "whether stocks or production are compared: both are published, and differ");
    d.optional(field<&rival::of>, "whose stocks; production is that of all members");
    d.required(field<&rival::stock>, "its stock at the start of the horizon, in the units of the stock parts",
               {.more_than = 0, .where = &rival::compares_stocks});
    d.required(field<&rival::production>, "its production a year, at the start of the horizon",
               {.more_than = 0, .where = &rival::compares_production});
    d.optional(field<&rival::growth>, "growth of its production, a year");
    d.optional(field<&rival::attrition>, "loss of its stock a year", {.less_than = 100});
    d.optional(field<&rival::surges>, "factors on its production, each from a moment on");
    d.optional(field<&rival::enough>, "ratio of own to rival from which the members are ready");
    d.optional(field<&rival::threat>, "when they have to be; no margin is told unless given");
    parts::unit const held = parts::in_words("thousand units"), made = parts::in_words("thousand units a year");
    for (int const k : {measure::own, measure::theirs}) {
      char const* const name = k == measure::own ? "own" : "rival";
      d.measure(k, name, held, {.level = true, .of_alliance = true, .when = &rival::compares_stocks});
      d.measure(k, name, made, {.level = true, .of_alliance = true, .when = &rival::compares_production});
    }
    parts::reported<rival> const told{.level = true, .of_alliance = true},
        with_threat{.level = true, .of_alliance = true, .when = &rival::has_threat};
    d.measure(measure::ratio, "ratio", parts::as_number("own over rival"), told);
    d.measure(measure::ready, "ready", parts::as_number("1 from the first step in which the ratio is enough"), told);
    d.measure(measure::margin, "margin", parts::in_years, with_threat);
    d.measure(measure::in_time, "ready in time", parts::as_number("1 if ready before the threat"), with_threat);
  }
  static rival example() {
    return {.name = "rival",
            .which = area::air_defence,
            .by = comparison::stock,
            .stock = stock_value<>::from_value(30),
            .production = stock_value<>::from_value(2)};
  }

  [[gnu::cold]] void check(auto& c) const {
    if (compares_production() && (of.kind() != all_members.kind() || of.size() != 0))
      c.refuse("of", {of.name()}, "all members, for a ratio by production");
  }
  bool compares_stocks() const { return by == comparison::stock; }
  bool compares_production() const { return !compares_stocks(); }
  bool has_threat() const { return threat.has_value(); }

  template <class P> struct setup {
    member_set of;
    P keep, grow;               // of a step
    std::vector<timing> surges;
    timing threat;
    double end;                 // month at which the horizon ends
    parts::measure_numbers<rival> measures;
  };
  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    std::string const part = detail::label(*this);
    setup<P> x{.of = r.allies().set_of(of, part, "of"),
               .keep = P(1.0),
               .grow = P(1.0),
               .surges = {},
               .threat = threat ? r.when(*threat) : timing{timing::beyond},
               .end = static_cast<double>(r.grid().month_of(r.grid().steps())),
               .measures = {}};
    x.measures.find(r.set(), part);
    for (surge const& s : surges) x.surges.push_back(r.when(s.at));
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    P const dt(r.grid().dt());
    x.keep = pow(P(1.0) - r[attrition].value(), dt);
    x.grow = pow(P(1.0) + r[growth].value(), dt);
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
      V const own = part.compares_stocks() ? held() : ordered_a_year();
      V const theirs = part.compares_stocks() ? x.stock : made;
      V const quotient = own / theirs, now(static_cast<double>(s.next_month())), level(s[part.enough].value());
      x.ready = select(less(quotient, level - V(1e-12) * level), x.ready, min(x.ready, now));
      if (!s.measuring()) return;
      s.post(u.measures[measure::own], 0, own);
      s.post(u.measures[measure::theirs], 0, theirs);
      s.post(u.measures[measure::ratio], 0, quotient);
      auto const waits = less(now, x.ready);
      s.post(u.measures[measure::ready], 0, select(waits, V(0.0), V(1.0)));
      if (!part.threat) return;
      // While nobody is ready the margin is what it would be now at best; a threat that has not come is as far as the
      // horizon.
      V const needed = min(s.month_of(u.threat), V(u.end)), earliest = min(x.ready, now);
      s.post(u.measures[measure::margin], 0, (needed - earliest) / V(12.0));
      s.post(u.measures[measure::in_time], 0,
             select(waits, V(0.0), select(less(s.month_of(u.threat), x.ready), V(0.0), V(1.0))));
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
