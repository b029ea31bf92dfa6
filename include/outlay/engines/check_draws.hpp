// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/checked.hpp>
#include <outlay/engines/quasi_streams.hpp>
#include <outlay/engines/ready_draw.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// How far from its middle a draw without ends is checked whatever paths are drawn, in standard deviations: one path in
// 3.5 million lies beyond, and the paths of a run that do are checked as well. So parts of a run refuse what all of it
// does.
inline constexpr double checked_score = 5;

// The least and the largest value of a draw, and the paths that have them.
struct drawn_range {
  double least, most;
  std::int64_t least_on, most_on; // -1: an end of the distribution, drawn or not; -2: at `checked_score`
};
[[gnu::cold]] inline drawn_range range_of(ready_draw const& d, draws const& n, quasi_streams const* fields) {
  if (d.bounded()) return {d.lowest(), d.highest(), -1, -1};
  double low = -checked_score, high = checked_score;
  std::int64_t low_on = -2, high_on = -2;
  pack_points<double> points(n, fields);
  for (std::int64_t p = n.first_path; p < n.first_path + n.paths; ++p) {
    double const z =
        score_of<double>(d, n.seed, static_cast<std::uint64_t>(p), points.begin(static_cast<std::uint64_t>(p)));
    if (z < low) low = z, low_on = p;
    if (z > high) high = z, high_on = p;
  }
  return {d.at(low), d.at(high), low_on, high_on};
}

} // namespace OUTLAY_DETAIL_ISA

// Sets the quantity of a part that stands where another one does in the part that it is a copy of, and gives its
// address.
template <class Changed, class Part>
void const* put_at(Changed& changed, Part const& from, void const* address, double x) {
  void const* there = nullptr;
  std::size_t place = 0, found = static_cast<std::size_t>(-1);
  if constexpr (requires { changed.erased(); }) {
    for (auto const& q : from.erased().quantities()) {
      if (q.address == address) found = place;
      ++place;
    }
    changed.erased().put(found, x);
    there = changed.erased().quantities()[found].address;
  } else {
    each_quantity(from, [&](std::string_view, std::string const&, auto const& q) {
      if (static_cast<void const*>(&q) == address) found = place;
      ++place;
    });
    place = 0;
    each_quantity(changed, [&](std::string_view, std::string const&, auto const& q) {
      if (place++ != found) return;
      field_access::put(const_cast<std::remove_cvref_t<decltype(q)>&>(q), x);
      there = &q;
    });
  }
  return there;
}

// Checks what will be drawn by the parts' own checks: each field at both ends of its range, the others as in the plan,
// and the fields of one part together at theirs where they are at most six.
template <class Money, class... Parts>
[[gnu::cold]] void check_draws_of(setting<Money> ground, plan_of<Parts...> plan, plan_of<Parts...> const& original,
                                  std::vector<ready_draw> const& all, draws const& n) {
  std::vector<drawn_range> ranges;
  check_draws(n);
  std::optional<quasi_streams> fields;
  if (n.points == points::sobol) fields.emplace(n, series_of(all));
  for (ready_draw const& d : all) ranges.push_back(range_of(d, n, fields ? &*fields : nullptr));
  plan.each([&](auto& changed) {
    std::string const whose = label(changed);
    std::vector<std::size_t> mine;
    for (std::size_t k = 0; k < all.size(); ++k)
      if (all[k].field.part == whose) mine.push_back(k);
    if (mine.empty()) return;
    // where the drawn fields stand in the copy
    void const* record = nullptr;
    auto const put = [&](std::size_t k, double x) {
      original.each([&](auto const& from) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(from)>, std::remove_cvref_t<decltype(changed)>>)
          if (label(from) == whose) {
            void const* const there = put_at(changed, from, all[k].field.address, x);
            record = all[k].kind == draw_kind::empirical ? there : nullptr;
          }
      });
    };
    auto const check = [&](std::int64_t path) {
      checker<Money> c(ground, whose);
      c.draws_from_record(record);
      try {
        if constexpr (requires { changed.erased(); }) changed.erased().check_fields_with(c);
        else check_fields(changed, c);
      } catch (error const& e) {
        if (path == -1) throw;
        std::string const where =
            path == -2 ? ", " + text(checked_score) + " standard deviations out" : " on path " + std::to_string(path);
        throw error(e.part(), e.field(), e.value() + where,
                    e.valid() + "; a distribution that stays there, as in normal(...).within(lo, hi)");
      }
    };
    for (std::size_t const k : mine) {
      put(k, ranges[k].least);
      check(ranges[k].least_on);
      put(k, ranges[k].most);
      check(ranges[k].most_on);
      put(k, all[k].field.value);
    }
    if (mine.size() < 2 || mine.size() > 6) return;
    for (unsigned corner = 0; corner < 1u << mine.size(); ++corner) {
      for (std::size_t j = 0; j < mine.size(); ++j)
        put(mine[j], corner >> j & 1 ? ranges[mine[j]].most : ranges[mine[j]].least);
      check(-1);
    }
  });
}

} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
