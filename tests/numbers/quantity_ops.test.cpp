// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/quantity_ops.hpp>

#include <boost/units/systems/si.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <type_traits>

namespace si = boost::units::si;
using boost::units::quantity;
using outlay::dual;
using outlay::pack;

namespace {

template <class V> using length = quantity<si::length, V>;
template <class V> using number = quantity<si::dimensionless, V>;

// Every spelling a part needs, once; V is the value type of the run.
struct arithmetic {
  template <class V> V operator()(V const& x) const {
    length<double> const metre = 1.0 * si::meter;
    quantity<si::time, double> const second = 1.5 * si::second;
    length<V> a = length<V>::from_value(x);
    a = metre * x + x * metre - a * 0.5 + 0.25 * a - a / 4.0 + metre / x * x;
    a += metre;
    a -= 0.1 * metre;
    a *= 1.1;
    a /= x;
    auto const speed = a / second;
    static_assert(std::is_same_v<decltype(speed), quantity<si::velocity, V> const>);
    a = speed * second + metre;
    quantity<si::wavenumber, V> const inverse = 2.0 / a + x / metre;
    number<V> const ratio = a * inverse;
    V const plain = 1.0 - ratio + (ratio + x) - (x - ratio);
    a = outlay::max(outlay::min(a, 3.0 * metre), 0.5 * metre);
    a = outlay::select(outlay::less(a, metre), a, outlay::abs(-a));
    return plain * a.value() + outlay::exp(-ratio) + outlay::log(ratio) + outlay::pow(ratio, 0.3);
  }
};

// The same on bare values.
struct bare {
  double operator()(double x) const {
    double a = x;
    a = 1.0 * x + x * 1.0 - a * 0.5 + 0.25 * a - a / 4.0 + 1.0 / x * x;
    a += 1.0;
    a -= 0.1;
    a *= 1.1;
    a /= x;
    double const speed = a / 1.5;
    a = speed * 1.5 + 1.0;
    double const inverse = 2.0 / a + x;
    double const ratio = a * inverse;
    double const plain = 1.0 - ratio + (ratio + x) - (x - ratio);
    a = outlay::max(outlay::min(a, 3.0), 0.5);
    a = a < 1.0 ? a : outlay::abs(-a);
    return plain * a + outlay::exp(-ratio) + outlay::log(ratio) + outlay::pow(ratio, 0.3);
  }
};

template <class V, class F> OUTLAY_DETAIL_TILE V evaluate(F const& f, V const& x) { return f(x); }

}

TEST_CASE("quantities of double, packs and duals are computed alike and have the bits of bare numbers") {
  using lanes = pack<double, 8>;
  for (double x = 0.2; x < 5.0; x += 0.37) {
    double const expected = evaluate(bare{}, x);
    CHECK(evaluate(arithmetic{}, x) == expected);
    CHECK(evaluate(arithmetic{}, pack<double, 2>(x))[1] == expected);
    CHECK(evaluate(arithmetic{}, pack<double, 4>(x))[2] == expected);
    CHECK(evaluate(arithmetic{}, lanes(x))[5] == expected);
    auto const narrow = evaluate(arithmetic{}, dual<2>::variable(x, 1));
    auto const wide = evaluate(arithmetic{}, dual<2, lanes>::variable(lanes(x), 1));
    CHECK(narrow.value == expected);
    CHECK(wide.value[7] == expected);
    CHECK(wide.slope[1][3] == narrow.slope[1]);
  }
}

TEST_CASE("a quantity of double turns into a quantity of packs") {
  length<double> const three = 3.0 * si::meter;
  length<pack<double, 4>> const lanes(three);
  CHECK(lanes.value()[3] == 3.0);
}
