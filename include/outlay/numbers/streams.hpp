// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/version.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

namespace outlay {

/// What random numbers are of. It stands in the five highest bits of the second word of their counter, so that no
/// number, name or label of one kind meets another kind's.
enum class stream_kind : std::uint64_t {
  growth,       ///< shocks to growth, by pair of steps and member
  own_normals,  ///< `step::normals` of a part
  own_uniforms, ///< `step::uniform` of a part
  prices,
  event,        ///< by the event's name
  field,        ///< drawn fields, by the label of part, field and element
  factor,       ///< what drawn fields share, by its name
  budgets       ///< what becomes of budgets, by pair of years and member
};

/// How the paths of an ensemble are spread. `independent`: each by itself. `antithetic`: paths 2k and 2k + 1 have the
/// same normal numbers with opposite signs. `sobol`: what moves a run most is spread evenly over all paths by scrambled
/// Sobol points (docs/model.md says what that is), the rest is independent.
enum class points { independent, antithetic, sobol };
constexpr char const* name_of(points p) {
  return p == points::sobol ? "sobol" : p == points::antithetic ? "antithetic" : "independent";
}
constexpr std::optional<points> points_named(std::string_view name) {
  for (points const p : {points::independent, points::antithetic, points::sobol})
    if (name == name_of(p)) return p;
  return {};
}

/// The counter's word of a kind, to which the rest of it is added: at most `largest_counter`.
constexpr std::uint64_t counter_of(stream_kind k) { return static_cast<std::uint64_t>(k) << 59; }
inline constexpr std::uint64_t largest_counter = (std::uint64_t{1} << 59) - 1;

/// The number of a stream by a name (FNV-1a), so that what else is drawn changes no bit of it.
constexpr std::uint64_t stream_of(std::string_view name) {
  std::uint64_t h = 0xcbf29ce484222325;
  for (char const c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return h;
}

} // namespace outlay
