// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/alliance/correlation.hpp>
#include <outlay/alliance/growth.hpp>
#include <outlay/model/description.hpp>
#include <outlay/model/part.hpp>
#include <outlay/parts/economies/gdp_path.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a member's base-year GDP stands for: the mean of its calendar year, or the level at the start of the horizon.
enum class gdp_reading { annual_mean, opening_instant };
constexpr std::array<std::string_view, 2> choices(gdp_reading) { return {"annual mean", "opening instant"}; }

/// GDP by member: published growth, and in an ensemble shocks with one common factor or with any correlations.
/// Annual means are exact: GDP(Y) w_m exp(X), the twelve w of a year make 12; after a table's last year its last rate
/// holds.
struct economy {
  [[no_unique_address]] named_only _{};
  static constexpr std::string_view kind = "economy";
  std::string name = {};
  group of = everybody;
  growth_source growth;
  rate extra = 0_pct;
  outlay::volatility volatility = 0_pct;
  by_member<outlay::volatility> own_volatility = {};
  ratio common = 0_pct;
  outlay::correlation correlation = {};
  gdp_reading reading = gdp_reading::annual_mean;

  static constexpr void describe(auto& d) {
    using parts::field;
    d.is(
        {.one_for_each_member = &economy::of, .grows_gdp = true, .common = &economy::common, .draws = &economy::draws});
    d.acts(parts::hook::grow, {.sets = parts::shared::gdp});
    d.optional(field<&economy::of>, "whose GDP; each member needs exactly one economy");
    d.required(field<&economy::growth>, "real growth a year, percent change of annual means");
    d.optional(field<&economy::extra>, "added to every rate of growth");
    d.optional(field<&economy::volatility>, "standard deviation of growth, per square root of a year");
    d.optional(field<&economy::own_volatility>, "the same for single members; of the others, `volatility`",
               {.among = &economy::of});
    d.optional(field<&economy::common>, "rho: correlation of any two members' shocks through one common factor");
    d.optional(field<&economy::correlation>, "of the members' shocks by pair, in place of the one factor");
    d.optional(field<&economy::reading>,
               "what GDP of the base year stands for: the mean of the year, or the level at the start of the horizon");
  }
  static economy example() { return {.name = "economy", .growth = 2_pct}; }

  char const* draws() const {
    bool random = detail::field_access::raw(volatility) != 0;
    for (auto const& own : own_volatility) random = random || detail::field_access::raw(own.value) != 0;
    return random ? "growth of GDP" : nullptr;
  }
  [[gnu::cold]] void check(auto& c) const {
    member_set const who = c("of", of);
    if (correlation.given()) {
      if (double const x = detail::field_access::raw(common); x != 0)
        c.refuse("common", {detail::in_percent{x}, " beside correlations by pair"}, "0 %, or no correlations by pair");
      (void)correlation.factor(c.allies(), who, c.part());
    }
    // Growth between the base year and the horizon is used as well.
    growth.check(c.part());
    int const first = std::min(c.grid().first_year(), c.allies().base_year() + 1);
    for (int i = 0; i < c.allies().size(); ++i) {
      if (!(who >> i & 1)) continue;
      member const& m = c.allies()[i];
      auto const row = growth.row_of(m.code, c.part(), static_cast<std::size_t>(i));
      // within the base year a table that begins with the next one may lend its first rate
      int const needed = reading == gdp_reading::annual_mean ? c.allies().base_year() + 1 : c.grid().first_year();
      if (row && row->values.size() > 1 && row->first > needed)
        c.refuse("growth", {"a table from ", row->first, " for ", m.code},
                 {"a table from ", needed, ", the first year for which this run needs a rate, or earlier"});
      int const last = row ? std::max(first, row->last()) : first;
      int const end = std::min(c.grid().first_year() + c.grid().years(), last + 1);
      for (int y = first; y < end; ++y) { // later years have the last rate
        double const g = growth.percent_of(row, y), all = g + 100 * detail::field_access::raw(extra);
        if (!(g > -90 && g < 1000 && all > -90))
          c.refuse("growth", {g, " % for ", m.code, " in ", y}, "more than -90 and less than 1000 %, extra included");
      }
    }
    if (c.grid().first_year() < c.allies().base_year())
      c.refuse("growth", {"a horizon from ", c.grid().first_year()},
               {"from the base year of the data, ", c.allies().base_year(), ", or later"});
  }

  // Whom it covers and in which order their shocks are drawn: no run varies it.
  struct covered {
    member_set of;
    int drawn;                       // members with shocks of this economy
    int place[max_members];          // of a member among them
    std::uint64_t code[max_members]; // counters of their random numbers, by place
    std::vector<int> order;          // members by code, where they have correlations by pair
    std::vector<double> factor;      // of these correlations, row by row
  };
  template <class P> struct setup : covered {
    std::vector<P> baseline;       // [step][member], billions a year
    P opening_growth[max_members]; // in the first step
    std::vector<P> month_growth;   // [year][member], of one month; only where a path moves within steps
    P spread[max_members];         // standard deviation of a step
    P drift[max_members];          // makes the mean of exp(X) one
    P common, own;                 // weights of the two shocks
    bool shocks;
  };

  template <class P, class M> auto prepare(field_reader<P, M> const& r) const {
    setup<P> x{cover(r.allies()), {}, {}, {}, {}, {}, P(0.0), P(0.0), false};
    fill(r, x);
    return x;
  }
  template <class P, class M> void fill(field_reader<P, M> const& r, setup<P>& x) const {
    auto const& allies = r.allies();
    auto const& grid = r.grid();
    int const ahead = r.set().years_ahead() * grid.steps_per_year();
    x.baseline.assign(static_cast<std::size_t>((grid.steps() + ahead) * allies.size()), P(0.0));
    P const rho = r[common].value();
    x.common = sqrt(rho);
    x.own = sqrt(P(1.0) - rho);
    x.shocks = false;
    for (int i = 0; i < allies.size(); ++i) {
      if (!(x.of >> i & 1)) continue;
      outlay::volatility const* v = &volatility;
      for (auto const& o : own_volatility)
        if (o.code == allies[i].code) v = &o.value;
      P const sigma = r[*v].value();
      x.spread[i] = sigma * P(sqrt(grid.dt()));
      x.drift[i] = -(sigma * sigma * P(grid.dt() / 2));
      x.shocks = x.shocks || detail::field_access::raw(*v) != 0 || r.varies(*v);
    }
    fill_baseline(r, x);
  }

  static constexpr int batch = 16;
  template <class V> struct state {
    V shock[max_members]; // X: sum of shocks so far
    V now[batch];         // normals of the members at hand, drawn some at a time
    V next[max_members];  // the second normals of the pairs, for the odd step, by place
    V next_common;
    std::vector<V> drawn; // normals of this step and the next by order of code, before they are correlated
  };
  void start(auto& s, auto const& u, auto& x) const {
    using V = typename std::remove_cvref_t<decltype(s)>::value;
    x.drawn.resize(2 * u.order.size(), V(0.0));
    for (int i = 0; i < s.members(); ++i)
      if (u.of >> i & 1) s.set_opening_growth(i, u.opening_growth[i]);
    for (int i = 0; i < s.members(); ++i) x.shock[i] = x.next[i] = V(0.0);
    x.next_common = V(0.0);
  }

  template <class S, class P, class V> struct work {
    S& s;
    setup<P> const& u;
    state<V>& x;
    P const* row; // baseline of this step, by member
    V z;
    bool even, remembers;
    OUTLAY_DETAIL_INLINE void operator()(int i, auto&) {
      if (!(u.of >> i & 1)) return;
      s.set_baseline(i, row[i]);
      V const level(row[i]);
      if constexpr (S::random) {
        if (u.shocks) {
          V e;
          int const k = u.place[i];
          if (even) {
            if (k % batch == 0)
              s.normals(stream_kind::growth, 0, u.code + k, u.drawn - k < batch ? u.drawn - k : batch, x.now,
                        x.next + k);
            e = x.now[k % batch];
          } else e = x.next[k];
          V const shock = z + u.own * e;
          x.shock[i] += u.spread[i] * shock + u.drift[i];
          V const factor = exp(x.shock[i]);
          if (remembers) s.remember(i, factor);
          s.set_gdp(i, S::gdp::from_value(level * factor));
          return;
        }
        if (remembers) s.remember(i, V(1.0));
      }
      s.set_gdp(i, S::gdp::from_value(level));
    }
  };
  template <class S, class P, class V> OUTLAY_DETAIL_INLINE auto grow(S& s, setup<P> const& u, state<V>& x) const {
    if (!u.month_growth.empty()) tell_months(s, u);
    if (s.set().years_ahead() > 0)
      for (int i = 0; i < s.members(); ++i)
        if (u.of >> i & 1)
          s.set_baseline_ahead(i, u.baseline.data() + s.index() * s.members() + i);
    work<S, P, V> w{s,
                    u,
                    x,
                    u.baseline.data() + s.index() * s.members(),
                    V(0.0),
                    s.index() % 2 == 0,
                    s.remembers()};
    if constexpr (S::random) {
      if (u.shocks && u.order.empty()) {
        V z;
        if (w.even) s.normals(stream_kind::growth, 0, 0, z, x.next_common);
        else z = x.next_common;
        w.z = u.common * z;
      } else if (u.shocks) {
        correlate(s, u, x);
        w.even = false;
      }
    }
    return w;
  }

private:
  template <class S, class P> [[gnu::noinline]] static void tell_months(S s, setup<P> const& u) {
    P const* const row =
        u.month_growth.data() + static_cast<std::size_t>(s.year() - s.grid().first_year()) * max_members;
    for (int i = 0; i < s.members(); ++i)
      if (u.of >> i & 1) s.set_month_growth(i, row[i]);
  }
  template <class M> [[gnu::cold, gnu::noinline]] covered cover(alliance<M> const& allies) const {
    std::string const part = detail::label(*this);
    covered x{allies.set_of(of, part, "of"), 0, {}, {}, {}, {}};
    if (correlation.given()) {
      x.order = outlay::correlation::order(allies, x.of);
      x.factor = correlation.factor(allies, x.of, part);
    }
    for (int i = 0; i < allies.size(); ++i) {
      if (!(x.of >> i & 1)) continue;
      x.place[i] = x.drawn;
      x.code[x.drawn++] = allies[i].code.packed();
    }
    return x;
  }
  // Leaves each member's correlated normal where its work looks for the second of a pair: alone, for `own` is 1 and z
  // is 0.
  template <class S, class P, class V> [[gnu::noinline]] static void correlate(S s, setup<P> const& u, state<V>& x) {
    std::size_t const n = u.order.size();
    bool const even = s.index() % 2 == 0;
    if (even)
      for (std::size_t j = 0; j < n; ++j)
        s.normals(stream_kind::growth, 0, u.code[u.place[u.order[j]]], x.drawn[j], x.drawn[n + j]);
    V const* const e = x.drawn.data() + (even ? 0 : n);
    for (std::size_t j = 0; j < n; ++j) {
      V sum(0.0);
      for (std::size_t k = 0; k <= j; ++k) sum += V(u.factor[j * n + k]) * e[k];
      x.next[u.place[u.order[j]]] = sum;
    }
  }
  template <class P, class M> void fill_baseline(field_reader<P, M> const& r, setup<P>& x) const {
    auto const& allies = r.allies();
    auto const& grid = r.grid();
    int const first = grid.first_year(), per_year = grid.steps_per_year(), n = allies.size();
    P const more = r[extra].value();
    auto const part = [this] { return detail::label(*this); };
    detail::log_growth<P> rising[max_members];
    P annual[max_members], factor[max_members];
    for (int i = 0; i < n; ++i) {
      bool const in = x.of >> i & 1;
      rising[i].from = &growth;
      rising[i].more = more;
      if (in) rising[i].row = growth.row_of(allies[i].code, part, static_cast<std::size_t>(i));
      annual[i] = in ? P(detail::field_access::raw(allies[i].gdp)) : P(0.0);
      factor[i] = P(1.0);
      if (!in) continue;
      rising[i].moves(first);
      x.opening_growth[i] = factor[i] = exp(rising[i].gamma * P(grid.dt()));
    }
    if (reading == gdp_reading::annual_mean) {
      if (r.set().moves_within_steps()) detail::fill_months(grid, x.of, rising, x.month_growth);
      for (int i = 0; i < n; ++i)
        if (x.of >> i & 1)
          detail::fill_means(r.set(), allies.base_year(), rising[i], annual[i], x.baseline.data() + i);
      return;
    }
    P* cell = x.baseline.data();
    for (int k = 0; k < grid.years() + r.set().years_ahead(); ++k) {
      for (int i = 0; i < n; ++i)
        if ((x.of >> i & 1) && rising[i].moves(first + k)) factor[i] = exp(rising[i].gamma * P(grid.dt()));
      for (int q = 0; q < per_year; ++q, cell += n)
        for (int i = 0; i < n; ++i) cell[i] = annual[i] = annual[i] * factor[i];
    }
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
