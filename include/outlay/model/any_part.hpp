// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <memory>
#include <outlay/model/checker.hpp>
#include <outlay/model/live_part.hpp>
#include <outlay/model/plan.hpp>
#include <outlay/numbers/sided.hpp>
#include <typeindex>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

struct part_facts; // of engines/checked.hpp
class digest;      // of results/fingerprint.hpp

/// The numbers of a run: of state, of fields, and whether paths are drawn.
template <class V, class P, bool Random> struct run_numbers {
  using value = V;
  using param = P;
  static constexpr bool random = Random;
};
template <class... Runs> struct run_list {};
template <class A, class B> struct all_runs_of;
template <class... A, class... B> struct all_runs_of<run_list<A...>, run_list<B...>> {
  using type = run_list<A..., B...>;
};
// A plan made at run time may have anything in it.
template <class Money, class Run>
using step_of_any =
    step<typename Run::value, typename Run::param, detail::run_facts<Money, Run::random, true, true, true>>;

inline namespace OUTLAY_DETAIL_ISA {

using lanes_of_any = pack<double, tile_width>;
using runs_in_lanes = run_list<run_numbers<lanes_of_any, double, true>, run_numbers<lanes_of_any, lanes_of_any, false>,
                               run_numbers<lanes_of_any, lanes_of_any, true>,
                               run_numbers<dual<1, pack<double, native_width>>, dual<1>, true>>;
/// The runs that plans made at run time know, each compiled once for each kind of part: projections, derivatives, sides
/// of derivatives, ensembles, sweeps, drawn fields and mean derivatives.
#if defined(OUTLAY_DETAIL_LANES_ALONE) // objects of outlay::compiled for one instruction set, which share no name
using runs_of_any = runs_in_lanes;
#else
using runs_of_any =
    all_runs_of<run_list<run_numbers<double, double, false>,
                         run_numbers<dual<derivatives_of_any>, dual<derivatives_of_any>, false>,
                         run_numbers<sided<derivatives_of_any>, sided<derivatives_of_any>, false>>,
                runs_in_lanes>::type;
#endif

template <class Money, class Run> class makes_live {
public:
  virtual std::unique_ptr<live_part<step_of_any<Money, Run>>> live(field_reader<typename Run::param, Money> const&,
                                                                   Run) const = 0;

protected:
  ~makes_live() = default;
};
template <class Money, class Runs> class makes_all_live;
template <class Money, class... Runs>
class makes_all_live<Money, run_list<Runs...>> : public makes_live<Money, Runs>... {
public:
  using makes_live<Money, Runs>::live...;

protected:
  ~makes_all_live() = default;
};

/// What is asked of a part whose type is not known.
template <class Money> class part_of_any_kind : public makes_all_live<Money, runs_of_any> {
public:
  struct quantity {
    std::string_view name;
    std::string element;
    void const* address;
    double* number; // where its value stands
    double value;
    bool fixed; // has no derivative and is not drawn
    std::type_index type;
  };
  virtual ~part_of_any_kind() = default;
  virtual std::unique_ptr<part_of_any_kind> clone() const = 0;
  virtual std::type_index type() const = 0;
  virtual void* object() = 0;
  virtual void const* object() const = 0;
  virtual std::string_view kind() const = 0;
  virtual std::uint64_t variant() const = 0;
  virtual std::string_view name() const = 0;
  virtual bool of_the_library() const = 0;
  virtual void announce(setting<Money>&) const = 0;
  /// Checks the fields, and tells what checks of several parts need.
  virtual void check(setting<Money>&, std::vector<part_facts>&) const = 0;
  virtual void check_fields_with(checker<Money>&) const = 0;
  virtual void add_to(digest&) const = 0;
  virtual std::vector<quantity> quantities() const = 0;
  /// Sets the k-th of them.
  virtual void put(std::size_t k, double x) = 0;
  /// What it draws, in words, where it draws anything.
  virtual char const* draws() const = 0;
  virtual bool is_drawn() const = 0;
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

inline namespace OUTLAY_DETAIL_ISA {

/// A part of any kind, the user's too, as a value: what a plan made at run time consists of.
template <class Money> class any_part {
  std::unique_ptr<detail::part_of_any_kind<Money>> part_;

public:
  explicit any_part(std::unique_ptr<detail::part_of_any_kind<Money>> p) : part_(std::move(p)) {}
  any_part(any_part const& other) : part_(other.part_->clone()) {}
  any_part(any_part&&) noexcept = default;
  any_part& operator=(any_part other) noexcept {
    part_ = std::move(other.part_);
    return *this;
  }

  std::string_view kind() const { return part_->kind(); }
  std::string_view name() const { return part_->name(); }
  /// The part itself, null where it is of another type.
  template <class P> P const* get() const {
    return part_->type() == typeid(P) ? static_cast<P const*>(part_->object()) : nullptr;
  }
  template <class P> P* get() { return part_->type() == typeid(P) ? static_cast<P*>(part_->object()) : nullptr; }
  detail::part_of_any_kind<Money> const& erased() const { return *part_; }
  detail::part_of_any_kind<Money>& erased() { return *part_; }
};

} // namespace OUTLAY_DETAIL_ISA

/// A plan whose parts are chosen when the program runs, in canonical order as any plan.
template <class Money> class plan_of<any_part<Money>> {
  std::vector<any_part<Money>> parts_;
  std::vector<std::size_t> listed_; // places of the parts in the order in which they were added

  static auto rank(any_part<Money> const& a) { return std::tuple(a.kind(), a.erased().variant(), a.name()); }
  [[noreturn]] static void refuse_twice(any_part<Money> const& p) {
    detail::refuse(detail::label_of(p.kind(), p.name()), "name", {"\"", p.name(), "\" twice"},
                   "a .name of its own for each part of one type");
  }

public:
  static constexpr bool erased = true;
  plan_of() = default;
  /// All parts at once, however many. Throws `error` for a name that two parts of a type have.
  explicit plan_of(std::vector<any_part<Money>> parts) {
    std::vector<std::size_t> order(parts.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return rank(parts[a]) < rank(parts[b]); });
    listed_.resize(parts.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
      if (k > 0 && rank(parts_.back()) == rank(parts[order[k]])) refuse_twice(parts[order[k]]);
      listed_[order[k]] = k;
      parts_.push_back(std::move(parts[order[k]]));
    }
  }
  /// Adds a part. Throws `error` for a name that a part of its type has already.
  void add(any_part<Money> p) {
    auto const at = std::lower_bound(parts_.begin(), parts_.end(), p,
                                     [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
    if (at != parts_.end() && rank(*at) == rank(p)) refuse_twice(p);
    auto const place = static_cast<std::size_t>(at - parts_.begin());
    for (std::size_t& k : listed_) k += k >= place;
    listed_.push_back(place);
    parts_.insert(at, std::move(p));
  }
  /// Takes out the part at a place in canonical order.
  void remove(std::size_t place) {
    parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(place));
    std::erase(listed_, place);
    for (std::size_t& k : listed_) k -= k > place;
  }
  std::size_t size() const { return parts_.size(); }
  std::vector<any_part<Money>> const& parts() const { return parts_; }
  std::vector<any_part<Money>>& parts() { return parts_; }
  /// Calls f(part) for each part in canonical order.
  template <class F> void each(F f) const {
    for (any_part<Money> const& p : parts_) f(p);
  }
  template <class F> void each(F f) {
    for (any_part<Money>& p : parts_) f(p);
  }
  /// Places, in canonical order, of all parts of a type, in the order in which they were added.
  std::vector<std::size_t> places_of(std::type_index type) const {
    std::vector<std::size_t> found;
    for (std::size_t const k : listed_)
      if (parts_[k].erased().type() == type) found.push_back(k);
    return found;
  }
  /// All parts of a type, in the order in which they were added.
  template <class Q> std::vector<Q const*> all() const {
    std::vector<Q const*> found;
    for (std::size_t const k : listed_)
      if (Q const* const q = parts_[k].template get<Q>()) found.push_back(q);
    return found;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
