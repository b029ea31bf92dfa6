// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// ulps [millions]: exp, log and pow against MPFR with 160 bits, at every edge of their reductions and at random
// arguments (10 million for each line unless told otherwise). Prints the worst error of each, in units in the last
// place, and fails where it is over the bound that math.hpp states.
#include "../numbers/math_points.hpp"

#include <outlay/numbers/math.hpp>

#include <mpfr.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace {

using math_points::draw, math_points::largest;

/// The functions of MPFR, and distances from them.
class reference {
  mpfr_t a_, b_, value_, error_, log_;

public:
  reference() { mpfr_inits2(160, a_, b_, value_, error_, log_, static_cast<mpfr_ptr>(nullptr)); }
  reference(reference const&) = delete;
  ~reference() { mpfr_clears(a_, b_, value_, error_, log_, static_cast<mpfr_ptr>(nullptr)); }

  void exp(double x) { mpfr_set_d(a_, x, MPFR_RNDN), mpfr_exp(value_, a_, MPFR_RNDN); }
  void log(double x) { mpfr_set_d(a_, x, MPFR_RNDN), mpfr_log(value_, a_, MPFR_RNDN); }
  /// Also gives |y log x|.
  double pow(double x, double y) {
    mpfr_set_d(a_, x, MPFR_RNDN), mpfr_set_d(b_, y, MPFR_RNDN);
    mpfr_log(log_, a_, MPFR_RNDN);
    mpfr_mul(log_, log_, b_, MPFR_RNDN);
    mpfr_exp(value_, log_, MPFR_RNDN); // 160 bits of a logarithm below 1000 leave 149 of the power
    return std::fabs(mpfr_get_d(log_, MPFR_RNDN));
  }

  /// Distance of a result, in units in the last place of the double nearest to the value; infinity counts as 2^1024.
  double units(double result) {
    if (mpfr_zero_p(value_)) return result == 0 ? 0 : std::numeric_limits<double>::infinity();
    long const exponent = std::clamp<long>(mpfr_get_exp(value_) - 1, -1022, 1023);
    if (std::isinf(result))
      mpfr_set_ui_2exp(error_, 1, 1024, MPFR_RNDN), mpfr_setsign(error_, error_, result < 0, MPFR_RNDN);
    else mpfr_set_d(error_, result, MPFR_RNDN);
    if (result > largest && mpfr_cmp(value_, error_) >= 0) return 0;
    mpfr_sub(error_, error_, value_, MPFR_RNDN);
    mpfr_mul_2si(error_, error_, 52 - exponent, MPFR_RNDN);
    return std::fabs(mpfr_get_d(error_, MPFR_RNDN));
  }
};

reference exact;
int failures = 0;

/// The worst of a line of the table: of the errors themselves, and of the errors over their bounds.
class line {
  char const* what_;
  double worst_ = 0, worst_x_ = 0, worst_y_ = 0;
  bool within_ = true;
  std::int64_t count_ = 0;

public:
  explicit line(char const* what) : what_(what) {}
  void add(double error, double bound, double x, double y = 0) {
    ++count_;
    if (!(error <= bound)) within_ = false;
    if (error <= worst_) return;
    worst_ = error, worst_x_ = x, worst_y_ = y;
  }
  ~line() {
    std::printf("%-52s %11lld  %8.4f  at %.17g", what_, static_cast<long long>(count_), worst_, worst_x_);
    if (worst_y_ != 0) std::printf(", %.17g", worst_y_);
    std::printf("%s\n", within_ ? "" : "  OVER ITS BOUND");
    std::fflush(stdout);
    failures += !within_;
  }
};

auto exp_into(line& l) {
  return [&l](double x) { exact.exp(x), l.add(exact.units(outlay::exp(x)), 1.1, x); };
}
auto log_into(line& l) {
  return [&l](double x) { exact.log(x), l.add(exact.units(outlay::log(x)), 0.9, x); };
}
auto pow_into(line& l) {
  return [&l](double x, double y) {
    double const exponent = exact.pow(x, y);
    l.add(exact.units(outlay::pow(x, y)), 1.1 + 0.25 * std::max(exponent - 1, 0.0), x, y);
  };
}

} // namespace

int main(int argc, char** argv) {
  auto const n = static_cast<int>(1'000'000 * (argc > 1 ? std::atof(argv[1]) : 10));
  std::printf("MPFR %s, 160 bits\n%-52s %11s  %8s\n", mpfr_get_version(), "", "arguments", "worst");
  {
    line l("exp, edges of the reduction and of the range");
    math_points::edges_of_exp(200, exp_into(l));
  }
  draw d{11};
  for (double const reach : {0.34, 1.0, 40.0, 745.2}) {
    char what[64];
    std::snprintf(what, sizeof what, "exp, |x| < %g", reach);
    line l(what);
    for (int i = 0; i < n; ++i) exp_into(l)(d.between(-reach, std::min(reach, 709.79)));
  }
  {
    line l("exp, any bit pattern with |x| < 746");
    for (int i = 0; i < n; ++i) {
      double const x = d.positive();
      if (x < 746) exp_into(l)(x), exp_into(l)(-x);
    }
  }
  {
    line l("log, edges of the reduction and of the range");
    math_points::edges_of_log(200, log_into(l));
  }
  {
    line l("log, from 1/2 to 2");
    for (int i = 0; i < n; ++i) log_into(l)(d.between(0.5, 2.0));
  }
  {
    line l("log, 1 and a power of two from 2^-52 to 1/4");
    for (int i = 0; i < n; ++i) log_into(l)(1.0 + d.between(-1, 1) * std::exp2(d.between(-52, -2)));
  }
  {
    line l("log, any positive bit pattern");
    for (int i = 0; i < n; ++i) log_into(l)(d.positive());
  }
  {
    line l("log, subnormal");
    for (int i = 0; i < n; ++i) log_into(l)(outlay::from_bits((d.word() >> 12) | 1));
  }
  {
    line l("pow, |y log x| <= 1");
    math_points::small_powers(12, n / 9, pow_into(l));
  }
  for (double const reach : {2.0, 10.0, 100.0, 745.0}) {
    char what[64];
    std::snprintf(what, sizeof what, "pow, |y log x| < %g, bound 1.1 + 0.25 (|y log x| - 1)", reach);
    line l(what);
    math_points::large_powers(13, n / 3, reach, pow_into(l));
  }
  return failures == 0 ? 0 : 1;
}
