// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <limits>
#include <outlay/engines/checked.hpp>
#include <outlay/engines/distribution.hpp>
#include <outlay/engines/grid.hpp>
#include <outlay/numbers/normal_distribution.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Every element of a list, each with a draw of its own: `wrt(&share_target<core>::own_compliance, every_element)`.
struct each_element {};
inline constexpr each_element every_element{};
template <class Part, class Field>
constexpr field_of_plan<Part, Field, -1, each_element> wrt(Field Part::*m, each_element) {
  return {m, {}};
}
template <int N, class Part, class Field>
constexpr field_of_plan<Part, Field, N, each_element> nth(Field Part::*m, each_element) {
  return {m, {}};
}

/// One value for each member of a group, as a list that draws can vary member by member.
template <class Field, class Money>
by_member<Field> alike(alliance<Money> const& allies, Field const& value, group const& who = all_members) {
  member_set const set = allies.set_of(who, "alike", "group");
  by_member<Field> list;
  for (int i = 0; i < allies.size(); ++i)
    if (set >> i & 1 && allies[i].spends) list.push_back({allies[i].code, value});
  return list;
}

/// A field and what it is drawn from, once for each path.
template <class Ref, class T> struct drawn_field {
  Ref field;
  distribution<T> from;
};
/// `drawn(wrt(&share_target<core>::compliance), triangular(70_pct, 90_pct, 100_pct))`.
template <class Part, class Field, int N, class Element, class T>
drawn_field<field_of_plan<Part, Field, N, Element>, T> drawn(field_of_plan<Part, Field, N, Element> f,
                                                             distribution<T> from) {
  return {f, std::move(from)};
}
/// All drawn fields of an ensemble.
template <class... Drawn> struct drawn_fields {
  std::tuple<Drawn...> all;
};
template <class... Refs, class... T> drawn_fields<drawn_field<Refs, T>...> uncertain(drawn_field<Refs, T>... d) {
  static_assert(sizeof...(Refs) > 0,
                "outlay: name at least one drawn field, as in uncertain(drawn(wrt(&pledge::amount), normal(...)))");
  return {{std::move(d)...}};
}

namespace detail {

// The stream of a draw depends on what is drawn alone (FNV-1a of its label), so that other draws do not change its
// bits.
// The highest bit keeps it apart from the streams of parts.
constexpr std::uint64_t stream_of(std::string_view label) {
  std::uint64_t h = 0xcbf29ce484222325;
  for (char const c : label) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return h | std::uint64_t{1} << 63;
}

inline namespace OUTLAY_DETAIL_ISA {

// A drawn field made ready: numbers in the field's own unit.
struct ready_draw {
  found_field field;
  draw_kind kind;
  double a, b, c;         // normal: mean, deviation; lognormal: mean, sigma of the logarithm
  bool cut;
  double least, most;     // where cut
  double from_u, over_u;  // what a probability becomes where cut
  std::uint64_t stream, factor;
  double loading, own;    // weights of the factor and of the own score
  int number;             // which argument of uncertain(...) it came from

  bool certain() const { return kind == draw_kind::triangular ? a == c : kind == draw_kind::uniform ? a == b : b == 0; }
  bool bounded() const { return cut || certain() || kind == draw_kind::triangular || kind == draw_kind::uniform; }
  double lowest() const { return certain() || !cut ? a : least; }
  double highest() const { return certain() ? a : cut ? most : kind == draw_kind::triangular ? c : b; }

  // The value at a standard normal score.
  double at(double z) const {
    if (certain()) return a;
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

template <class Ref, class T, class Quantity>
ready_draw ready(drawn_field<Ref, T> const& d, found_field const& f, Quantity const& field, int number) {
  using Value = Quantity;
  require_not_fixed<Quantity>();
  auto const& from = d.from;
  if constexpr (any_money_field<Quantity>) require_money_of(field, Value(from.a), f.part, f.field());
  auto const raw = [](T const& x) { return number_in_unit<Value>(x); };
  ready_draw r{f,
               from.kind,
               raw(from.a),
               raw(from.b),
               raw(from.c),
               from.least.has_value(),
               0,
               0,
               0,
               1,
               stream_of(f.label()),
               from.factor_name.empty() ? 0 : stream_of("factor " + from.factor_name),
               from.loading,
               sqrt(1 - from.loading * from.loading),
               number};
  auto const refuse = [&](std::string const& value, char const* valid) {
    throw error(f.part, f.field(), value, valid);
  };
  for (double const x : {r.a, r.b, r.c})
    if (!std::isfinite(x)) refuse("a distribution with " + text(x), "finite numbers");
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
  case draw_kind::uniform:
    if (!(r.a <= r.b)) refuse("uniform from " + text(r.a) + " to " + text(r.b), "least and most in this order");
    break;
  }
  if (r.cut) {
    r.least = raw(*from.least);
    r.most = raw(*from.most);
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

template <class... Parts, class... Drawn>
std::vector<ready_draw> ready_draws(plan_of<Parts...> const& plan, drawn_fields<Drawn...> const& what) {
  std::vector<ready_draw> all;
  int k = 0;
  std::apply([&](auto const&... d) { (add_draws(all, plan, d, k++), ...); }, what.all);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      // also elements that nothing tells apart
      if (all[i].field.address == all[j].field.address || all[i].stream == all[j].stream)
        throw error(all[i].field.part, all[i].field.field(), "drawn twice", "one distribution for a field");
  return all;
}

// The normal score of a draw on each path of a pack; a double stands for one path.
template <class V> V score_of(ready_draw const& d, std::uint64_t seed, bits_of<V> const& path) {
  V own, other;
  normal_pair<V>(seed, d.stream, path, 0, own, other);
  if (d.factor == 0) return own;
  V common;
  normal_pair<V>(seed, d.factor, path, 0, common, other);
  return V(d.loading) * common + V(d.own) * own;
}

// The least and the largest value of a draw over all paths, and the paths that have them.
struct drawn_range {
  double least, most;
  std::int64_t least_on, most_on; // -1: an end of the distribution, drawn or not
};
template <class Draws> [[gnu::cold]] drawn_range range_of(ready_draw const& d, Draws const& n) {
  if (d.bounded()) return {d.lowest(), d.highest(), -1, -1};
  double low = numeric::infinity, high = -numeric::infinity;
  std::int64_t low_on = 0, high_on = 0;
  for (std::int64_t p = n.first_path; p < n.first_path + n.paths; ++p) {
    double const z = score_of<double>(d, n.seed, static_cast<std::uint64_t>(p));
    if (z < low) low = z, low_on = p;
    if (z > high) high = z, high_on = p;
  }
  return {d.at(low), d.at(high), low_on, high_on};
}

} // namespace OUTLAY_DETAIL_ISA

// Checks what will be drawn by the parts' own checks: each field at both ends of its range, the others as in the plan,
// and the fields of one part together at theirs where they are at most six.
template <class Money, class... Parts, class Draws>
[[gnu::cold]] void check_draws_of(setting<Money> ground, plan_of<Parts...> plan, plan_of<Parts...> const& original,
                                  std::vector<ready_draw> const& all, Draws const& n) {
  std::vector<drawn_range> ranges;
  for (ready_draw const& d : all) ranges.push_back(range_of(d, n));
  plan.each([&](auto& changed) {
    std::string const whose = label(changed);
    std::vector<std::size_t> mine;
    for (std::size_t k = 0; k < all.size(); ++k)
      if (all[k].field.part == whose) mine.push_back(k);
    if (mine.empty()) return;
    // where the drawn fields stand in the copy
    auto const put = [&](std::size_t k, double x) {
      original.each([&](auto const& from) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(from)>, std::remove_cvref_t<decltype(changed)>>)
          if (label(from) == whose) {
            std::size_t place = 0, found = static_cast<std::size_t>(-1);
            each_quantity(from, [&](std::string_view, std::string const&, auto const& q) {
              if (static_cast<void const*>(&q) == all[k].field.address) found = place;
              ++place;
            });
            place = 0;
            each_quantity(changed, [&](std::string_view, std::string const&, auto const& q) {
              if (place++ == found) field_access::put(const_cast<std::remove_cvref_t<decltype(q)>&>(q), x);
            });
          }
      });
    };
    auto const check = [&](std::int64_t path) {
      checker<Money> c(ground, whose);
      try {
        if constexpr (requires { changed.check(c); }) changed.check(c);
      } catch (error const& e) {
        if (path < 0) throw;
        throw error(e.part(), e.field(), e.value() + " on path " + std::to_string(path),
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

inline namespace OUTLAY_DETAIL_ISA {

/// A machine whose fields are drawn: made anew for each pack of paths, with the fields of these paths in its lanes.
template <class V, class Money, class... Parts> class drawn_machine {
  using inner = machine<V, V, Money, true, Parts...>;
  plan_of<Parts...> const* plan_;
  setting<Money> const* setting_;
  std::vector<ready_draw> const* draws_;

public:
  struct tile {
    typename inner::tile state;
    std::vector<varied<V>> values;
    std::optional<inner> engine;
  };
  drawn_machine(plan_of<Parts...> const& plan, setting<Money> const& s, std::vector<ready_draw> const& d)
      : plan_(&plan), setting_(&s), draws_(&d) {}

  void start(tile& t, std::uint64_t seed, std::uint64_t first_path) const {
    t.values.clear();
    for (ready_draw const& d : *draws_) {
      V const z = score_of<V>(d, seed, counting_from<V>(first_path));
      double lane[V::width];
      z.store(lane);
      for (double& x : lane) x = d.at(x);
      t.values.push_back({d.field.address, V::load(lane)});
    }
    t.engine.emplace(*plan_, *setting_, std::span<varied<V> const>(t.values));
    t.engine->start(t.state, seed, first_path);
  }
  void start_measuring(tile& t) const { t.engine->start_measuring(t.state); }
  template <class Sink> void run(tile& t, Sink& sink) const { t.engine->run(t.state, sink); }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
