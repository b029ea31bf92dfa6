// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <outlay/engines/drawn.hpp>
#include <outlay/engines/grid.hpp>
#include <outlay/engines/marked.hpp>
#include <outlay/model/path_points.hpp>
#include <outlay/numbers/normal_distribution.hpp>
#include <outlay/numbers/streams.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {

inline namespace OUTLAY_DETAIL_ISA {

// A drawn field made ready: numbers in the field's own unit.
struct ready_draw {
  found_field field;
  draw_kind kind;
  double a, b, c;         // normal: mean, deviation; lognormal: mean, sigma of the logarithm
  bool cut;
  double least, most;     // where cut
  double from_u, over_u;  // what a probability becomes where cut
  std::uint64_t stream, factor; // by its label, and by the name of the factor
  double loading, own;    // weights of the factor and of the own score
  std::string factor_name; // empty without one
  int number;             // which argument of uncertain(...) it came from
  field_place place;      // of the field
  std::vector<double> record = {}; // of an empirical one, in order; a is the least of it, b the most
  std::uint64_t mark = no_mark;

  bool by_ends() const { return kind == draw_kind::uniform || kind == draw_kind::empirical; }
  bool certain() const { return kind == draw_kind::triangular ? a == c : by_ends() ? a == b : b == 0; }
  bool bounded() const { return cut || certain() || kind == draw_kind::triangular || by_ends(); }
  double lowest() const { return certain() || !cut ? a : least; }
  double highest() const { return certain() ? a : cut ? most : kind == draw_kind::triangular ? c : b; }

  // The value at a standard normal score.
  double at(double z) const {
    if (certain()) return a;
    if (kind == draw_kind::empirical) {
      double const n = static_cast<double>(record.size()), after = normal_probability(z) * n;
      return record[static_cast<std::size_t>(after < n ? after : n - 1)];
    }
    if (kind == draw_kind::uniform) return a + (b - a) * normal_probability(z);
    if (kind == draw_kind::triangular) {
      double const u = normal_probability(z), width = c - a, rise = b - a, fall = c - b;
      return u * width < rise ? a + sqrt(u * width * rise) : c - sqrt((1 - u) * width * fall);
    }
    if (cut) z = normal_quantile(from_u + over_u * normal_probability(z));
    double const x = kind == draw_kind::normal ? a + b * z : a * exp(b * z - 0.5 * (b * b));
    return cut ? min(max(x, least), most) : x; // rounding only
  }
};

template <class Value, class T> double number_in_unit(T const& x) {
  return field_access::raw(Value(x));
}

// A drawn field made ready; numbers of the distribution are in the field's own unit.
template <class = void>
[[gnu::cold]] ready_draw ready_of(distribution<double> const& from, found_field const& f, field_place const& place,
                                  int number) {
  ready_draw r{f,
               from.kind,
               from.a,
               from.b,
               from.c,
               from.least.has_value(),
               0,
               0,
               0,
               1,
               stream_of(f.label()),
               stream_of(from.factor_name),
               from.loading,
               sqrt(1 - from.loading * from.loading),
               from.factor_name,
               number,
               place,
               from.record};
  auto const refuse = [&](std::string const& value, char const* valid) {
    throw error(f.part, f.field(), value, valid);
  };
  auto const require_finite = [&](double x) {
    if (!std::isfinite(x)) refuse("a distribution with " + text(x), "finite numbers");
  };
  for (double const x : {r.a, r.b, r.c}) require_finite(x);
  for (double const x : r.record) require_finite(x);
  switch (r.kind) {
  case draw_kind::normal:
    if (!(r.b >= 0 && r.b < std::numeric_limits<double>::infinity()))
      refuse("normal with deviation " + text(r.b), "a standard deviation of 0 or more");
    break;
  case draw_kind::lognormal:
    if (!(r.a > 0)) refuse("lognormal with mean " + text(r.a), "a mean above 0");
    if (!(from.relative >= 0 && from.relative <= 10))
      refuse("lognormal with deviation " + percent_text(from.relative), "0 to 1000 % of the mean");
    r.b = sqrt(log(1 + from.relative * from.relative));
    break;
  case draw_kind::triangular:
    if (!(r.a <= r.b && r.b <= r.c))
      refuse("triangular from " + text(r.a) + " over " + text(r.b) + " to " + text(r.c),
             "least, mode and most in this order");
    break;
  case draw_kind::empirical:
    if (r.record.empty()) refuse("empirical of nothing", "a record of at least one value");
    std::sort(r.record.begin(), r.record.end());
    r.a = r.record.front();
    r.b = r.c = r.record.back();
    break;
  case draw_kind::uniform:
    if (!(r.a <= r.b)) refuse("uniform from " + text(r.a) + " to " + text(r.b), "least and most in this order");
    break;
  }
  if (r.cut) {
    r.least = *from.least;
    r.most = *from.most;
    if (!(r.least < r.most)) refuse("within " + text(r.least) + " and " + text(r.most), "two ends in this order");
    if (r.certain()) {
      if (!(r.least <= r.a && r.a <= r.most))
        refuse(text(r.a) + " within " + text(r.least) + " and " + text(r.most), "a value inside");
      return r;
    }
    auto const score = [&](double x) {
      if (r.kind == draw_kind::normal) return (x - r.a) / r.b;
      return x > 0 ? log(x / r.a) / r.b + 0.5 * r.b : -numeric::infinity;
    };
    r.from_u = normal_probability(score(r.least));
    r.over_u = normal_probability(score(r.most)) - r.from_u;
    if (!(r.over_u > 1e-9))
      refuse("within " + text(r.least) + " and " + text(r.most),
             "ends that hold more than a billionth of the distribution");
  }
  return r;
}

template <class Ref, class T, class Quantity>
ready_draw ready(drawn_field<Ref, T> const& d, found_field const& f, Quantity const& field, int number) {
  using Value = Quantity;
  require_not_fixed<Quantity>();
  auto const& from = d.from;
  if constexpr (any_money_field<Quantity>) require_money_of(field, Value(from.a), f.part, f.field());
  auto const raw = [](T const& x) { return number_in_unit<Value>(x); };
  auto const end = [&](std::optional<T> const& x) { return x ? std::optional(raw(*x)) : std::nullopt; };
  std::vector<double> record;
  for (T const& x : from.record) record.push_back(raw(x));
  return ready_of({from.kind, raw(from.a), raw(from.b), raw(from.c), from.relative, end(from.least), end(from.most),
                   from.factor_name, from.loading, std::move(record)},
                  f, place_of(field), number);
}

template <class... Parts, class Part, class Field, int N, class Element, class T>
void add_draws(std::vector<ready_draw>& all, plan_of<Parts...> const& plan,
               drawn_field<field_of_plan<Part, Field, N, Element>, T> const& d, int number) {
  if constexpr (std::is_same_v<Element, each_element>) {
    static_assert(
        list_of_values<Field>::value,
        "outlay: this field is no list of quantities: name it without an element, as in wrt(&pledge::amount)");
    auto const& part = part_in(plan, d.field);
    auto const& list = part.*d.field.member;
    std::string const name = member_name(part, &list);
    std::size_t const before = all.size();
    each_quantity_in(list, [&](std::string const& element, auto const& q) {
      all.push_back(ready(d, {label(part), name, element, &q, field_access::raw(q)}, q, number));
    });
    if (all.size() == before)
      throw error(label(part), name, "an empty list", "an element for each draw, as in alike(allies, 90_pct)");
  } else {
    auto const& q = field_in(plan, d.field);
    all.push_back(ready(d, find_field(plan, d.field), q, number));
  }
}

template <class = void> [[gnu::cold]] void refuse_drawn_twice(std::vector<ready_draw> const& all) {
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      // also elements that nothing tells apart
      if (all[i].field.address == all[j].field.address || all[i].stream == all[j].stream)
        throw error(all[i].field.part, all[i].field.field(), "drawn twice", "one distribution for a field");
      else if (all[i].factor == all[j].factor && all[i].factor_name != all[j].factor_name)
        throw error(all[i].field.part, "factor", all[i].factor_name,
                    "another name: this one has the random numbers of \"" + all[j].factor_name + "\"");
}
template <class... Parts, class... Drawn>
std::vector<ready_draw> ready_draws(plan_of<Parts...> const& plan, drawn_fields<Drawn...> const& what) {
  std::vector<ready_draw> all;
  int k = 0;
  std::apply([&](auto const&... d) { (add_draws(all, plan, d, k++), ...); }, what.all);
  refuse_drawn_twice(all);
  return all;
}

// What draws of fields take from their streams.
template <class = void> std::vector<drawn_series> series_of(std::vector<ready_draw> const& all) {
  std::vector<drawn_series> s;
  for (ready_draw const& d : all) {
    s.push_back({counter_of(stream_kind::field), d.stream, 1});
    if (!d.factor_name.empty()) s.push_back({counter_of(stream_kind::factor), d.factor, 1});
  }
  std::sort(s.begin(), s.end());
  s.erase(std::unique(s.begin(), s.end(), [](auto const& a, auto const& b) { return a.is(b.word, b.stream); }),
          s.end());
  return s;
}

// The normal score of a draw on each path of a pack; a double stands for one path.
template <class V>
V score_of(ready_draw const& d, std::uint64_t seed, bits_of<V> const& path, path_points<V> const* points) {
  auto const draw = [&](stream_kind of, std::uint64_t stream) {
    V z, other;
    if (points) points->pair(seed, path, of, stream, 0, 0, z, other);
    else normal_pair<V>(seed, stream, path, counter_of(of), z, other);
    return z;
  };
  V const own = draw(stream_kind::field, d.stream);
  if (d.factor_name.empty()) return own;
  V const common = draw(stream_kind::factor, d.factor);
  return V(d.loading) * common + V(d.own) * own;
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
