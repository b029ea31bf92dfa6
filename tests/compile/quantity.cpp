// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What a program with typed vectors includes in any case: the yardstick of the gate.
#include <Eigen/Core>
#include <boost/units/quantity.hpp>
int main() { return 0; }
