// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <outlay/numbers/math.hpp>

#include <outlay/numbers/exact_begin.hpp>

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// Probability that a standard normal number is below `z`, within 2e-15.
/// Source: G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (4), 2004.
inline double normal_probability(double z) {
  if (!(z <= 8.3)) return z > 8.3 ? 1 : z; // what is no number has no probability
  if (z < -8.3) return 0;
  double sum = z, before = 0, term = z;
  double const q = z * z;
  for (double i = 3; sum != before; i += 2) {
    before = sum;
    term *= q / i;
    sum += term;
  }
  return min(max(0.5 + sum * exp(-0.5 * q - 0.91893853320467274178), 0.0), 1.0); // rounding only
}

/// The number that a standard normal number is below with probability `u`, 0 to 1; within 1e-9 for |z| < 5.
/// Source of the first guess: P. J. Acklam's rational approximation (relative error 1.15e-9), improved by one step of
/// Halley.
inline double normal_quantile(double u) {
  if (u > 0.5) return -normal_quantile(1 - u);
  if (!(u > 0)) return u == 0 ? -numeric::infinity : numeric::infinity - numeric::infinity; // not a number
  double z;
  if (u < 0.02425) {
    double const q = sqrt(-2 * log(u));
    z = (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q -
           2.549732539343734e+00) *
              q +
          4.374664141464968e+00) *
             q +
         2.938163982698783e+00) /
        ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q +
          3.754408661907416e+00) *
             q +
         1);
  } else {
    double const q = u - 0.5, r = q * q;
    z = (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r +
           1.383577518672690e+02) *
              r -
          3.066479806614716e+01) *
             r +
         2.506628277459239e+00) *
        q /
        (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r +
           6.680131188771972e+01) *
              r -
          1.328068155288572e+01) *
             r +
         1);
  }
  if (z < -6) return z; // there the probability itself has no digits left to improve by
  double const step = (normal_probability(z) - u) * 2.50662827463100050242 * exp(0.5 * z * z);
  return z - step / (1 + 0.5 * z * step);
}

}
}

#include <outlay/numbers/exact_end.hpp>
