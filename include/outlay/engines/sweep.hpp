// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/ensemble.hpp>
#include <outlay/engines/grid.hpp>
#include <outlay/engines/marked.hpp>
#include <outlay/engines/results_at_points.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// The field that an axis names, whatever its type.
template <class Part, class Field, int N, class Element, class... Parts>
auto& field_to_set(plan_of<Parts...>& plan, field_of_plan<Part, Field, N, Element> f) {
  if constexpr (std::is_same_v<Element, whole_field> && !is_optional<Field>) {
    static_assert(!list_of_values<Field>::value,
                  "outlay: this field is a list: say which element, as in wrt(&stockpile_growth<>::lift, "
                  "area::air_defence) or wrt(&share_target<core>::except, \"ESP\")");
    return const_cast<Field&>(part_in(plan, f).*f.member);
  } else {
    auto const& q = field_in(plan, f);
    return const_cast<std::remove_cvref_t<decltype(q)>&>(q);
  }
}

template <class Plan, class Ref, class Value> axis_head head_of(Plan& plan, sweep_axis<Ref, Value> const& a) {
  auto const& part = part_in(plan, a.field);
  auto const& field = field_to_set(plan, a.field);
  axis_head head{label(part) + ": " + member_name(part, &(part.*a.field.member)), {}, {}};
  each_quantity_in(part.*a.field.member, [&](std::string const& element, auto const& q) {
    if (static_cast<void const*>(&q) == static_cast<void const*>(&field) && !element.empty())
      head.label += " " + element;
  });
  for (Value const& v : a.values) {
    std::string const name = head.label.substr(label(part).size() + 2);
    if constexpr (any_money_field<Value>) require_money_of<Value>(field, v, label(part), name);
    head.texts.push_back(value_text(v));
    if constexpr (quantity_like<Value>) head.values.push_back(field_access::raw(v));
    else head.values.push_back(static_cast<double>(head.values.size()));
  }
  return head;
}

// The points of a grid over a plan. Throws where two axes vary one field: the later would overrule the other, or the
// other it.
template <class Plan, class... Axes> grid_points points_of(Plan& plan, std::tuple<Axes...> const& axes) {
  grid_points points(std::apply([&](auto const&... a) { return std::vector<axis_head>{head_of(plan, a)...}; }, axes));
  std::vector<std::pair<void const*, bool>> seen; // where, and whether it is a quantity
  std::apply(
      [&](auto const&... a) {
        (
            [&] {
              auto const& field = field_to_set(plan, a.field);
              for (auto const& [at, quantity] : seen)
                if (at == static_cast<void const*>(&field) &&
                    quantity == quantity_like<std::remove_cvref_t<decltype(field)>>)
                  throw error("sweep", points.axes()[seen.size()].label, "on two axes", "one axis for a field");
              seen.emplace_back(&field, quantity_like<std::remove_cvref_t<decltype(field)>>);
            }(),
            ...);
      },
      axes);
  return points;
}

// Gives the fields of some axes the values of a point. `Lanes` says which axes.
template <bool Lanes, class Plan, class... Axes>
void put_point(Plan& plan, std::tuple<Axes...> const& axes, grid_points const& points, std::int64_t point) {
  std::size_t k = 0;
  std::apply(
      [&](auto const&... a) {
        (
            [&] {
              using Value = typename std::remove_cvref_t<decltype(a.values)>::value_type;
              if constexpr (in_lanes<Value> == Lanes)
                field_to_set(plan, a.field) = a.values[static_cast<std::size_t>(points.place(point, k))];
              ++k;
            }(),
            ...);
      },
      axes);
}

// Checks every combination of the values that the axes give to one part, by the part's own check.
template <class Money, class Plan, class... Axes>
[[gnu::cold]] void check_points(setting<Money> ground, Plan plan, std::tuple<Axes...> const& axes,
                                grid_points const& points) {
  std::vector<std::string> done;
  auto const check_part = [&](auto const& first) {
    auto const& part = part_in(plan, first.field);
    std::string const whose = label(part);
    for (std::string const& d : done)
      if (d == whose) return;
    done.push_back(whose);
    std::vector<std::size_t> of_part;
    std::size_t k = 0;
    std::apply(
        [&](auto const&... a) { ((label(part_in(plan, a.field)) == whose ? of_part.push_back(k) : void(), ++k), ...); },
        axes);
    std::int64_t combinations = 1;
    for (std::size_t const a : of_part) combinations *= static_cast<std::int64_t>(points.axes()[a].texts.size());
    checker<Money> const c(ground, whose);
    for (std::int64_t at = 0; at < combinations; ++at) {
      std::int64_t rest = at;
      for (std::size_t const which : of_part) {
        auto const n = static_cast<std::int64_t>(points.axes()[which].texts.size());
        std::size_t j = 0;
        std::apply(
            [&](auto const&... a) {
              ((j++ == which ? (void)(field_to_set(plan, a.field) = a.values[static_cast<std::size_t>(rest % n)])
                             : void()),
               ...);
            },
            axes);
        rest /= n;
      }
      checker<Money> asks = c;
      check_fields(part, asks);
    }
  };
  std::apply(
      [&](auto const&... a) {
        (
            [&] {
              using Value = typename std::remove_cvref_t<decltype(a.values)>::value_type;
              if constexpr (in_lanes<Value>) check_part(a);
            }(),
            ...);
      },
      axes);
}

} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// Projects a plan at every point of a grid and keeps the answers asked for; points stand in the lanes of a pack and
/// have the bits that `project` gives with the fields set in the plan. Throws `error` naming part, field and value.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Axes, class... Answers>
sweep_table sweep(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                  horizon const& span, sweep_grid<Axes...> const& grid, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask a sweep for at least one answer, such as total_outlay");
  constexpr int Width = detail::lanes_for<Lanes, Money, Parts...>();
  using V = pack<double, Width>; // also of one lane: a plain double would be read from the plan
  using machine_type = detail::machine<V, V, Money, false, Parts...>;
  using plan_type = plan_of<Parts...>;

  plan_type named = plan;
  grid_points points = detail::points_of(named, grid.axes);
  auto const refuse_size = [&points](int columns, char const* or_more) {
    double const bytes = 8.0 * static_cast<double>(points.count()) * columns;
    if (bytes > 4e9)
      throw error("sweep", "grid",
                  std::to_string(points.count()) + " points of " + std::to_string(columns) + " numbers" + or_more +
                      ", " + text(bytes / 1e9) + " GB",
                  "at most 4 GB: fewer points or answers");
  };
  refuse_size(static_cast<int>(sizeof...(Answers)), " or more"); // before anything is kept by point

  // Points whose plans differ in more than lanes can hold are run apart.
  std::vector<std::vector<std::int64_t>> groups;
  {
    std::array<bool, sizeof...(Axes)> const lanes{detail::in_lanes<typename decltype(Axes::values)::value_type>...};
    std::int64_t plans = 1;
    for (std::size_t a = 0; a < lanes.size(); ++a)
      if (!lanes[a]) plans *= static_cast<std::int64_t>(points.axes()[a].texts.size());
    groups.resize(static_cast<std::size_t>(plans));
    for (std::int64_t p = 0; p < points.count(); ++p) {
      std::int64_t g = 0;
      for (std::size_t a = 0; a < lanes.size(); ++a)
        if (!lanes[a]) g = g * static_cast<std::int64_t>(points.axes()[a].texts.size()) + points.place(p, a);
      groups[static_cast<std::size_t>(g)].push_back(p);
    }
  }

  std::vector<answer_head> heads;
  std::vector<double> values;
  for (std::vector<std::int64_t> const& group : groups) {
    plan_type here = plan;
    detail::put_point<false>(here, grid.axes, points, group.front());
    setting<Money> const ground = detail::checked_setting(allies, here, span);
    detail::check_points(ground, here, grid.axes, points);
    auto const asked = detail::prepare_answers(ground, answers...);
    if (heads.empty()) {
      heads = asked.heads;
      refuse_size(asked.columns, "");
      values.resize(static_cast<std::size_t>(points.count()) * static_cast<std::size_t>(asked.columns));
    }
    std::vector<found_field> found; // in the order of the axes that stand in lanes
    std::vector<std::size_t> axis_of;
    std::vector<std::uint64_t> marks;
    {
      std::size_t k = 0;
      std::apply(
          [&](auto const&... a) {
            (
                [&] {
                  if constexpr (detail::in_lanes<typename std::remove_cvref_t<decltype(a.values)>::value_type>) {
                    found.push_back(detail::find_field(here, a.field));
                    marks.push_back(detail::put_mark(detail::place_of(detail::field_in(here, a.field)),
                                                     found.back().value, found.size()));
                    axis_of.push_back(k);
                  }
                  ++k;
                }(),
                ...);
          },
          grid.axes);
    }
    auto const count = static_cast<std::int64_t>(group.size());
    std::int64_t const tiles = (count + Width - 1) / Width;
    constexpr std::int64_t tiles_per_chunk = 4;
    auto const chunk = [&](std::int64_t c) {
      detail::on_heap<typename machine_type::tile> tile;
      std::vector<V> numbers(static_cast<std::size_t>(asked.columns));
      for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
        detail::stop_if_asked(run_on);
        std::int64_t const first = k * Width;
        int const lanes = static_cast<int>(std::min<std::int64_t>(Width, count - first));
        std::vector<detail::varied<V>> v;
        for (std::size_t j = 0; j < found.size(); ++j) {
          double lane[std::size_t{Width}];
          for (int l = 0; l < Width; ++l) {
            std::int64_t const p = group[static_cast<std::size_t>(first + std::min(l, lanes - 1))];
            lane[l] = points.axes()[axis_of[j]].values[static_cast<std::size_t>(points.place(p, axis_of[j]))];
          }
          v.push_back({found[j].address, marks[j], &found[j], V::load(lane)});
        }
        machine_type const engine(here, ground, v);
        engine.start(*tile, 0, 0);
        detail::project_tile(engine, *tile, asked, numbers.data());
        for (int column = 0; column < asked.columns; ++column) {
          double lane[std::size_t{Width}];
          numbers[static_cast<std::size_t>(column)].store(lane);
          for (int l = 0; l < lanes; ++l)
            values[static_cast<std::size_t>(column * points.count() + group[static_cast<std::size_t>(first + l)])] =
                lane[l];
        }
      }
    };
    run_on.for_each_chunk((tiles + tiles_per_chunk - 1) / tiles_per_chunk, chunk);
  }
  return {std::move(points), std::move(heads), std::move(values)};
}
/// The same on the calling thread.
template <int Lanes = 0, class Money, class... Parts, class... Axes, class... Answers>
sweep_table sweep(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                  sweep_grid<Axes...> const& grid, Answers const&... answers) {
  return sweep<Lanes>(on_this_thread{}, allies, plan, span, grid, answers...);
}

/// An ensemble at every point of a grid, with the same shocks at each. The memory limit of the draws holds for all
/// together.
template <executor Executor, class Money, class... Parts, class... Axes, class... Answers>
ensemble_sweep sweep(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                     horizon const& span, draws const& d, sweep_grid<Axes...> const& grid, Answers const&... answers) {
  plan_of<Parts...> here = plan;
  grid_points points = detail::points_of(here, grid.axes);
  return detail::at_every_point<sample>(points, d, [&](std::int64_t p) {
    detail::put_point<true>(here, grid.axes, points, p);
    detail::put_point<false>(here, grid.axes, points, p);
    return ensemble(run_on, allies, here, span, d, answers...);
  });
}
template <class Money, class... Parts, class... Axes, class... Answers>
ensemble_sweep sweep(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                     sweep_grid<Axes...> const& grid, Answers const&... answers) {
  return sweep(on_this_thread{}, allies, plan, span, d, grid, answers...);
}

/// The same, with the paths counted instead of kept: a summary at every point.
template <executor Executor, class Money, class... Parts, class... Axes, class... Answers>
summary_sweep sweep_summary(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                            horizon const& span, draws const& d, sweep_grid<Axes...> const& grid,
                            Answers const&... answers) {
  plan_of<Parts...> here = plan;
  grid_points points = detail::points_of(here, grid.axes);
  return detail::at_every_point<summary>(points, d, [&](std::int64_t p) {
    detail::put_point<true>(here, grid.axes, points, p);
    detail::put_point<false>(here, grid.axes, points, p);
    return ensemble_summary(run_on, allies, here, span, d, answers...);
  });
}
template <class Money, class... Parts, class... Axes, class... Answers>
summary_sweep sweep_summary(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                            draws const& d, sweep_grid<Axes...> const& grid, Answers const&... answers) {
  return sweep_summary(on_this_thread{}, allies, plan, span, d, grid, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
