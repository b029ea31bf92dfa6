// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../kind_of_part.hpp"

template outlay::compiled::kind outlay::compiled::kind_known<outlay::budget_risk>();
