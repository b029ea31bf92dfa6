// expect: a table has at least one row and one year
// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/data/table.hpp>

#ifdef CONTROL
outlay::data::table<1, 2014, 2025> const table{};
#else
outlay::data::table<0, 2014, 2025> const table{};
#endif
