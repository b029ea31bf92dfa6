// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/drawn.hpp>
#include <outlay/engines/ensemble.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// An ensemble in which fields of the plan are drawn as well, once for each path: `uncertain(drawn(wrt(...), normal(...)), ...)`.
/// A draw depends on the seed, the path and its own field alone. What a part would refuse is an error before anything runs.
template <int Lanes = 0, executor Executor, class Money, class... Parts, class... Drawn, class... Answers>
sample ensemble(Executor const& run_on, alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d,
                drawn_fields<Drawn...> const& what, Answers const&... answers) {
  static_assert(sizeof...(Answers) > 0, "outlay: ask an ensemble for at least one answer, such as total_outlay");
  constexpr int Width = detail::lanes_for<Lanes, Money, Parts...>();
  using V = pack<double, Width>; // also of one lane: a plain double would be read from the plan
  setting<Money> const ground = detail::checked_setting(allies, plan, span);
  auto const asked = detail::prepare_answers(ground, answers...);
  if (d.paths < 1) throw error("ensemble", "paths", std::to_string(d.paths), "1 or more");
  if (d.first_path < 0) throw error("ensemble", "first_path", std::to_string(d.first_path), "0 or more");
  double const bytes = 8.0 * static_cast<double>(d.paths) * asked.columns;
  if (bytes > static_cast<double>(d.memory_limit))
    throw error("ensemble", "paths", std::to_string(d.paths) + " paths of " + std::to_string(asked.columns) + " numbers, " + text(bytes / 1e9) + " GB",
                "at most " + text(static_cast<double>(d.memory_limit) / 1e9) + " GB: fewer paths or answers, or a larger memory_limit");
  auto const all = detail::ready_draws(plan, what);
  detail::check_draws_of(ground, plan, plan, all, d);
  using machine_type = detail::drawn_machine<V, Money, Parts...>;
  machine_type const engine(plan, ground, all);
  sample result(d, span, asked.first_column, asked.columns, {answers.name()...});
  double* const out = result.data();
  constexpr std::int64_t tiles_per_chunk = 16;
  std::int64_t const tiles = (d.paths + Width - 1) / Width;
  auto const chunk = [&](std::int64_t c) {
    auto tile = std::make_unique<typename machine_type::tile>();
    std::vector<V> numbers(static_cast<std::size_t>(asked.columns));
    for (std::int64_t k = c * tiles_per_chunk; k < std::min(tiles, (c + 1) * tiles_per_chunk); ++k) {
      std::int64_t const first = k * Width;
      engine.start(*tile, d.seed, static_cast<std::uint64_t>(d.first_path + first));
      detail::project_tile(engine, *tile, asked, numbers.data());
      int const lanes = static_cast<int>(std::min<std::int64_t>(Width, d.paths - first));
      for (int column = 0; column < asked.columns; ++column) {
        double lane[Width];
        numbers[static_cast<std::size_t>(column)].store(lane);
        std::copy_n(lane, lanes, out + static_cast<std::size_t>(column * d.paths + first));
      }
    }
  };
  run_on.for_each_chunk((tiles + tiles_per_chunk - 1) / tiles_per_chunk, chunk);
  return result;
}

/// The same on the calling thread.
template <int Lanes = 0, class Money, class... Parts, class... Drawn, class... Answers>
sample ensemble(alliance<Money> const& allies, plan_of<Parts...> const& plan, horizon const& span, draws const& d, drawn_fields<Drawn...> const& what,
                Answers const&... answers) {
  return ensemble<Lanes>(on_this_thread{}, allies, plan, span, d, what, answers...);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
