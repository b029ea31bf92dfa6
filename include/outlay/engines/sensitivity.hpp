// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/checked.hpp>
#include <outlay/engines/ensemble.hpp>
#include <outlay/results/derivative_summary.hpp>
#include <outlay/results/jacobian.hpp>
#include <outlay/engines/marked.hpp>
#include <outlay/engines/varied_fields.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// An answer and its derivative by one field, a number each per calendar year. The derivative is per unit of the field:
/// per 1 (not per cent) for shares and rates, per billion, per year.
struct slopes {
  std::string name;
  std::vector<double> value, slope;
};

namespace detail {

// How many fields a run takes at once: few where only few were named, else eight.
template <class By> inline constexpr int derivatives_at_once = 8;
template <class A> inline constexpr int derivatives_at_once<field_list<A>> = 1;
template <class Part, class Field, int N, class Element>
inline constexpr int derivatives_at_once<field_of_plan<Part, Field, N, Element>> = 1;
template <class A, class B> inline constexpr int derivatives_at_once<field_list<A, B>> = 2;

// How many a plan takes at once: one made at run time always as many, for which its parts are compiled.
template <int Block, class... Parts> inline constexpr int derivatives_of_plan = Block;
template <int Block, class Money> inline constexpr int derivatives_of_plan<Block, any_part<Money>> = derivatives_of_any;
template <int Block, class... Parts> inline constexpr int mean_derivatives_of_plan = Block;
template <int Block, class Money> inline constexpr int mean_derivatives_of_plan<Block, any_part<Money>> = 1;

inline namespace OUTLAY_DETAIL_ISA {

// A copy of a plan for runs that take derivatives by some of its fields at a time.
template <class... Parts> class marked_plan {
  plan_of<Parts...> plan_;
  std::vector<field_place> places_;

public:
  template <class By>
  [[gnu::cold]] marked_plan(plan_of<Parts...> const& plan, By const& by) : plan_(plan), places_(places_of(plan_, by)) {}
  plan_of<Parts...> const& plan() const { return plan_; }

  // The fields of one run, each with slope one by itself: marks them, and no others.
  template <class D>
  std::vector<detail::varied<D>> seeded(std::vector<found_field> const& found, std::size_t first, std::size_t count) {
    for (std::size_t k = 0; k < found.size(); ++k) *places_[k].number = found[k].value;
    std::vector<detail::varied<D>> v;
    for (std::size_t k = 0; k < count; ++k) {
      found_field const& f = found[first + k];
      field_place const& at = places_[first + k];
      v.push_back({at.field, put_mark(at, f.value, k), &f, D::variable(f.value, static_cast<int>(k))});
    }
    return v;
  }
};

// One deterministic run: `take(column, dual)` gets every number of the answers.
template <class D, class Money, class... Parts, class Asked, class Take>
void run_seeded(setting<Money> const& ground, plan_of<Parts...> const& plan, Asked const& asked,
                std::span<detail::varied<D> const> v, Take take) {
  using machine_type = detail::machine<D, D, Money, false, Parts...>;
  machine_type const engine(plan, ground, v);
  on_heap<typename machine_type::tile> tile;
  std::vector<D> numbers(static_cast<std::size_t>(asked.columns));
  engine.start(*tile, 0, 0);
  project_tile(engine, *tile, asked, numbers.data());
  for (int c = 0; c < asked.columns; ++c) take(c, numbers[static_cast<std::size_t>(c)]);
}

} // namespace OUTLAY_DETAIL_ISA

// Throws where an answer has a value but no finite derivative, such as by a correlation at 0 %.
[[gnu::noinline]] inline double derivative_by(found_field const& f, double value, double slope) {
  if (std::isfinite(value) && !std::isfinite(slope))
    throw error(f.part, f.field(), text(f.value), "a value at which the answers have a derivative");
  return slope;
}

template <class = void>
[[gnu::cold]] derivative_summary room_for_derivatives(draws const& d, std::vector<answer_head> const& heads,
                                                      std::vector<found_field> const& found, run_fingerprint of_run) {
  auto const parts = static_cast<double>(std::max(replicates::of(d).count, 1));
  int const columns = answer_columns(heads).columns();
  double const bytes = parts * sizeof(exact_moments) * columns * static_cast<double>(1 + found.size());
  if (bytes > static_cast<double>(d.memory_limit))
    throw error("sensitivity", "answers",
                std::to_string(columns) + " numbers by " + std::to_string(found.size()) + " fields, " +
                    text(bytes / 1e9) + " GB",
                "at most " + text(static_cast<double>(d.memory_limit) / 1e9) +
                    " GB: fewer answers or fields, or a larger memory_limit");
  return {d, heads, found, std::move(of_run)};
}

// What a chunk of paths adds to a summary: an answer and its derivatives by some of the fields.
class derivative_sums {
  derivative_summary const* whole_;
  std::size_t first_, count_;
  std::vector<exact_moments> sums_; // [part][column][value, slopes]

  exact_moments& at(std::size_t part, std::size_t column, std::size_t j) {
    return sums_[(part * static_cast<std::size_t>(whole_->columns()) + column) * (1 + count_) + j];
  }
  [[noreturn, gnu::cold]] void refuse(std::size_t column, std::size_t j, std::int64_t path) const {
    std::string const on = " on path " + std::to_string(path), name = whole_->name_of_column(static_cast<int>(column));
    if (j == 0) throw error("sensitivity", "answer \"" + name + "\"", "no number" + on, "a number on every path");
    found_field const& f = whole_->fields()[first_ + j - 1];
    throw error(f.part, f.field(), text(f.value), "a value at which the answers have a derivative");
  }

public:
  derivative_sums(derivative_summary const& whole, std::size_t first, std::size_t count)
      : whole_(&whole), first_(first), count_(count),
        sums_(whole.parts() * static_cast<std::size_t>(whole.columns()) * (1 + count)) {}
  void add(std::size_t column, std::size_t j, std::int64_t first_path, double const* lane, int lanes) {
    for (int l = 0; l < lanes; ++l) {
      if (!std::isfinite(lane[l])) refuse(column, j, first_path + l);
      at(whole_->part_of(first_path + l), column, j).add(lane[l]);
    }
  }
  void add_to(derivative_summary& whole) {
    for (std::size_t part = 0; part < whole.parts(); ++part)
      for (std::size_t column = 0; column < static_cast<std::size_t>(whole.columns()); ++column)
        for (std::size_t j = first_ == 0 ? 0 : 1; j <= count_; ++j) // the answer itself once
          whole.at(part, column, j == 0 ? 0 : first_ + j).merge(at(part, column, j));
  }
};
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// The exact derivative of an answer by a field, in one projection with dual numbers; one-sided at kinks (max, min,
/// caps):
/// there `sides` tells both.
template <class Money, class... Parts, class Answer, class Part, class Field, int N, class Element>
slopes sensitivity(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span,
                   Answer const& asked, field_of_plan<Part, Field, N, Element> by) {
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const answers = detail::prepare_answers(ground, asked);
  plan_of<Parts...> here = plan;
  found_field const field = detail::find_smooth(here, by);
  using D = dual<detail::derivatives_of_plan<1, Parts...>>;
  std::uint64_t const mark = detail::put_mark(detail::place_of(detail::field_in(here, by)), field.value, 0);
  detail::varied<D> const v{field.address, mark, &field, D::variable(field.value, 0)};
  slopes result{asked.name(), {}, {}};
  detail::run_seeded<D>(ground, here, answers, {&v, 1}, [&](int, D const& x) {
    result.value.push_back(x.value);
    result.slope.push_back(detail::derivative_by(field, x.value, x.slope[0]));
  });
  return result;
}

/// The same of any answers by any fields: `wrt(...)`, `fields(wrt(...), ...)`, or `every_quantity`. Eight fields share
/// a run.
template <class Money, class... Parts, class By, class... Answers>
  requires requires(plan_of<Parts...> const& p, By const& by) { detail::find_fields(p, by); }
jacobian sensitivity(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, By const& by,
                     Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask for the derivative of at least one answer, such as total_outlay");
  constexpr int Block = detail::derivatives_of_plan<detail::derivatives_at_once<By>, Parts...>;
  using D = dual<Block>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  std::vector<found_field> found = detail::find_fields(plan, by);
  detail::marked_plan here(plan, by);
  std::vector<double> values(static_cast<std::size_t>(asked.columns)), derivatives(values.size() * found.size());
  for (std::size_t first = 0; first < found.size(); first += Block) {
    std::size_t const count = std::min<std::size_t>(Block, found.size() - first);
    auto const v = here.template seeded<D>(found, first, count);
    detail::run_seeded<D>(ground, here.plan(), asked, v, [&](int c, D const& x) {
      auto const row = static_cast<std::size_t>(c);
      values[row] = x.value;
      for (std::size_t k = 0; k < count; ++k)
        derivatives[row * found.size() + first + k] =
            detail::derivative_by(found[first + k], x.value, x.slope[static_cast<int>(k)]);
    });
  }
  return {asked.heads, std::move(found), std::move(values), std::move(derivatives)};
}

/// Sums over the paths of an ensemble of answers and of their derivatives: every path is moved by its fields under the
/// same shocks. Neither lanes, threads nor division of the paths change a bit. Throws `error` for sums beyond the
/// memory limit, and where an answer or its derivative is no number on some path.
/// An answer that jumps, such as `reaches`, has derivative zero on every path: its mean moves all the same.
template <executor Executor, class Money, class... Parts, class By, class... Answers>
  requires requires(plan_of<Parts...> const& p, By const& by) { detail::find_fields(p, by); }
derivative_summary sensitivity_summary(Executor const& run_on, alliance<Money> const& allies,
                                       plan_of<Parts...> const& plan, horizon const& span, draws const& d, By const& by,
                                       Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask for the derivative of at least one answer, such as total_outlay");
  constexpr int Block = detail::mean_derivatives_of_plan < detail::derivatives_at_once<By> == 1 ? 1 : 2, Parts... >,
                Width = native_width;
  using V = pack<double, Width>;
  using D = dual<Block, V>;
  using P = dual<Block>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  std::vector<found_field> const found = detail::find_fields(plan, by);
  detail::check_draws(d, "sensitivity");
  auto const columns = static_cast<std::size_t>(asked.columns);
  derivative_summary result =
      detail::room_for_derivatives(d, asked.heads, found, fingerprint_of(ground, plan, asked.heads));
  using machine_type = detail::machine<D, P, Money, true, Parts...>;
  constexpr std::int64_t tiles_per_chunk = 16;
  std::int64_t const tiles = (d.paths + Width - 1) / Width;
  detail::marked_plan here(plan, by);
  std::mutex guard;
  for (std::size_t first = 0; first < found.size(); first += Block) {
    std::size_t const count = std::min<std::size_t>(Block, found.size() - first);
    auto const v = here.template seeded<P>(found, first, count);
    machine_type const engine(here.plan(), ground, v);
    auto const quasi = detail::heard_streams<V, D>(engine, d, asked);
    auto const chunk = [&](std::int64_t c) {
      detail::on_heap<typename machine_type::tile> tile;
      detail::pack_points<V> points(d, quasi ? &*quasi : nullptr);
      std::vector<D> numbers(columns);
      detail::derivative_sums sums(result, first, count);
      for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
        detail::stop_if_asked(run_on);
        std::int64_t const path = d.first_path + k * Width;
        engine.start(*tile, d.seed, static_cast<std::uint64_t>(path), points.begin(static_cast<std::uint64_t>(path)));
        detail::project_tile(engine, *tile, asked, numbers.data());
        int const lanes = static_cast<int>(std::min<std::int64_t>(Width, d.paths - k * Width));
        for (std::size_t column = 0; column < columns; ++column)
          for (std::size_t j = 0; j <= count; ++j) {
            double lane[Width];
            (j == 0 ? numbers[column].value : numbers[column].slope[static_cast<int>(j) - 1]).store(lane);
            sums.add(column, j, path, lane, lanes);
          }
      }
      std::lock_guard const lock(guard);
      sums.add_to(result);
    };
    run_on.for_each_chunk((tiles + tiles_per_chunk - 1) / tiles_per_chunk, chunk);
  }
  return result;
}
/// The same on the calling thread.
template <class Money, class... Parts, class By, class... Answers>
  requires requires(plan_of<Parts...> const& p, By const& by) { detail::find_fields(p, by); }
derivative_summary sensitivity_summary(alliance<Money> const& allies, plan_of<Parts...> const& plan,
                                       horizon const& span, draws const& d, By const& by, Answers const&... answers) {
  return sensitivity_summary(on_this_thread{}, allies, plan, span, d, by, answers...);
}

/// Mean derivatives over the paths of an ensemble, with their standard errors.
template <executor Executor, class Money, class... Parts, class By, class... Answers>
  requires requires(plan_of<Parts...> const& p, By const& by) { detail::find_fields(p, by); }
jacobian sensitivity(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                     horizon const& span, draws const& d, By const& by, Answers const&... answers) {
  return sensitivity_summary(run_on, allies, plan, span, d, by, answers...).means();
}
/// The same on the calling thread.
template <class Money, class... Parts, class By, class... Answers>
  requires requires(plan_of<Parts...> const& p, By const& by) { detail::find_fields(p, by); }
jacobian sensitivity(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                     By const& by, Answers const&... answers) {
  return sensitivity(on_this_thread{}, allies, plan, span, d, by, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
