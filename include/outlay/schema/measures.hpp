// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/description.hpp>

namespace outlay::parts {

/// The numbers in a run of what a part reports: `s.post(u.measures[measure::paid], i, x)`. The part counts its measures
/// in an enumeration of a `struct measure` that ends with `count`. Negative where nobody asked for one, and then `post`
/// does nothing.
template <class P> class measure_numbers {
  int number_[P::measure::count];
  bool any_ = false, flows_ = false;

  template <class Set> struct finder : asks_nothing<P> {
    measure_numbers& to;
    Set const& set;
    std::string_view part;
    void measure(int k, char const* name, unit, reported<P> const& how = {}) {
      int const number = to.number_[k] = set.find_measure(part, name);
      to.any_ = to.any_ || number >= 0;
      to.flows_ = to.flows_ || (number >= 0 && !how.level);
    }
  };

public:
  /// Looks up all that the description has; `part` is the part's label.
  template <class Set> [[gnu::cold]] void find(Set const& set, std::string_view part) {
    finder<Set> f{{}, *this, set, part};
    P::describe(f);
  }
  /// The same of the part itself: `u.measures.find(r, *this)` in `prepare`.
  template <class Reader> [[gnu::cold]] void find(Reader const& r, P const& part) {
    find(r.set(), detail::label(part));
  }
  int operator[](int measure) const { return number_[measure]; }
  /// Whether a run asks for any of them, and for any that is no level.
  bool any() const { return any_; }
  bool flows() const { return flows_; }
};

} // namespace outlay::parts
