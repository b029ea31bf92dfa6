// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What the library's scenarios know of a kind of part; each kind is compiled in a source of its own.
#pragma once
#include <functional>
#include <outlay/engines/any_kind.hpp>
#include <outlay/files/help.hpp>
#include <outlay/outlay.hpp>

namespace outlay::compiled {

using any = any_part<run_money>;
using plan = plan_of<any>;
using part_of_plan = detail::part_of_any_kind<run_money>;
using stocks = stockpile_growth<five_areas_and_other, 2>;
using industry_of_stocks = industry<five_areas_and_other>;
using learning_of_stocks = learning<five_areas_and_other>;

struct kind {
  std::type_index type;
  std::function<any(void const* part)> copy;
  std::string table{}; ///< where it stands in a file: `share_target.core`
  std::function<any(tree const& table, vocabulary const& words, std::string const& path)> read = nullptr;
  std::function<tree(any const& part, bool complete)> write = nullptr;
  part_manual (*manual)() = nullptr;
  tree (*example)() = nullptr;
};

template <class P> kind kind_known();

} // namespace outlay::compiled
