// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// The twin: the kernel that the library makes of W1, same structure, layout and order of operations, without its types.
// It gives the library's bits, so that the ratio of their times is the price of the types.
#pragma once

#include "w1_progress.hpp"
#include "w1_results.hpp"
#include "w1_untyped_parts.hpp"

#include <outlay/parallel.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>

namespace w1 {
namespace untyped {

/// Core budgets, stock index and spending on equipment: what the library's three answers sum.
template <class V> class tallies {
  member_set of_budget_ = everybody, of_stock_ = everybody, of_spend_ = everybody;
  V budget_{}, spend_{};
  V* out_;

public:
  explicit tallies(V* out) : out_(out) {}

  OUTLAY_DETAIL_INLINE void add(int i, row<V> const& r) {
    if (of_budget_ >> i & 1) budget_ += r.core_means();
    if (of_spend_ >> i & 1) spend_ += r.template sum<outlay::only(account::equipment)>();
  }
  OUTLAY_DETAIL_INLINE void end_step(step<V> const& s) {
    if (!s.ends_year()) return;
    auto const k    = s.year_index();
    out_[k]         = budget_;
    budget_         = V(0.0);
    V now(0.0);
    double opening = 0;
    for (auto const& view : s.of->stocks)
      for (int i = 0; i < s.set->members; ++i)
        if (view.holders & of_stock_ & member_set{1} << i)
          for (int a = 0; a < view.areas; ++a) {
            now += view.stock[i * view.areas + a];
            opening += view.opening[i * view.areas + a];
          }
    out_[years + k]     = now / V(opening);
    out_[2 * years + k] = spend_;
    spend_              = V(0.0);
  }
};

/// The plan of W1 made ready: set-ups shared by all paths, and all steps of a tile.
template <class V> class machine {
  setting const* set_;
  capital_contribution capital_;
  economy economy_;
  learning learning_;
  pledge_part pledge_;
  share_target share_;
  stockpile_growth stockpile_;
  remainder_mix mix_[max_members];
  bool ration_;

  // Works of one loop stand in one aggregate, each made in its place.
  struct growing {
    economy::work<V> gdp;
    learning::work<V> prices;
  };
  struct spending {
    share_target::work<V> share;
    levy<claim_class::paid_in, V> capital;
    levy<claim_class::pledges, V> pledges;
    stockpile_growth::work<V> stocks;
  };

public:
  struct tile {
    untyped::ledger<V> ledger{};
    economy::state<V> gdp{};
    share_target::state<V> shares{};
    stockpile_growth::state<V> stocks{};
  };

  machine(inputs const& in, setting const& s)
      : set_(&s), economy_(in, s.grid), learning_(in), share_(in), stockpile_(in, s.grid), ration_(share_.ration) {
    for (auto& mix : mix_) mix = {0.35, 0.05, 0.35, 0.25, 0.35 / 0.75, 0.05 / 0.75, 0.35 / 0.75};
  }

  void begin(tile& t, std::uint64_t seed, std::uint64_t first_path) const {
    t.ledger.seed = seed;
    t.ledger.stocks.clear();
    t.ledger.path   = outlay::counting_from<V>(first_path);
    t.ledger.memory = set_->longest_lag + (set_->longest_lag > 0);
    t.ledger.remembered.resize(static_cast<std::size_t>(t.ledger.memory) * max_members);
    t.ledger.measured.assign(t.ledger.measuring ? std::size_t{4} * max_members : 0, V(0.0));
    for (V& q : t.ledger.started) q = V(0.0);
    step<V> s{set_, &t.ledger, 0};
    economy_.begin(t.gdp);
    stockpile_.begin(s, t.stocks);
  }

  OUTLAY_DETAIL_TILE void run(tile& t, tallies<V>& sink) const {
    int const steps_of_run = set_->grid.steps();
    for (int index = 0; index < steps_of_run; ++index) advance(t, index, sink);
  }

private:
  OUTLAY_DETAIL_INLINE void advance(tile& t, int index, tallies<V>& sink) const {
    step<V> s{set_, &t.ledger, index};
    for (int area = 0; area < outlay::area_count; ++area) {
      t.ledger.price_factor[area] = V(1.0);
      t.ledger.demand[area]       = V(0.0);
    }
    grow(s, t);
    spend(s, t, sink);
    sink.end_step(s);
  }
  OUTLAY_DETAIL_INLINE void grow(step<V>& s, tile& t) const {
    growing works{economy_.grow(s, t.gdp), learning_.grow(s)};
    int const count = set_->members;
    for (int i = 0; i < count; ++i) {
      row<V> r(ration_);
      works.gdp(i, r);
      works.prices(i, r);
    }
  }
  OUTLAY_DETAIL_INLINE void spend(step<V>& s, tile& t, tallies<V>& sink) const {
    spending works{share_.guide(s, t.shares), capital_.claim(s), pledge_.claim(s), stockpile_.buy(s, t.stocks)};
    int const count = set_->members;
    for (int i = 0; i < count; ++i) {
      row<V> r(ration_);
      works.share(i, r);
      works.capital(i, r);
      works.pledges(i, r);
      works.stocks(i, r);
      r.grant(mix_[i]);
      works.capital.granted(i, r);
      works.pledges.granted(i, r);
      works.stocks.granted(i, r);
      sink.add(i, r);
    }
    works.stocks.finish();
  }
};

}  // namespace untyped

template <int Width = outlay::tile_width>   // as outlay::ensemble for a tile of this size
results run_untyped(std::size_t paths, int threads, std::uint64_t seed, bool deterministic) {
  using V          = std::conditional_t<Width == 1, double, outlay::pack<double, Width>>;
  using machine    = untyped::machine<V>;
  auto const& in   = inputs_of(deterministic);
  auto const begin = std::chrono::steady_clock::now();
  auto const grid  = outlay::time_grid({.from = std::chrono::year(start), .until = std::chrono::year(start + years)});
  auto const set = untyped::setting{grid, members, std::vector<double>(std::size_t{years} * outlay::max_members, 1.0),
                                    0, std::vector<untyped::member_set>(steps, untyped::everybody)};
  auto const plan  = machine(in, set);
  constexpr std::size_t columns = 3 * static_cast<std::size_t>(years), tiles_per_chunk = 16;
  auto values      = std::vector<double>(paths * columns);   // [column][path]
  auto const tiles = (paths + Width - 1) / Width;
  auto const chunk = [&](std::int64_t c) {
    auto const tile = std::make_unique<typename machine::tile>();
    std::vector<V> numbers(columns);
    auto const from = static_cast<std::size_t>(c) * tiles_per_chunk;
    for (auto k = from; k < std::min(tiles, from + tiles_per_chunk); ++k) {
      auto const first = k * Width;
      plan.begin(*tile, seed, first);
      auto sink = untyped::tallies<V>(numbers.data());
      plan.run(*tile, sink);
      auto const lanes = std::min<std::size_t>(Width, paths - first);
      for (std::size_t column = 0; column < columns; ++column) {
        double lane[Width];
        if constexpr (Width == 1) lane[0] = numbers[column];
        else numbers[column].store(lane);
        std::copy_n(lane, lanes, values.data() + column * paths + first);
      }
    }
  };
  auto const chunks = static_cast<std::int64_t>((tiles + tiles_per_chunk - 1) / tiles_per_chunk);
  counting<outlay::threads>{outlay::threads(threads), paths}.for_each_chunk(chunks, chunk);
  auto const end = std::chrono::steady_clock::now();
  auto out       = results(paths);
  out.seconds    = std::chrono::duration<double>(end - begin).count();
  constexpr std::array all{series::budget, series::stock, series::spend};
  for (std::size_t s = 0; s < all.size(); ++s)
    for (int k = 0; k < years; ++k)
      std::copy_n(values.data() + (s * years + static_cast<std::size_t>(k)) * paths, paths, out.at(all[s], k));
  return out;
}

}  // namespace w1

#include <outlay/numbers/exact_end.hpp>
