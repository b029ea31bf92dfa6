// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Sweeps over fields named by their paths: quantities in lanes, any other field in a plan for each of its values.
#include "inside_of.hpp"
#include "named.hpp"

#include <outlay/parallel.hpp>

#include <set>

namespace outlay {

namespace compiled {
namespace {

// An axis whose values stand in lanes.
struct lane_axis {
  std::size_t axis, quantity;
};
struct axes_of_sweep {
  std::vector<axis_head> heads;
  std::vector<lane_axis> lanes;
};
bool is_quantity(plan const& p, std::vector<quantity_place> const& all, std::string const& path) {
  auto const known = paths_of(p, all);
  auto const at = std::find(known.begin(), known.end(), path);
  return at != known.end() && !all[quantity_at(p, all, path)].of.fixed;
}
axes_of_sweep find_axes(scenario const& s, std::vector<path_axis> const& axes) {
  if (axes.empty()) throw error("sweep", "axes", "none", "at least one path and its values");
  world const w = inside_of::of(s);
  auto const all = quantities_in(w.parts);
  axes_of_sweep found;
  for (std::size_t a = 0; a < axes.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b)
      if (axes[b].path == axes[a].path) throw error("sweep", axes[a].path, "on two axes", "one axis for a field");
    axis_head head{axes[a].path, axes[a].values, {}};
    if (is_quantity(w.parts, all, axes[a].path)) {
      std::size_t const q = quantity_at(w.parts, all, axes[a].path);
      for (lane_axis const& other : found.lanes)
        if (other.quantity == q) throw error("sweep", axes[a].path, "on two axes", "one axis for a field");
      head.label = detail::label(w.parts.parts()[all[q].part]) + ": " + all[q].label();
      head.values = numbers_at(s, axes[a].path, axes[a].values);
      found.lanes.push_back({a, q});
    } else
      for (std::size_t k = 0; k < axes[a].values.size(); ++k) head.values.push_back(static_cast<double>(k));
    found.heads.push_back(std::move(head));
  }
  return found;
}

// Numbers of the answers at some points, in the columns of their heads.
class cells {
  std::vector<answer_head> heads_;
  std::vector<double> values_; // [column][point]

public:
  void refuse_size(std::int64_t points, int columns) const {
    if (double const bytes = 8.0 * static_cast<double>(points) * columns; bytes > 4e9)
      throw error("sweep", "grid",
                  std::to_string(points) + " points of " + std::to_string(columns) + " numbers, " + text(bytes / 1e9) +
                      " GB",
                  "at most 4 GB: fewer points or answers");
  }
  template <class Asked> void make_room(Asked const& asked, std::int64_t points) {
    if (!heads_.empty()) return;
    refuse_size(points, asked.columns);
    heads_ = asked.heads;
    values_.resize(static_cast<std::size_t>(points) * static_cast<std::size_t>(asked.columns));
  }
  double* column(int k, std::int64_t points) { return values_.data() + k * points; }
  sweep_table table(grid_points points) && { return {std::move(points), std::move(heads_), std::move(values_)}; }
};

// Checks every combination of the values that axes give to one part, by the part's own check.
void check_cells(world const& w, setting<run_money> ground, grid_points const& points,
                 std::vector<lane_axis> const& lanes, std::vector<std::int64_t> const& group) {
  plan here = w.parts;
  auto const all = quantities_in(here);
  std::set<std::size_t> parts;
  for (lane_axis const& l : lanes) parts.insert(all[l.quantity].part);
  for (std::size_t const part : parts) {
    any& changed = here.parts()[part];
    auto c = checker<run_money>::again(ground, detail::label(changed));
    std::set<std::vector<int>> seen;
    for (std::int64_t const p : group) {
      std::vector<int> places;
      for (lane_axis const& l : lanes)
        if (all[l.quantity].part == part) places.push_back(points.place(p, l.axis));
      if (!seen.insert(places).second) continue;
      std::size_t k = 0;
      for (lane_axis const& l : lanes)
        if (all[l.quantity].part == part)
          *all[l.quantity].of.number = points.axes()[l.axis].values[static_cast<std::size_t>(places[k++])];
      changed.erased().check_fields_with(c);
    }
  }
}

// Checks the plan as a whole, with every combination of the values in lanes, or with each value of an axis alone where
// they are many: what one part says may not go with what another does.
void check_whole(world const& w, grid_points const& points, std::vector<lane_axis> const& lanes,
                 std::vector<std::int64_t> const& group) {
  constexpr std::int64_t many = 2000;
  plan here = w.parts;
  auto const all = quantities_in(here);
  auto const put = [&](lane_axis const& l, std::size_t place) {
    *all[l.quantity].of.number = points.axes()[l.axis].values[place];
  };
  auto const check_here = [&] { (void)detail::checked_setting(w.allies, here, w.span); };
  if (points.count() <= many)
    for (std::int64_t const p : group) {
      for (lane_axis const& l : lanes) put(l, static_cast<std::size_t>(points.place(p, l.axis)));
      check_here();
    }
  else
    for (lane_axis const& l : lanes) {
      for (std::size_t k = 0; k < points.axes()[l.axis].values.size(); ++k) put(l, k), check_here();
      put(l, 0);
    }
}

// The points of a group differ in what stands in lanes alone.
void sweep_group(world const& w, names const& answers, int threads, grid_points const& points,
                 std::vector<lane_axis> const& lanes, std::vector<std::int64_t> const& group, cells& into) {
  constexpr int width = detail::lanes_for<0, run_money, any>();
  using V = pack<double, width>;
  using machine_type = detail::machine<V, V, run_money, false, any>;
  plan here = w.parts;
  setting<run_money> const ground = detail::checked_setting(w.allies, here, w.span);
  check_cells(w, ground, points, lanes, group);
  check_whole(w, points, lanes, group);
  auto const asked = detail::prepare_answers(ground, named(w, answers));
  into.make_room(asked, points.count());
  auto const all = quantities_in(here);
  std::vector<found_field> found;
  std::vector<std::uint64_t> marks;
  for (lane_axis const& l : lanes) {
    auto const& q = all[l.quantity];
    found.push_back(
        {detail::label(here.parts()[q.part]), std::string(q.of.name), q.of.element, q.of.address, q.of.value});
    marks.push_back(detail::put_mark({q.of.address, q.of.number}, q.of.value, found.size()));
  }
  auto const count = static_cast<std::int64_t>(group.size());
  std::int64_t const tiles = (count + width - 1) / width;
  constexpr std::int64_t tiles_per_chunk = 4;
  auto const chunk = [&](std::int64_t c) {
    detail::on_heap<machine_type::tile> tile;
    std::vector<V> numbers(static_cast<std::size_t>(asked.columns));
    for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
      std::int64_t const first = k * width;
      int const used = static_cast<int>(std::min<std::int64_t>(width, count - first));
      std::vector<detail::varied<V>> v;
      for (std::size_t j = 0; j < found.size(); ++j) {
        double lane[std::size_t{width}];
        for (int l = 0; l < width; ++l) {
          std::int64_t const p = group[static_cast<std::size_t>(first + std::min(l, used - 1))];
          std::size_t const axis = lanes[j].axis;
          lane[l] = points.axes()[axis].values[static_cast<std::size_t>(points.place(p, axis))];
        }
        v.push_back({found[j].address, marks[j], &found[j], V::load(lane)});
      }
      machine_type const engine(here, ground, v);
      engine.start(*tile, 0, 0);
      detail::project_tile(engine, *tile, asked, numbers.data());
      for (int column = 0; column < asked.columns; ++column) {
        double lane[std::size_t{width}];
        numbers[static_cast<std::size_t>(column)].store(lane);
        double* const to = into.column(column, points.count());
        for (int l = 0; l < used; ++l) to[group[static_cast<std::size_t>(first + l)]] = lane[l];
      }
    }
  };
  outlay::threads(threads).for_each_chunk((tiles + tiles_per_chunk - 1) / tiles_per_chunk, chunk);
}

// The scenario with the values of a point, of all axes or of those that need a plan of their own.
scenario at_point(scenario const& s, std::vector<path_axis> const& axes, axes_of_sweep const& found,
                  grid_points const& points, std::int64_t point, bool lanes_too) {
  scenario here = s;
  for (std::size_t a = 0; a < axes.size(); ++a) {
    bool in_lanes = false;
    for (lane_axis const& l : found.lanes) in_lanes = in_lanes || l.axis == a;
    if (lanes_too || !in_lanes)
      here.set(axes[a].path, axes[a].values[static_cast<std::size_t>(points.place(point, a))]);
  }
  return here;
}

} // namespace
} // namespace compiled

sweep_table scenario::sweep(std::vector<path_axis> const& axes, std::vector<std::string> const& answers,
                            int threads) const {
  using namespace compiled;
  axes_of_sweep const found = find_axes(*this, axes);
  grid_points points(found.heads);
  cells into;
  into.refuse_size(points.count(), static_cast<int>(answers.size())); // before anything is kept by point
  // Points whose plans differ in more than lanes can hold are run apart.
  std::map<std::vector<int>, std::vector<std::int64_t>> groups;
  for (std::int64_t p = 0; p < points.count(); ++p) {
    std::vector<int> apart;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      bool in_lanes = false;
      for (lane_axis const& l : found.lanes) in_lanes = in_lanes || l.axis == a;
      if (!in_lanes) apart.push_back(points.place(p, a));
    }
    groups[apart].push_back(p);
  }
  for (auto const& found_apart : groups) {
    auto const& group = found_apart.second; // clang 14 takes no structured binding into a lambda
    scenario const here = at_point(*this, axes, found, points, group.front(), false);
    located(here, [&](world const& w) { sweep_group(w, answers, threads, points, found.lanes, group, into); });
  }
  return std::move(into).table(std::move(points));
}

namespace compiled {
namespace {
template <class Result, class Draw>
results_at_points<Result> ensembles_at_points(scenario const& s, draws const& d, std::vector<path_axis> const& axes,
                                              Draw const& draw) {
  axes_of_sweep const found = find_axes(s, axes);
  grid_points points(found.heads);
  return detail::at_every_point<Result>(
      points, d, [&](std::int64_t p) { return draw(at_point(s, axes, found, points, p, true)); });
}
} // namespace
} // namespace compiled

ensemble_sweep scenario::sweep(draws const& d, std::vector<path_axis> const& axes,
                               std::vector<std::string> const& answers, int threads) const {
  return compiled::ensembles_at_points<sample>(
      *this, d, axes, [&](scenario const& here) { return here.ensemble(d, answers, threads); });
}
summary_sweep scenario::sweep_summary(draws const& d, std::vector<path_axis> const& axes,
                                      std::vector<std::string> const& answers, int threads) const {
  return compiled::ensembles_at_points<summary>(
      *this, d, axes, [&](scenario const& here) { return here.ensemble_summary(d, answers, threads); });
}

} // namespace outlay
