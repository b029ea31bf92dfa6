// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <initializer_list>
#include <outlay/answers/in_files.hpp>
#include <outlay/results/columns.hpp>
#include <outlay/model/field.hpp>
#include <outlay/numbers/matrix_view.hpp>
#include <span>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// What a reference names holds: the field, or an element of a list.
template <class Field, class Element> struct value_of_field { using type = Field; };
template <class F> struct value_of_field<std::optional<F>, whole_field> { using type = F; };
template <class F, class Areas, class Element>
  requires(!std::is_same_v<Element, whole_field>)
struct value_of_field<by_area<F, Areas>, Element> { using type = F; };
template <class E, class Element>
  requires(!std::is_same_v<Element, whole_field> && requires(E const& e) { e.value; })
struct value_of_field<std::vector<E>, Element> { using type = decltype(E::value); };

template <class Value> std::string value_text(Value const& v) {
  if constexpr (requires { Value::lowest; }) return percent_text(field_access::raw(v));
  else if constexpr (any_money_field<Value>) return text(field_access::raw(v)) + " bn " + to_string(v.money());
  else if constexpr (std::is_base_of_v<time_span, Value>) return text(field_access::raw(v)) + " years";
  else if constexpr (quantity_like<Value>) return text(field_access::raw(v));
  else if constexpr (std::is_same_v<Value, bool>) return v ? "true" : "false";
  else if constexpr (std::is_enum_v<Value>) return std::to_string(static_cast<int>(v));
  else if constexpr (std::is_arithmetic_v<Value>) return text(static_cast<double>(v));
  else if constexpr (requires { { to_string(v) } -> std::convertible_to<std::string>; }) return to_string(v);
  else if constexpr (requires { v.name(); }) return std::string(v.name());
  else return "a value";
}

// Throws unless a value for a field of money is in the plan's money, and once or over time as in the plan; else does
// nothing.
template <class Value>
void require_money_of(Value const& in_plan, Value const& v, std::string const& part, std::string const& field) {
  if constexpr (any_money_field<Value>)
    if (!(v.money() == in_plan.money()))
      throw error(part, field, value_text(v), "an amount in the plan's money, " + to_string(in_plan.money()));
  if constexpr (requires { v.once(); })
    if (v.once() != in_plan.once())
      throw error(part, field, value_text(v),
                  in_plan.once() ? "one amount, as in the plan" : "money over time, as in the plan");
}

// Whether a run can take the field's values in lanes; else each value makes a plan of its own.
template <class Value> inline constexpr bool in_lanes = quantity_like<Value> && !same_in_all_lanes<Value>;

} // namespace detail

/// Equally spaced values with both ends: `range(5_years, 15_years, 11)`, `range(10_pct, 50_pct, 9)`, `range(2030y,
/// 2040y, 11)`.
template <class T> struct value_range {
  T from, to;
  int count;
};
template <outlay_quantity Q> constexpr value_range<Q> range(Q from, Q to, int count) { return {from, to, count}; }
constexpr value_range<percent> range(percent from, percent to, int count) { return {from, to, count}; }
constexpr value_range<double> range(double from, double to, int count) { return {from, to, count}; }
constexpr value_range<std::chrono::year> range(std::chrono::year from, std::chrono::year to, int count) {
  return {from, to, count};
}

/// A field of a plan and the values a sweep gives it.
template <class Ref, class Value> struct sweep_axis {
  Ref field;
  std::vector<Value> values;
};

/// `axis(wrt(&stockpile_growth<>::over), {5_years, 10_years})`. Any field will do, also a date or a count of
/// instalments; with quantities the points of a grid share a run.
template <class Part, class Field, int N, class Element,
          class Value = typename detail::value_of_field<Field, Element>::type>
sweep_axis<field_of_plan<Part, Field, N, Element>, Value>
axis(field_of_plan<Part, Field, N, Element> f, std::initializer_list<std::type_identity_t<Value>> values) {
  return {f, values};
}
template <class Part, class Field, int N, class Element,
          class Value = typename detail::value_of_field<Field, Element>::type>
sweep_axis<field_of_plan<Part, Field, N, Element>, Value> axis(field_of_plan<Part, Field, N, Element> f,
                                                               std::vector<Value> values) {
  return {f, std::move(values)};
}
template <class Part, class Field, int N, class Element, class T,
          class Value = typename detail::value_of_field<Field, Element>::type>
sweep_axis<field_of_plan<Part, Field, N, Element>, Value> axis(field_of_plan<Part, Field, N, Element> f,
                                                               value_range<T> r) {
  if (r.count < 2) throw error("range", "count", std::to_string(r.count), "2 or more");
  std::vector<Value> values;
  if constexpr (std::is_same_v<T, std::chrono::year>) {
    int const a = static_cast<int>(r.from), b = static_cast<int>(r.to);
    for (int k = 0; k < r.count; ++k) {
      if ((b - a) * k % (r.count - 1) != 0)
        throw error("range", "count", std::to_string(r.count), "a count that gives whole years");
      values.emplace_back(std::chrono::year(a + (b - a) * k / (r.count - 1)));
    }
  } else {
    Value const from(r.from), to(r.to);
    for (int k = 0; k < r.count; ++k) {
      Value v = k + 1 == r.count ? to : from;
      double const a = detail::field_access::raw(from), b = detail::field_access::raw(to);
      if (k > 0 && k + 1 < r.count) detail::field_access::put(v, a + (b - a) * k / (r.count - 1));
      values.push_back(v);
    }
  }
  return {f, std::move(values)};
}

/// Every combination of the values of some axes; the last axis changes fastest.
template <class... Axes> struct sweep_grid {
  std::tuple<Axes...> axes;
};
template <class... Refs, class... Values>
sweep_grid<sweep_axis<Refs, Values>...> grid(sweep_axis<Refs, Values>... axes) {
  static_assert(sizeof...(Refs) > 0,
                "outlay: a grid has at least one axis, as in grid(axis(wrt(&pledge::amount), {...}))");
  return {{std::move(axes)...}};
}

/// One axis of a sweep as results show it.
struct axis_head {
  std::string label;              ///< part and field, as in `stockpile_growth: over`
  std::vector<std::string> texts; ///< values as a reader sees them: `7 years`, `30 %`
  std::vector<double> values;     ///< in the field's own unit; places from 0 for a field that is no quantity
};

template <class> class basic_grid_points;
/// The points of a grid and how they are numbered: from 0, the last axis fastest.
using grid_points = basic_grid_points<void>;
template <class> class basic_grid_points {
  std::vector<axis_head> axes_;
  std::int64_t count_ = 1;

public:
  explicit basic_grid_points(std::vector<axis_head> axes) : axes_(std::move(axes)) {
    for (axis_head const& a : axes_) {
      if (a.texts.empty()) throw error("sweep", a.label, "no values", "at least one value");
      if (count_ > (std::int64_t{1} << 40) / static_cast<std::int64_t>(a.texts.size()))
        throw error("sweep", a.label, "too many points", "fewer");
      count_ *= static_cast<std::int64_t>(a.texts.size());
    }
  }
  std::int64_t count() const { return count_; }
  std::vector<axis_head> const& axes() const& { return axes_; }
  std::vector<axis_head> axes() && { return std::move(axes_); }
  /// Place of a point on an axis.
  int place(std::int64_t point, std::size_t axis) const {
    if (axis >= axes_.size())
      throw error("sweep", "axis", std::to_string(axis), "0 to " + std::to_string(axes_.size() - 1));
    if (point < 0 || point >= count_)
      throw error("sweep", "point", std::to_string(point), "0 to " + std::to_string(count_ - 1));
    for (std::size_t a = axes_.size() - 1; a > axis; --a) point /= static_cast<std::int64_t>(axes_[a].texts.size());
    return static_cast<int>(point % static_cast<std::int64_t>(axes_[axis].texts.size()));
  }
  /// Number of the point at these places, one for each axis.
  std::int64_t at(std::vector<int> const& places) const {
    if (places.size() != axes_.size())
      throw error("sweep", "places", std::to_string(places.size()),
                  std::to_string(axes_.size()) + ", one for each axis");
    std::int64_t point = 0;
    for (std::size_t a = 0; a < axes_.size(); ++a) {
      int const n = static_cast<int>(axes_[a].texts.size());
      if (places[a] < 0 || places[a] >= n)
        throw error("sweep", axes_[a].label, "place " + std::to_string(places[a]), "0 to " + std::to_string(n - 1));
      point = point * n + places[a];
    }
    return point;
  }
  /// `stockpile_growth: over = 7 years, stockpile_growth: lift logistics = 30 %`.
  std::string label(std::int64_t point) const {
    std::string s;
    for (std::size_t a = 0; a < axes_.size(); ++a)
      s += (a == 0 ? "" : ", ") + axes_[a].label + " = " + axes_[a].texts[static_cast<std::size_t>(place(point, a))];
    return s;
  }
};

template <class> class basic_sweep_table;
/// Answers at every point of a grid.
using sweep_table = basic_sweep_table<void>;
template <class> class basic_sweep_table : public answer_columns {
  grid_points points_;
  std::vector<double> values_; // [column][point]

public:
  basic_sweep_table(grid_points points, std::vector<answer_head> heads, std::vector<double> values)
      : answer_columns(std::move(heads), "sweep"), points_(std::move(points)), values_(std::move(values)) {
    detail::require_count("sweep", "values", values_.size(),
                          static_cast<std::size_t>(columns()) * static_cast<std::size_t>(points_.count()));
  }

  grid_points const& points() const& { return points_; }
  grid_points points() && { return std::move(points_); }
  std::vector<answer_head> const& answers() const& { return heads(); }
  std::vector<answer_head> answers() && { return std::move(*this).heads(); }
  /// A number at a place on each axis.
  double value(int column, std::vector<int> const& places) const {
    return values(column)[static_cast<std::size_t>(points_.at(places))];
  }
  /// One column over all points, the last axis fastest; a view, so only of a table that has a name.
  std::span<double const> values(int column) const& {
    return detail::view(first_of(column), points_.count());
  }
  std::span<double const> values(int column) const&& = delete;
  /// One column of a sweep by two axes: a row for each value of the first, a column for each of the second.
  matrix_view surface(int column) const& {
    if (points_.axes().size() != 2)
      throw error("sweep", "axes", std::to_string(points_.axes().size()), "2, for a surface");
    return {first_of(column), static_cast<int>(points_.axes()[0].texts.size()),
            static_cast<int>(points_.axes()[1].texts.size())};
  }
  matrix_view surface(int column) const&& = delete;

  /// Long format: a line for each point and number, the axes first, in the fields' own units. A number that does not
  /// exist, as a share of no GDP, has no line. Throws `error` for any other that is not finite.
  std::string csv() const {
    using detail::csv_field;
    std::string s;
    for (axis_head const& a : points_.axes()) s += csv_field(a.label) + ",";
    s += "answer,year,unit,value\n";
    for (answer_head const& h : heads()) {
      std::string const unit = unit_text(h);
      for (int k = 0; k < h.columns; ++k)
        for (std::int64_t p = 0; p < points_.count(); ++p) {
          double const x = values(h.first_column + k)[static_cast<std::size_t>(p)];
          if (!detail::stands_in_file(x, unit, {h.name, ", ", h.label(k)})) continue;
          for (std::size_t a = 0; a < points_.axes().size(); ++a)
            s += csv_field(points_.axes()[a].texts[static_cast<std::size_t>(points_.place(p, a))]) + ",";
          s += csv_field(h.name) + "," + h.label(k) + "," + csv_field(unit) + "," + text(x) + "\n";
        }
    }
    return s;
  }

private:
  double const* first_of(int column) const {
    if (column < 0 || column >= columns())
      throw error("sweep", "column", std::to_string(column), "0 to " + std::to_string(columns() - 1));
    return values_.data() + column * points_.count();
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
