// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/contraction.hpp>
#include <outlay/numbers/quantity_ops.hpp>

#include <boost/units/systems/si.hpp>
#include <doctest/doctest.h>

// x * x rounds to 1 + 2^-29; an fma in place of product and sum would leave 2^-60 in every test below.
namespace {

// What a user writes, in a file that knows nothing about contraction.
struct typed_part {
  template <class V> V operator()(V const& x) const {
    using length = boost::units::quantity<boost::units::si::length, V>;
    using area = boost::units::quantity<boost::units::si::area, V>;
    length const side = length::from_value(x);
    area const rounded_square = area::from_value(V(1.0 + 0x1p-29));
    return (side * side - rounded_square).value();
  }
};
struct plain_part {
  template <class V> V operator()(V const& x) const { return x * x - V(1.0 + 0x1p-29); }
};

template <class V, class Part> OUTLAY_DETAIL_TILE void tile(Part const& part, V* x, int count) {
  for (int i = 0; i < count; ++i) x[i] = part(x[i]);
}

template <class V, class Part> V after_tile(Part const& part) {
  V x[3] = {V(1.0 + 0x1p-30), V(1.0 + 0x1p-30), V(1.0 + 0x1p-30)};
  V* volatile hidden = x;
  tile(part, hidden, 3);
  return x[1];
}

}

TEST_CASE("this build does not contract") { CHECK_FALSE(outlay::contracts()); }

TEST_CASE("a part in a user's file is not contracted inside a tile") {
  CHECK(after_tile<double>(typed_part{}) == 0.0);
  CHECK(after_tile<double>(plain_part{}) == 0.0);
  CHECK(after_tile<outlay::pack<double, 2>>(typed_part{})[1] == 0.0);
  CHECK(after_tile<outlay::pack<double, 4>>(plain_part{})[3] == 0.0);
  CHECK(after_tile<outlay::pack<double, 8>>(typed_part{})[7] == 0.0);
  CHECK(after_tile<outlay::dual<2>>(typed_part{}).value == 0.0);
  CHECK(after_tile<outlay::dual<2, outlay::pack<double, 8>>>(typed_part{}).value[3] == 0.0);
}
