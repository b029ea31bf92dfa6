// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <cmath>
#include <optional>
#include <outlay/alliance/code.hpp>
#include <outlay/refuse.hpp>
#include <vector>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// What a publication has of one member and year: what a projection that begins earlier is held against.
struct published_figure {
  int year;
  member_code code;
  double core, gdp; ///< billions of the alliance's money a year
  /// Equipment, personnel, infrastructure and other as fractions of core, which make 1; unset where not published.
  std::optional<std::array<double, 4>> mix = {};
  bool estimate = false;
};

namespace detail {
// Figures stand by year, each member once a year.
[[gnu::cold, gnu::noinline]] inline void check_published(std::vector<published_figure> const& all) {
  std::size_t begin = 0; // of the year
  for (std::size_t k = 0; k < all.size(); ++k) {
    published_figure const& f = all[k];
    auto const wrong = [&f](pieces value, char const* valid) {
      refuse("alliance", "published", {f.code, " ", f.year, ": ", joined(value)}, valid);
    };
    if (f.year != all[begin].year) begin = k;
    if (k > 0 && f.year < all[k - 1].year) wrong({"after ", all[k - 1].year}, "figures in the order of years");
    for (std::size_t j = begin; j < k; ++j)
      if (all[j].code == f.code) wrong({"twice"}, "each member once a year");
    if (!(std::isfinite(f.core) && f.core >= 0)) wrong({"core of ", f.core, " bn a year"}, "0 or more");
    if (!(std::isfinite(f.gdp) && f.gdp > 0)) wrong({"GDP of ", f.gdp, " bn a year"}, "more than 0");
    if (!f.mix) continue;
    double sum = 0;
    for (double const x : *f.mix) {
      if (!(x >= 0 && x <= 1)) wrong({"mix with ", in_percent{x}}, "each 0 to 100 %");
      sum += x;
    }
    if (!(std::fabs(sum - 1) <= 1e-9)) wrong({"mix of ", in_percent{sum}, " in sum"}, "100 % in sum");
  }
}
} // namespace detail

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
