// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <optional>
#include <outlay/engines/ready_draw.hpp>
#include <outlay/model/machine.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

/// A machine whose fields are drawn: made anew for each pack of paths, with the fields of these paths in its lanes.
template <class V, class Money, class... Parts> class drawn_machine {
  using inner = detail::machine<V, V, Money, true, Parts...>;
  plan_of<Parts...> const* plan_;
  setting<Money> const* setting_;
  std::vector<ready_draw> const* draws_;

public:
  struct tile {
    typename inner::tile state;
    std::vector<detail::varied<V>> values;
    std::optional<inner> engine;
  };
  drawn_machine(plan_of<Parts...> const& plan, setting<Money> const& s, std::vector<ready_draw> const& d)
      : plan_(&plan), setting_(&s), draws_(&d) {}

  void start(tile& t, std::uint64_t seed, std::uint64_t first_path, path_points<V> const* points = nullptr) const {
    t.values.clear();
    for (ready_draw const& d : *draws_) {
      V const z = score_of<V>(d, seed, counting_from<V>(first_path), points);
      double lane[V::width];
      z.store(lane);
      for (double& x : lane) x = d.at(x);
      t.values.push_back({d.field.address, d.mark, &d.field, V::load(lane)});
    }
    t.engine.emplace(*plan_, *setting_, std::span<detail::varied<V> const>(t.values));
    t.engine->start(t.state, seed, first_path, points);
  }
  void start_measuring(tile& t) const { t.engine->start_measuring(t.state); }
  template <class Sink> void run(tile& t, Sink& sink) const { t.engine->run(t.state, sink); }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
