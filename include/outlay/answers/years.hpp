// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/share.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// One number out of an answer that has one for each calendar year, or running sums of it: what a derivative, a search
/// for a goal or a table of one line needs. Each takes any yearly answer, a user's own as well.
namespace detail {

// What all of them share: the yearly answer, its group, and its ready form with the checks.
template <class Self, class Inner> struct over_years {
  /// The same for another group.
  auto of(group const& g) const
    requires requires(Inner const& a) { { a.of(g) } -> std::same_as<Inner>; }
  {
    Self copy = static_cast<Self const&>(*this);
    copy.inner = copy.inner.of(g);
    return copy;
  }

protected:
  template <class Money> auto ready_inner(setting<Money> const& s, Inner const& inner, std::string const& asked) const {
    auto ready = inner.prepare(s);
    if (!is_yearly(ready, s.grid()) || ready.columns() != s.grid().years())
      throw error(asked, "answer", inner.name(), "an answer with a number for each calendar year");
    return ready;
  }
  template <class Money>
  static int place_of(setting<Money> const& s, date y, std::string const& asked, char const* field) {
    int const k = y.year() - s.grid().first_year();
    if (!y.is_year() || k < 0 || k >= s.grid().years())
      throw error(asked, field, to_string(y),
                  "a calendar year of the horizon, " + std::to_string(s.grid().first_year()) + " to " +
                      std::to_string(s.grid().first_year() + s.grid().years() - 1));
    return k;
  }
};

// The ready form of one: hands every row on to the yearly answer's own.
template <class Ready> struct ready_over_years {
  static constexpr bool yearly = false, measures = reads_measures<Ready>();
  Ready inner;
  int columns() const { return 1; }
  template <class T, class S, class R> OUTLAY_DETAIL_INLINE void row(T& t, S const& s, int i, R const& r) const {
    inner.row(t.inner, s, i, r);
  }
};

} // namespace detail

/// An answer's number of one calendar year: `in_year(core_share, 2035y)`; `at_end(core_share)` is that of the last one.
template <class Inner> struct in_year_answer : detail::over_years<in_year_answer<Inner>, Inner> {
  Inner inner;
  std::optional<date> when;

  in_year_answer(Inner a, std::optional<date> y) : inner(std::move(a)), when(y) {}
  std::string name() const {
    return std::string(inner.name()) + (when ? " in " + to_string(*when) : " in the last year");
  }

  template <class Ready> struct ready : detail::ready_over_years<Ready> {
    measure_unit its_unit;
    int wanted;
    measure_unit unit() const { return its_unit; }
    template <class V> struct tally {
      typename Ready::template tally<V> inner{};
    };
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      auto pick = [&](int column, V const& x) {
        if (column == wanted) out(0, x);
      };
      this->inner.step(t.inner, s, pick);
    }
  };
  template <class Money> auto prepare(setting<Money> const& s) const {
    std::string const asked = "answer \"" + name() + "\"";
    auto in = this->ready_inner(s, inner, asked);
    measure_unit unit = detail::unit_of(inner, in);
    int const k = when ? this->place_of(s, *when, asked, "year") : s.grid().years() - 1;
    return ready<decltype(in)>{{std::move(in)}, std::move(unit), k};
  }
};
template <class Answer> in_year_answer<Answer> in_year(Answer const& a, date y) { return {a, y}; }
template <class Answer> in_year_answer<Answer> at_end(Answer const& a) { return {a, std::nullopt}; }

/// Running sums of an answer from the first year, or the sum of some years as one number, both included.
template <class Inner, bool Running> struct sum_answer : detail::over_years<sum_answer<Inner, Running>, Inner> {
  Inner inner;
  std::optional<date> from, to;

  sum_answer(Inner a, std::optional<date> first, std::optional<date> last)
      : inner(std::move(a)), from(first), to(last) {}
  std::string name() const {
    if (Running) return "cumulative " + std::string(inner.name());
    return std::string(inner.name()) +
           (from ? ", sum of " + to_string(*from) + " to " + to_string(*to) : ", sum of all years");
  }

  template <class Ready> struct ready : detail::ready_over_years<Ready> {
    static constexpr bool yearly = Running;
    measure_unit its_unit;
    int first, last;
    int columns() const { return Running ? last + 1 : 1; }
    measure_unit unit() const { return its_unit; }
    bool is_level() const { return Running; }
    template <class V> struct tally {
      typename Ready::template tally<V> inner{};
      V sum{};
    };
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      auto add = [&](int column, V const& x) {
        if (column < first || column > last) return;
        t.sum += x;
        out(Running ? column : 0, t.sum);
      };
      this->inner.step(t.inner, s, add);
    }
  };
  template <class Money> auto prepare(setting<Money> const& s) const {
    std::string const asked = "answer \"" + name() + "\"";
    auto in = this->ready_inner(s, inner, asked);
    measure_unit unit = detail::unit_of(inner, in);
    if (unit.kind() != counts::unsaid && !unit.is_money())
      throw error(asked, "answer", "in " + unit.text(), "an answer whose years add up, such as money");
    if (detail::is_level(in)) throw error(asked, "answer", "a level", "an answer whose years add up, such as money");
    int const a = from ? this->place_of(s, *from, asked, "from") : 0,
              b = to ? this->place_of(s, *to, asked, "to") : s.grid().years() - 1;
    if (b < a) throw error(asked, "to", to_string(*to), to_string(*from) + " or later");
    return ready<decltype(in)>{{std::move(in)}, std::move(unit), a, b};
  }
};
/// `cumulative(core_over_baseline)`: for each year the sum of the years so far.
template <class Answer> sum_answer<Answer, true> cumulative(Answer const& a) { return {a, std::nullopt, std::nullopt}; }
/// `sum_of(total_outlay, 2026y, 2035y)`: one number, both years included; without years, of the whole horizon.
template <class Answer> sum_answer<Answer, false> sum_of(Answer const& a, date from, date to) { return {a, from, to}; }
template <class Answer> sum_answer<Answer, false> sum_of(Answer const& a) { return {a, std::nullopt, std::nullopt}; }

/// Growth a year between two years: `growth_of(counted_core, 2025y, 2035y)` is (x_2035 / x_2025)^(1/10) - 1; money of
/// the ledger is at constant prices, so that its growth is real. From nothing, or from a year without a number, there
/// is no growth: no number.
template <class Inner> struct growth_answer : detail::over_years<growth_answer<Inner>, Inner> {
  Inner inner;
  date from, to;

  growth_answer(Inner a, date first, date last) : inner(std::move(a)), from(first), to(last) {}
  std::string name() const {
    return "growth of " + std::string(inner.name()) + " a year, " + to_string(from) + " to " + to_string(to);
  }
  measure_unit unit() const { return counts::per_year; }

  template <class Ready> struct ready : detail::ready_over_years<Ready> {
    int first, last;
    template <class V> struct tally {
      typename Ready::template tally<V> inner{};
      V before{};
    };
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      auto see = [&](int column, V const& x) {
        if (column == first) t.before = x;
        if (column != last) return;
        V const factor = select(less(V(0.0), t.before), x / t.before, V(numeric::not_a_number));
        out(0, last == first + 1 ? factor - V(1.0) : pow(factor, 1.0 / (last - first)) - V(1.0));
      };
      this->inner.step(t.inner, s, see);
    }
  };
  template <class Money> auto prepare(setting<Money> const& s) const {
    std::string const asked = "answer \"" + name() + "\"";
    auto in = this->ready_inner(s, inner, asked);
    int const a = this->place_of(s, from, asked, "from"), b = this->place_of(s, to, asked, "to");
    if (b <= a) throw error(asked, "to", to_string(to), "later than " + to_string(from));
    return ready<decltype(in)>{{std::move(in)}, a, b};
  }
};
template <class Answer> growth_answer<Answer> growth_of(Answer const& a, date from, date to) { return {a, from, to}; }

/// The calendar year in which an answer is largest, the first of several: `peak_year(total_outlay)`. Years without a
/// number are passed over; without one in any year the peak has no number either.
template <class Inner> struct peak_year_answer : detail::over_years<peak_year_answer<Inner>, Inner> {
  Inner inner;

  explicit peak_year_answer(Inner a) : inner(std::move(a)) {}
  std::string name() const { return "peak year of " + std::string(inner.name()); }
  measure_unit unit() const { return counts::calendar_year; }

  template <class Ready> struct ready : detail::ready_over_years<Ready> {
    int first_year;
    template <class V> struct tally {
      typename Ready::template tally<V> inner{};
      V most{}, year{};
    };
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      auto see = [&](int column, V const& x) {
        V const now(static_cast<double>(first_year + column));
        if (column == 0) {
          t.most = V(-numeric::infinity);
          t.year = V(numeric::not_a_number);
        }
        auto const higher = less(t.most, x);
        t.year = select(higher, now, t.year);
        t.most = select(higher, x, t.most);
        out(0, t.year);
      };
      this->inner.step(t.inner, s, see);
    }
  };
  template <class Money> auto prepare(setting<Money> const& s) const {
    auto in = this->ready_inner(s, inner, "answer \"" + name() + "\"");
    return ready<decltype(in)>{{std::move(in)}, s.grid().first_year()};
  }
};
template <class Answer> peak_year_answer<Answer> peak_year(Answer const& a) { return peak_year_answer<Answer>(a); }

/// The first calendar year in which a share of GDP is at least `level` (but for rounding); the year after the horizon
/// where it is not reached, so that medians over paths hold as long as half of them reach it. A year in which the share
/// has no number, as before an accession, does not reach it.
template <class Inner> struct first_year_answer : detail::over_years<first_year_answer<Inner>, Inner> {
  Inner inner;
  outlay::share level;

  first_year_answer(Inner a, outlay::share x) : inner(std::move(a)), level(x) {}
  std::string name() const {
    return "first year of " + std::string(inner.name()) + " at " + percent_text(detail::field_access::raw(level));
  }
  measure_unit unit() const { return counts::calendar_year; }

  template <class Ready> struct ready : detail::ready_over_years<Ready> {
    double below; // the largest number that does not reach the level
    int first_year;
    template <class V> struct tally {
      typename Ready::template tally<V> inner{};
      V reached{}, missed{}; // whether it was, and the years before
    };
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>& t, S const& s, Out& out) const {
      auto see = [&](int, V const& x) {
        // a year without a number does not reach it
        t.reached = max(t.reached, select(less(V(below), x), V(1.0), V(0.0)));
        t.missed += V(1.0) - t.reached;
        out(0, V(static_cast<double>(first_year)) + t.missed);
      };
      this->inner.step(t.inner, s, see);
    }
  };
  template <class Money> auto prepare(setting<Money> const& s) const {
    std::string const asked = "answer \"" + name() + "\"";
    double const x = detail::field_access::raw(level);
    if (!(x >= 0 && x <= 1)) throw error(asked, "level", percent_text(x), "0 to 100 %");
    auto in = this->ready_inner(s, inner, asked);
    if (detail::unit_of(inner, in).kind() != counts::share_of_gdp)
      throw error(asked, "answer", inner.name(), "a share of GDP, such as core_share");
    return ready<decltype(in)>{
        {std::move(in)}, std::nextafter(x * (1 - 1e-12), -numeric::infinity), s.grid().first_year()};
  }
};
template <class Answer> first_year_answer<Answer> first_year_at(outlay::share level, Answer const& of_what) {
  return {of_what, level};
}
/// Of the core share: `first_year_at(3.5_pct)`.
inline first_year_answer<core_share_answer> first_year_at(outlay::share level) { return {core_share, level}; }

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
