// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/machine.hpp>
#include <outlay/results/reporting.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {

// What one member did in one year: billions, and GDP in billions of that year; of counted core its worth in current
// prices; of core, resilience, aid and paid-in capital what it paid while it was no member, which is in no share.
struct alignas(64) kept_year {
  double kept[kept_count]{}, gdp = 0, stock[area_count]{}, current = 0, absent[4]{};
  double counted() const { return kept[core_means_kept] + kept[overspend_kept]; }
};

// What a projection keeps of a run, by year and member, as it goes.
template <class Money> class kept_years {
protected:
  using cell = kept_year;
  alliance<Money> allies_;
  time_grid grid_;
  int offset_, years_; // months from the start of the horizon to the first reported year; reported years
  std::vector<measure> measures_;
  std::vector<int> numbers_;                            // of the measures kept, in the run
  std::vector<cell> cells_;                             // [year][member]
  std::vector<double> measured_;                        // [year][measure][member]
  std::vector<std::array<double, area_count>> opening_; // [member]
  std::vector<double> levels_;    // [calendar year][member], current over constant prices; NaN where it is unknown
  std::vector<member_set> there_; // [year], who belongs at its end
  member_set has_debt_;           // whose public debt the plan follows
  bool has_stocks_ = false, in_report_ = false;
  cell* cells_of_year_ = nullptr;
  template <class> friend class kept_years;

public:
  // The same with its money as another type that says the same; no longer a sink.
  template <class Other>
  explicit kept_years(kept_years<Other> x)
      : allies_(x.allies_.template as<Money>()), grid_(x.grid_), offset_(x.offset_), years_(x.years_),
        measures_(std::move(x.measures_)), numbers_(std::move(x.numbers_)), cells_(std::move(x.cells_)),
        measured_(std::move(x.measured_)), opening_(std::move(x.opening_)), levels_(std::move(x.levels_)),
        there_(std::move(x.there_)), has_debt_(x.has_debt_), has_stocks_(x.has_stocks_) {}
  [[gnu::cold]] kept_years(alliance<Money> const& allies, setting<Money> const& s, reporting const& how = {})
      : allies_(allies), grid_(s.grid()),
        offset_((static_cast<int>(static_cast<unsigned>(how.fiscal_year_from)) - 1) % 12),
        years_(s.grid().years() - (offset_ > 0)), numbers_(how.measures.among(s.measures())),
        cells_(static_cast<std::size_t>(years_ > 0 ? years_ : 0) * static_cast<std::size_t>(allies.size())),
        measured_(static_cast<std::size_t>(years_ > 0 ? years_ : 0) * numbers_.size() *
                  static_cast<std::size_t>(allies.size())),
        opening_(static_cast<std::size_t>(allies.size())), there_(static_cast<std::size_t>(years_ > 0 ? years_ : 0)),
        has_debt_(s.has_debt()) {
    if (!how.fiscal_year_from.ok()) refuse("fiscal_year_from", {"no month"}, {"January to December"});
    if (offset_ % grid_.months_per_step() != 0)
      refuse("fiscal_year_from", {"month ", offset_ + 1, " with steps of ", grid_.months_per_step(), " months"},
             {"a month in which a step begins; monthly steps allow all"});
    if (years_ < 1) refuse("fiscal_year_from", {"month ", offset_ + 1}, {"January for a horizon of one year"});
    money_id const now{s.ledger_money().currency, 0};
    for (int y = 0; y < s.grid().years(); ++y)
      for (int i = 0; i < allies.size(); ++i) {
        auto const worth = allies.rate(now, i, s.grid().first_year() + y);
        levels_.push_back(worth ? 1 / *worth : std::numeric_limits<double>::quiet_NaN());
      }
    for (int const k : numbers_) detail::append(measures_, measure(s.measures()[static_cast<std::size_t>(k)]));
    at_step(0);
  }

  /// A sink of a machine: sees the rows of all members of a step, then the step.
  template <class S, class R> OUTLAY_DETAIL_INLINE void rows(S const& s, R const* r) {
    if (!in_report_) return;
    int const n = allies_.size();
    double const dt = s.dt().value();
    for (int i = 0; i < n; ++i) {
      add(cells_of_year_[i].kept, r[i].kept());
      cell& c = cells_of_year_[i];
      double const counted = r[i].counted_core().value();
      // who has left may still owe, and has no share
      if (s.active() >> i & 1) {
        c.gdp += s.gdp_of(i).value() * dt;
        c.current += counted * levels_[static_cast<std::size_t>((s.year() - grid_.first_year()) * n + i)];
      } else {
        c.absent[0] += counted;
        c.absent[1] += r[i].booked(account::resilience).value();
        c.absent[2] += (r[i].booked(account::aid) - r[i].on_top(account::aid)).value();
        c.absent[3] += (r[i].booked(account::paid_in) - r[i].on_top(account::paid_in)).value();
      }
    }
  }
  template <class S> void step(S const& s) {
    int const t = s.index(), passed = t * grid_.months_per_step() - offset_;
    if (t == 0)
      each_stock(s, [&](int i, area which, double, double opening) {
        opening_[static_cast<std::size_t>(i)][static_cast<std::size_t>(which)] += opening;
      });
    if (in_report_ && passed % 12 == 12 - grid_.months_per_step()) {
      std::size_t const n = measures_.size(), members = static_cast<std::size_t>(allies_.size());
      double* const to = measured_.data() + static_cast<std::size_t>(passed / 12) * n * members;
      for (std::size_t m = 0; m < n; ++m)
        for (std::size_t i = 0; i < members; ++i) to[m * members + i] = s.measured(numbers_[m], static_cast<int>(i));
      there_[static_cast<std::size_t>(passed / 12)] = s.active();
      each_stock(s, [&](int i, area which, double stock, double) {
        cells_of_year_[i].stock[static_cast<std::size_t>(which)] += stock;
      });
    }
    // Flows begin anew with each reported year; before the first one nothing is kept.
    if (!in_report_ || passed % 12 == 12 - grid_.months_per_step()) s.forget_flows();
    at_step(t + 1);
  }

  /// Throws where a number is none, or infinite: sums of money beyond what a number can be.
  void require_finite() const {
    double nothing = 0; // 0 times each number: no number as soon as one is none, or infinite
    for (cell const& c : cells_) {
      for (double const x : c.kept) nothing += 0 * x;
      nothing += 0 * c.gdp;
    }
    for (double const x : measured_) nothing += 0 * x;
    if (!(nothing == 0)) refuse_infinite();
  }
  /// Place within a calendar year of the step that ends a reported year.
  int last_step_of_year() const {
    return (offset_ / grid_.months_per_step() + grid_.steps_per_year() - 1) % grid_.steps_per_year();
  }

protected:
  [[noreturn, gnu::cold, gnu::noinline]] static void refuse(char const* what, detail::pieces value,
                                                            detail::pieces valid) {
    detail::refuse("projection", what, value, valid);
  }

private:
  [[noreturn, gnu::cold, gnu::noinline]] void refuse_infinite() const {
    std::size_t const members = static_cast<std::size_t>(allies_.size());
    auto const require = [&](std::string const& what, double x, std::size_t member, std::size_t k) {
      if (!std::isfinite(x))
        detail::refuse(
            "projection", what,
            {x, " of ", allies_[static_cast<int>(member)].code, " in ", grid_.first_year() + static_cast<int>(k)},
            "a finite number: amounts, growth and factors of this size cannot be told");
    };
    for (std::size_t k = 0; k < cells_.size(); ++k) {
      require("GDP", cells_[k].gdp, k % members, k / members);
      for (std::size_t a = 0; a < account_count; ++a)
        require(std::string(account_rules[a].name), cells_[k].kept[a], k % members, k / members);
    }
    for (std::size_t k = 0; k < measured_.size(); ++k) {
      measure const& m = measures_[k / members % measures_.size()];
      require(m.part + ": " + m.name, measured_[k], k % members, k / members / measures_.size());
    }
    refuse("ledger", {"a sum that is no number"}, {"finite numbers"});
  }
  template <class Kept> static OUTLAY_DETAIL_INLINE void add(double* __restrict to, Kept const* __restrict from) {
    for (std::size_t k = 0; k < detail::kept_count; ++k) to[k] += from[k].value();
  }
  // The year that step t is reported in.
  void at_step(int t) {
    int const passed = t * grid_.months_per_step() - offset_;
    in_report_ = passed >= 0 && passed / 12 < years_;
    if (in_report_)
      cells_of_year_ = cells_.data() + static_cast<std::size_t>(passed / 12) * static_cast<std::size_t>(allies_.size());
  }
  template <class S, class F> void each_stock(S const& s, F f) {
    for (auto const& v : s.stocks())
      for (int i = 0; i < allies_.size(); ++i)
        if (v.holders >> i & 1)
          for (int a = 0; a < v.areas; ++a) {
            f(i, v.list[a], v.stock[i * v.areas + a].value(), v.opening[i * v.areas + a]);
            has_stocks_ = true;
          }
  }
};

} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
