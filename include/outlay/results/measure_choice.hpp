// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <concepts>
#include <initializer_list>
#include <outlay/model/setting.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace outlay {

/// A measure by its name, of every part that reports it, or of those whose label begins with `part`.
struct measure_name {
  std::string part, name;
  measure_name(char const* name_of_measure) : name(name_of_measure) {}
  measure_name(std::string name_of_measure) : name(std::move(name_of_measure)) {}
  measure_name(std::string of_part, std::string name_of_measure)
      : part(std::move(of_part)), name(std::move(name_of_measure)) {}

  bool names(measure const& m) const {
    return m.name == name && std::string_view(m.part).substr(0, part.size()) == part;
  }
};

/// Which of the measures that parts report a projection keeps: all of them (`true`), none (`false`), or those named,
/// as `{"value held", {"pledge", "paid"}}`. What is not kept costs nothing.
class measure_choice {
  bool all_ = false;
  std::vector<measure_name> names_;

public:
  measure_choice(std::same_as<bool> auto all) : all_(all) {}
  template <class = void> measure_choice(std::initializer_list<measure_name> names) : names_(names) {}
  template <class = void> measure_choice(std::vector<measure_name> names) : names_(std::move(names)) {}

  template <class = void> bool any() const { return all_ || !names_.empty(); }
  /// The places of those chosen in a list, in its order. Throws `error` for a name that is none of the list's.
  template <class = void> [[gnu::cold]] std::vector<int> among(std::vector<measure> const& reported) const {
    for (measure_name const& n : names_) {
      bool found = false;
      for (measure const& m : reported) found = found || n.names(m);
      if (!found) refuse(n, reported);
    }
    std::vector<int> places;
    if (any()) places.reserve(reported.size());
    for (std::size_t k = 0; k < reported.size(); ++k) {
      bool chosen = all_;
      for (measure_name const& n : names_) chosen = chosen || n.names(reported[k]);
      if (chosen) places.push_back(static_cast<int>(k));
    }
    return places;
  }

private:
  template <class = void>
  [[noreturn, gnu::noinline, gnu::cold]] static void refuse(measure_name const& n,
                                                            std::vector<measure> const& reported) {
    std::string known;
    for (measure const& m : reported)
      known.append(known.empty() ? "" : "; ").append(m.part).append(": ").append(m.name);
    if (known.empty()) known = "none: no part of this plan reports";
    detail::refuse("projection", "measures", {n.part, n.part.empty() ? "" : ": ", n.name}, {known});
  }
};

} // namespace outlay
