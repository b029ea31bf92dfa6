// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a rise of counted core between two years comes from.
enum class cause { all, gdp, part_of_gdp, prices };

/// A rise of counted core between two years in current prices of the alliance's currency, or what of it GDP, the share
/// and prices bring: midpoint weights for each member, so that the three make the whole. Needs every member's price
/// level.
struct rise_answer {
  date from, to;
  cause by = cause::all;
  group who = all_members;

  std::string name() const {
    constexpr char const* words[] = {"", " by GDP", " by share", " by prices"};
    return "rise of core of " + who.name() + ", " + to_string(from) + " to " + to_string(to) +
           words[static_cast<int>(by)];
  }
  measure_unit unit() const { return counts::current_money; }
  rise_answer of(group const& g) const { return {from, to, by, g}; }
  rise_answer by_gdp() const { return {from, to, cause::gdp, who}; }
  rise_answer by_share() const { return {from, to, cause::part_of_gdp, who}; }
  rise_answer by_prices() const { return {from, to, cause::prices, who}; }

  struct ready {
    static constexpr bool yearly = false;
    member_set who;
    cause by;
    int from, to;
    std::array<double, max_members> level_before, level_after; // D_i: current over constant
    std::string asked;
    int columns() const { return 1; }
    template <class V> struct tally {
      V core[2][max_members]{}, gdp[2][max_members]{};
    };
    template <class V, class S, class R>
    OUTLAY_DETAIL_INLINE void row(tally<V>& t, S const& s, int i, R const& r) const {
      int const y = s.year();
      if ((y != from && y != to) || !((who & s.active()) >> i & 1)) return;
      for (int k = 0; k < 2; ++k)
        if (y == (k == 0 ? from : to)) {
          t.core[k][i] += r.counted_core().value();
          t.gdp[k][i] += s.gdp_of(i).value() * V(s.dt().value());
        }
    }
    template <class V, class S, class Out> void step(tally<V>& t, S const& s, Out& out) const {
      if (!s.ends_year() || s.year() != to) return;
      V sum(0.0);
      for (int i = 0; i < s.members(); ++i) {
        if (!(who >> i & 1)) continue;
        auto const at = static_cast<std::size_t>(i);
        V const &ra = t.core[0][i], &rb = t.core[1][i], &ga = t.gdp[0][i], &gb = t.gdp[1][i];
        V const da(level_before[at]), db(level_after[at]), half(0.5), none(0.0);
        auto const was = less(none, ga), is = less(none, gb);
        V const share_b = rb / select(is, gb, V(1.0)), share_a = select(was, ra / select(was, ga, V(1.0)), share_b);
        V const sb = select(is, share_b, share_a);
        switch (by) {
        case cause::all: sum += rb * db - ra * da; break;
        case cause::prices: sum += (ra + rb) * half * (db - da); break;
        case cause::gdp: sum += (da + db) * half * ((share_a + sb) * half) * (gb - ga); break;
        case cause::part_of_gdp: sum += (da + db) * half * ((ga + gb) * half) * (sb - share_a); break;
        }
      }
      out(0, sum);
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    std::string const asked = "answer \"" + name() + "\"";
    ready x{s.allies().set_of(who, asked, "of"), by, from.year(), to.year(), {}, {}, asked};
    int const first = s.grid().first_year(), last = first + s.grid().years() - 1;
    std::string const valid =
        "a calendar year of the horizon, " + std::to_string(first) + " to " + std::to_string(last);
    if (!from.is_year() || from.year() < first || from.year() > last)
      throw error(asked, "from", to_string(from), valid);
    if (!to.is_year() || to.year() < from.year() || to.year() > last)
      throw error(asked, "to", to_string(to), valid + ", not before from");
    money_id const now{s.ledger_money().currency, 0};
    for (int i = 0; i < s.members(); ++i) {
      member const& m = s.allies()[i];
      if (!(x.who >> i & 1) || !m.spends) continue;
      auto const ua = s.allies().rate(now, i, from.year()), ub = s.allies().rate(now, i, to.year());
      if (!ua || !ub) throw error(asked, "of", m.code.text(), "members with a price level");
      x.level_before[static_cast<std::size_t>(i)] = 1 / *ua;
      x.level_after[static_cast<std::size_t>(i)] = 1 / *ub;
    }
    return x;
  }
};
/// As in `rise(2025y, 2035y)`, `rise(2025y, 2035y).by_gdp().of("NOR")`.
inline rise_answer rise(date from, date to) { return {from, to}; }

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
