// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "engines/full_plan.hpp"

#include <outlay/eigen.hpp>

using namespace outlay::test;
using outlay::as_eigen;
using outlay::economy;
using outlay::share_target;
using outlay::wrt;

namespace {
auto flat() {
  return outlay::plan(economy{.growth = 2_pct}, share_target<outlay::core>{.to = 4_pct, .by = 2028y, .floor = false},
                      share_target<outlay::resilience>{.existing = 0_pct, .to = 1_pct, .by = 2028y});
}
auto const two_fields =
    outlay::fields(wrt(&share_target<outlay::core>::to), wrt(&share_target<outlay::resilience>::to));
}

TEST_CASE("numbers of answers are Eigen arrays where they lie") {
  auto const table = outlay::project(three(), flat(), six_years, outlay::total_outlay, outlay::core_share);
  auto const seen = as_eigen(table.values(1));
  CHECK(seen.data() == table.values(1).data());
  CHECK(seen.size() == 6);
  CHECK(seen(3) == table.value(1, 2028y));
}

TEST_CASE("a Jacobian is an Eigen matrix where it lies: rows are answers, columns fields") {
  auto const j = outlay::sensitivity(three(), flat(), six_years, two_fields, outlay::core_outlay, outlay::total_outlay);
  auto const m = as_eigen(j.slopes());
  CHECK(m.data() == j.slopes().data());
  REQUIRE(m.rows() == 12);
  REQUIRE(m.cols() == 2);
  int const core_2028 = j.row(0, 2028), all_2028 = j.row(1, 2028);
  CHECK(m(core_2028, 1) == 0); // resilience is no core outlay
  // A point more of either share is a hundredth of GDP: the alliance's outlay moves by GDP either way.
  CHECK(m(all_2028, 0) == doctest::Approx(m(all_2028, 1)).epsilon(1e-12));
  for (int r = 0; r < 12; ++r)
    for (int c = 0; c < 2; ++c) CHECK(m(r, c) == j.slope(r, c));
  Eigen::VectorXd const by_both = m * Eigen::Vector2d(0.01, 0.01);
  CHECK(by_both(all_2028) == doctest::Approx(0.01 * (j.slope(all_2028, 0) + j.slope(all_2028, 1))));
  CHECK(as_eigen(j.standard_errors()).rows() == 0); // nothing random
}

TEST_CASE("views of matrices compare by their numbers and give rows") {
  double const x[] = {1, 2, 3, 4, 5, 6}, y[] = {1, 2, 3, 4, 5, 7};
  outlay::matrix_view const a(x, 2, 3);
  CHECK(a(1, 0) == 4);
  CHECK(a.row(1)[2] == 6);
  CHECK(as_eigen(a).sum() == 21);
  CHECK(a == outlay::matrix_view(x, 2, 3));
  CHECK(!(a == outlay::matrix_view(x, 3, 2)));
  CHECK(!(a == outlay::matrix_view(y, 2, 3)));
}
