// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/members.hpp>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// The pieces of a step that is not fused. Each is compiled once for all parts of a type.
template <hook H, class P, class S, class Setup, class State>
OUTLAY_DETAIL_TILE auto call_apart(P const& p, S& s, Setup const& setup, State& state) {
  return call_hook<H>(p, s, setup, state);
}
template <class W, class Row> OUTLAY_DETAIL_TILE void work_apart(W& w, int i, Row& r) { w(i, r); }
template <class W, class Row> OUTLAY_DETAIL_TILE void granted_apart(W& w, int i, Row& r) { w.granted(i, r); }
template <class W> OUTLAY_DETAIL_TILE void finish_apart(W& w) { w.finish(); }
template <class Row, class Mix> OUTLAY_DETAIL_TILE void grant_apart(Row& r, Mix const& mix) { r.grant(mix); }
template <class Sink, class S, class Row> OUTLAY_DETAIL_TILE void row_apart(Sink& sink, S& s, int i, Row const& r) {
  sink.row(s, i, r);
}

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
