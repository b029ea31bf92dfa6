// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/draw_paths.hpp>
#include <outlay/numbers/histogram.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// Keeps every number of every path.
struct keep_paths {
  double* out;
  std::int64_t paths;
  int columns;
  int begin() const { return 0; }
  template <class V> void take(int, tile_numbers<V> const& t) const {
    for (int column = 0; column < columns; ++column) {
      double* const to = out + static_cast<std::size_t>(column * paths + t.first);
      t.each(column, [to](int lane, double x) { to[lane] = x; });
    }
  }
  void end(int) const {}
};

// Counts every number in histograms, a set of them for each thread at work.
template <class> class basic_count_paths;
using count_paths = basic_count_paths<void>;
template <class> class basic_count_paths {
  using set = std::vector<histogram>;
  int columns_;
  draws const* draws_;
  replicates replicates_;
  std::mutex guard_;
  std::vector<set> idle_;
  std::int64_t sets_ = 0, bytes_ = 0;

  static std::int64_t bytes_of(set const& s) {
    std::int64_t n = 0;
    for (histogram const& h : s) n += h.bytes();
    return n;
  }
  void require(std::int64_t bytes) const {
    if (bytes > draws_->memory_limit)
      refuse_memory("a summary of " + std::to_string(columns_) + " numbers in " + std::to_string(sets_) +
                        " copies, one for each thread" +
                        (replicates_.independent() ? "" : " and replicate"),
                    static_cast<double>(bytes), *draws_, "fewer answers or threads, or a larger memory_limit");
  }

public:
  basic_count_paths(int columns, draws const& d) : columns_(columns), draws_(&d), replicates_(replicates::of(d)) {}
  struct counting {
    set of;
    std::int64_t bytes;
  };
  counting begin() {
    std::lock_guard const lock(guard_);
    if (!idle_.empty()) {
      auto s = std::move(idle_.back());
      idle_.pop_back();
      std::int64_t const n = bytes_of(s);
      return {std::move(s), n};
    }
    ++sets_;
    set made(static_cast<std::size_t>(columns_ * std::max(replicates_.count, 1)));
    std::int64_t const n = static_cast<std::int64_t>(sizeof(histogram) * made.size());
    bytes_ += n;
    require(bytes_);
    return {std::move(made), n};
  }
  template <class V> void take(counting& c, tile_numbers<V> const& t) const {
    if (!replicates_.independent()) return take_by_group(c, t);
    for (int column = 0; column < columns_; ++column) {
      histogram& h = c.of[static_cast<std::size_t>(column)];
      t.each(column, [&h](int, double x) { h.add(x); });
    }
  }
  template <class V> void take_by_group(counting& c, tile_numbers<V> const& t) const {
    for (int column = 0; column < columns_; ++column)
      t.each(column, [&](int lane, double x) {
        int const group = replicates_.group_of(draws_->first_path + t.first + lane);
        c.of[static_cast<std::size_t>(group * columns_ + column)].add(x);
      });
  }
  void end(counting& c) {
    std::int64_t const n = bytes_of(c.of);
    std::lock_guard const lock(guard_);
    bytes_ += n - c.bytes;
    idle_.push_back(std::move(c.of));
    require(bytes_);
  }
  template <class Summary> void add_to(Summary& s) const {
    for (set const& counted : idle_) s.add(counted);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
