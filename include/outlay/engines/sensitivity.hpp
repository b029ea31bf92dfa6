// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/checked.hpp>
#include <outlay/engines/ensemble.hpp>
#include <outlay/results/jacobian.hpp>
#include <outlay/engines/marked.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// An answer and its derivative by one field, a number each per calendar year. The derivative is per unit of the field:
/// per 1 (not per cent) for shares and rates, per billion, per year.
struct slopes {
  std::string name;
  std::vector<double> value, slope;
};

/// Several fields of a plan, as in `fields(wrt(&pledge::amount), wrt(&share_target<core>::to))`.
template <class... Refs> struct field_list {
  std::tuple<Refs...> refs;
};
template <class... Refs> constexpr field_list<Refs...> fields(Refs... refs) { return {{refs...}}; }

/// Every quantity of the plan that has a derivative, elements of lists included.
struct every_quantity_of_plan {};
inline constexpr every_quantity_of_plan every_quantity{};

/// Fields by their labels, as results show them: `pledge "arms": amount`, `share_target<core>: except ESP`.
struct fields_by_label {
  std::vector<std::string> labels;
};

namespace detail {

template <class Part, class Field, int N, class Element, class... Parts>
found_field find_smooth(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> f) {
  require_not_fixed<std::remove_cvref_t<decltype(field_in(plan, f))>>();
  return find_field(plan, f);
}
template <class... Refs, class... Parts>
std::vector<found_field> find_fields(plan_of<Parts...> const& plan, field_list<Refs...> const& by) {
  static_assert(sizeof...(Refs) > 0, "outlay: name at least one field, as in fields(wrt(&pledge::amount))");
  auto found = std::apply([&](auto const&... r) { return std::vector<found_field>{find_smooth(plan, r)...}; }, by.refs);
  for (std::size_t k = 0; k < found.size(); ++k)
    for (std::size_t j = 0; j < k; ++j)
      if (found[j].address == found[k].address)
        throw error(found[k].part, found[k].field(), "named twice", "fields that are named once");
  return found;
}
template <class Part, class Field, int N, class Element, class... Parts>
std::vector<found_field> find_fields(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> const& one) {
  return {find_smooth(plan, one)};
}
template <class... Parts> std::vector<found_field> find_fields(plan_of<Parts...> const& plan, every_quantity_of_plan) {
  std::vector<found_field> all;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.erased(); }) {
      for (auto const& q : p.erased().quantities())
        if (!q.fixed) all.push_back({label(p), std::string(q.name), q.element, q.address, q.value});
    } else each_quantity(p, [&](std::string_view name, std::string const& element, auto const& q) {
      if constexpr (!same_in_all_lanes<std::remove_cvref_t<decltype(q)>>)
        all.push_back({label(p), std::string(name), element, &q, field_access::raw(q)});
    });
  });
  return all;
}

// Where the same fields stand in a plan.
template <class... Refs, class... Parts>
std::vector<field_place> places_of(plan_of<Parts...> const& plan, field_list<Refs...> const& by) {
  return std::apply([&](auto const&... r) { return std::vector<field_place>{place_of(field_in(plan, r))...}; },
                    by.refs);
}
template <class Part, class Field, int N, class Element, class... Parts>
std::vector<field_place> places_of(plan_of<Parts...> const& plan, field_of_plan<Part, Field, N, Element> const& one) {
  return {place_of(field_in(plan, one))};
}
template <class... Parts> std::vector<field_place> places_of(plan_of<Parts...> const& plan, every_quantity_of_plan) {
  std::vector<field_place> all;
  plan.each([&](auto const& p) {
    if constexpr (requires { p.erased(); }) {
      for (auto const& q : p.erased().quantities())
        if (!q.fixed) all.push_back({q.address, q.number});
    } else
      each_quantity(p, [&](std::string_view, std::string const&, auto const& q) {
        if constexpr (!same_in_all_lanes<std::remove_cvref_t<decltype(q)>>) all.push_back(place_of(q));
      });
  });
  return all;
}

// Which of all smooth quantities of a plan those are.
[[gnu::cold]] inline std::vector<std::size_t> chosen_fields(std::vector<found_field> const& all,
                                                            fields_by_label const& by) {
  if (by.labels.empty()) throw error("sensitivity", "fields", "none", "at least one label of a field");
  std::vector<std::size_t> chosen;
  for (std::string const& label : by.labels) {
    std::size_t k = 0;
    while (k < all.size() && all[k].label() != label) ++k;
    if (k == all.size())
      throw error("sensitivity", "field", label, "the label of a quantity of the plan that has a derivative");
    for (std::size_t const other : chosen)
      if (other == k) throw error(all[k].part, all[k].field(), "named twice", "fields that are named once");
    chosen.push_back(k);
  }
  return chosen;
}
template <class... Parts>
std::vector<found_field> find_fields(plan_of<Parts...> const& plan, fields_by_label const& by) {
  auto const all = find_fields(plan, every_quantity);
  std::vector<found_field> found;
  for (std::size_t const k : chosen_fields(all, by)) found.push_back(all[k]);
  return found;
}
template <class... Parts>
std::vector<field_place> places_of(plan_of<Parts...> const& plan, fields_by_label const& by) {
  auto const all = places_of(plan, every_quantity);
  std::vector<field_place> found;
  for (std::size_t const k : chosen_fields(find_fields(plan, every_quantity), by)) found.push_back(all[k]);
  return found;
}

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
  std::vector<varied<D>> seeded(std::vector<found_field> const& found, std::size_t first, std::size_t count) {
    for (std::size_t k = 0; k < found.size(); ++k) *places_[k].number = found[k].value;
    std::vector<varied<D>> v;
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
                std::span<varied<D> const> v, Take take) {
  using machine_type = machine<D, D, Money, false, Parts...>;
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
  varied<D> const v{field.address, mark, &field, D::variable(field.value, 0)};
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

/// Mean derivatives over the paths of an ensemble, with their standard errors: every path is moved by its fields under
/// the same shocks. The memory limit holds for the numbers and derivatives of all paths; neither lanes nor threads
/// change a bit.
/// An answer that jumps, such as `reaches`, has derivative zero on every path: its mean moves all the same.
template <executor Executor, class Money, class... Parts, class By, class... Answers>
  requires requires(plan_of<Parts...> const& p, By const& by) { detail::find_fields(p, by); }
jacobian sensitivity(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan,
                     horizon const& span, draws const& d, By const& by, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask for the derivative of at least one answer, such as total_outlay");
  constexpr int Block = detail::mean_derivatives_of_plan<detail::derivatives_at_once<By> == 1 ? 1 : 2, Parts...>,
                Width = native_width;
  using V = pack<double, Width>;
  using D = dual<Block, V>;
  using P = dual<Block>;
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  std::vector<found_field> found = detail::find_fields(plan, by);
  if (d.paths < 1) throw error("sensitivity", "paths", std::to_string(d.paths), "1 or more");
  if (d.first_path < 0) throw error("sensitivity", "first_path", std::to_string(d.first_path), "0 or more");
  double const bytes = 8.0 * static_cast<double>(d.paths) * asked.columns * (1 + Block);
  if (bytes > static_cast<double>(d.memory_limit))
    throw error("sensitivity", "paths",
                std::to_string(d.paths) + " paths of " + std::to_string(asked.columns * (1 + Block)) + " numbers, " +
                    text(bytes / 1e9) + " GB",
                "at most " + text(static_cast<double>(d.memory_limit) / 1e9) +
                    " GB: fewer paths or answers, or a larger memory_limit");
  std::vector<double> values(static_cast<std::size_t>(asked.columns)), derivatives(values.size() * found.size()),
      errors(derivatives.size());
  using machine_type = machine<D, P, Money, true, Parts...>;
  auto const n = static_cast<std::size_t>(d.paths);
  std::vector<double> kept(static_cast<std::size_t>(asked.columns) * (1 + Block) * n); // [column][value, slopes][path]
  constexpr std::int64_t tiles_per_chunk = 16;
  std::int64_t const tiles = (d.paths + Width - 1) / Width;
  detail::marked_plan here(plan, by);
  for (std::size_t first = 0; first < found.size(); first += Block) {
    std::size_t const count = std::min<std::size_t>(Block, found.size() - first);
    auto const v = here.template seeded<P>(found, first, count);
    machine_type const engine(here.plan(), ground, v);
    auto const chunk = [&](std::int64_t c) {
      detail::on_heap<typename machine_type::tile> tile;
      std::vector<D> numbers(static_cast<std::size_t>(asked.columns));
      for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
        std::int64_t const from = k * Width;
        engine.start(*tile, d.seed, static_cast<std::uint64_t>(d.first_path + from));
        detail::project_tile(engine, *tile, asked, numbers.data());
        auto const lanes = static_cast<std::size_t>(std::min<std::int64_t>(Width, d.paths - from));
        for (std::size_t column = 0; column < numbers.size(); ++column)
          for (std::size_t j = 0; j <= count; ++j) {
            double lane[Width];
            (j == 0 ? numbers[column].value : numbers[column].slope[static_cast<int>(j) - 1]).store(lane);
            std::copy_n(lane, lanes, kept.data() + (column * (1 + Block) + j) * n + static_cast<std::size_t>(from));
          }
      }
    };
    run_on.for_each_chunk((tiles + tiles_per_chunk - 1) / tiles_per_chunk, chunk);
    for (std::size_t c = 0; c < values.size(); ++c)
      for (std::size_t j = 0; j <= count; ++j) {
        double const* const x = kept.data() + (c * (1 + Block) + j) * n;
        double sum = 0, squares = 0;
        for (std::size_t p = 0; p < n; ++p) sum += x[p];
        double const mean = sum / static_cast<double>(n);
        for (std::size_t p = 0; p < n; ++p) squares += (x[p] - mean) * (x[p] - mean);
        if (j == 0) {
          values[c] = mean;
          continue;
        }
        std::size_t const cell = c * found.size() + first + j - 1;
        derivatives[cell] = detail::derivative_by(found[first + j - 1], values[c], mean);
        errors[cell] = n < 2 ? 0 : sqrt(squares / static_cast<double>(n - 1) / static_cast<double>(n));
      }
  }
  return {asked.heads, std::move(found), std::move(values), std::move(derivatives), std::move(errors)};
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
