// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <memory>
#include <outlay/model/live_part.hpp>

namespace outlay {

namespace detail {
template <class Money> class part_of_any_kind; // of engines/any_kind.hpp
}

/// A part of any kind, the user's too, as a value: what a plan made at run time consists of.
template <class Money = usd_2021> class any_part {
  std::shared_ptr<detail::part_of_any_kind<Money> const> part_; // never changed: copies share it

public:
  explicit any_part(std::shared_ptr<detail::part_of_any_kind<Money> const> p) : part_(std::move(p)) {}
  detail::part_of_any_kind<Money> const& erased() const { return *part_; }
};

} // namespace outlay
