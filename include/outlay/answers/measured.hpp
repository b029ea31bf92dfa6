// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/answers/answer.hpp>
#include <outlay/nearest.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {
// The measures of a name of all parts whose label begins with some words.
struct measure_set {
  std::vector<int> numbers;
  std::vector<bool> of_alliance; // those that belong to no single member
  measure_unit unit;
  bool is_level = false;
};
template <class Money>
measure_set measures_named(setting<Money> const& s, std::string const& asked, std::string_view part,
                           std::string_view name) {
  measure_set found;
  std::string known;
  std::vector<std::string> words; // as they may be asked for
  for (std::size_t k = 0; k < s.measures().size(); ++k) {
    measure const& m = s.measures()[k];
    known += (known.empty() ? "" : "; ") + m.part + ": " + m.name;
    words.push_back(m.part + ": " + m.name);
    words.push_back((m.part.starts_with(part) ? std::string(part) : m.part.substr(0, m.part.find(' '))) + ": " +
                    m.name);
    if (m.name != name || std::string_view(m.part).substr(0, part.size()) != part) continue;
    if (!found.numbers.empty())
      require_one_unit(asked, s.measures()[static_cast<std::size_t>(found.numbers.front())], m);
    found.numbers.push_back(static_cast<int>(k));
    found.of_alliance.push_back(m.of_alliance);
    found.unit = m.unit;
    found.is_level = m.is_level;
  }
  if (found.numbers.empty()) {
    std::string const met = std::string(part) + ": " + std::string(name), close = outlay::nearest(met, words);
    throw error(asked, "measured", met,
                known.empty()   ? "none: no part of this plan reports"
                : close.empty() ? known
                                : close + ", which is nearest, of " + known);
  }
  return found;
}
} // namespace detail

/// A measure that parts report beside the accounts, by calendar year, summed over the parts whose label begins with
/// `part`: a flow is the year's sum, a level its last value, in the measure's own unit, which must be one.
struct measured_answer {
  std::string part, measure_name;
  group who = all_members;

  std::string name() const { return part + ": " + measure_name + " of " + who.name(); }
  measured_answer of(group const& g) const { return {part, measure_name, g}; }

  struct ready {
    static constexpr bool yearly = true, measures = true;
    member_set who;
    detail::measure_set which;
    int years;
    int columns() const { return years; }
    measure_unit unit() const { return which.unit; }
    bool is_level() const { return which.is_level; }
    template <class V> struct tally {};
    template <class V, class S, class R> OUTLAY_DETAIL_INLINE void row(tally<V>&, S const&, int, R const&) const {}
    template <class V, class S, class Out> OUTLAY_DETAIL_INLINE void step(tally<V>&, S const& s, Out& out) const {
      if (!s.ends_year()) return;
      V sum(0.0);
      for (std::size_t k = 0; k < which.numbers.size(); ++k)
        for (int i = 0; i < s.members(); ++i)
          if (which.of_alliance[k] || who >> i & 1) sum += s.measured(which.numbers[k], i);
      out(s.year() - s.grid().first_year(), sum);
    }
  };
  template <class Money> ready prepare(setting<Money> const& s) const {
    std::string const asked = "answer \"" + name() + "\"";
    return {s.allies().set_of(who, asked, "of"), detail::measures_named(s, asked, part, measure_name),
            s.grid().years()};
  }
};
/// As in `measured("stockpile_growth", "started")`, `measured("pledge \"arms\"", "delivered").of("UKR")`.
inline measured_answer measured(std::string part, std::string name) { return {std::move(part), std::move(name)}; }

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
