// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <new>
#include <outlay/model/part.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

namespace detail {

// The set-ups of a list's parts, in the order of their names.
template <class Setup> struct list_setup {
  std::vector<Setup> all;
};
template <class T> inline constexpr bool setups_of_list = false;
template <class Setup> inline constexpr bool setups_of_list<list_setup<Setup>> = true;

inline namespace OUTLAY_DETAIL_ISA {

// The works of a list's parts in one step, called one after the other, in memory that the list's state keeps.
template <class Work> class list_work {
  Work* first_;
  std::size_t count_ = 0;

  explicit list_work(Work* room) : first_(room) {}

public:
  template <class Make> OUTLAY_DETAIL_INLINE list_work(Work* room, std::size_t n, Make const& make) : list_work(room) {
    for (; count_ < n; ++count_) ::new (static_cast<void*>(room + count_)) Work(make(count_));
  }
  list_work(list_work const&) = delete;
  list_work& operator=(list_work const&) = delete;
  OUTLAY_DETAIL_INLINE ~list_work() {
    if constexpr (!std::is_trivially_destructible_v<Work>)
      while (count_ > 0) first_[--count_].~Work();
  }

  template <class Row> OUTLAY_DETAIL_INLINE void operator()(int i, Row& r) {
    for (std::size_t k = 0; k < count_; ++k) first_[k](i, r);
  }
  template <class Row> OUTLAY_DETAIL_INLINE void granted(int i, Row& r)
    requires requires(Work& w) { w.granted(i, r); }
  {
    for (std::size_t k = 0; k < count_; ++k) first_[k].granted(i, r);
  }
  OUTLAY_DETAIL_INLINE void finish()
    requires requires(Work& w) { w.finish(); }
  {
    for (std::size_t k = 0; k < count_; ++k) first_[k].finish();
  }
};
template <class Work> class list_work_with_totals : public list_work<Work> {
public:
  using needs_totals = void;
  using list_work<Work>::list_work;
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

/// Parts of one type whose number is known only when the program runs, read from a file or asked of a user; none is
/// fine. `plan(economy{...}, several<pledge>{read})` gives bit for bit what a plan with the same parts in its call
/// gives:
/// a list stands where its parts would, and its parts act in the order of their names, however they were added.
template <class Part> class several {
  static_assert(!detail::is_list<Part>, "outlay: a list is of parts, not of lists");
  static_assert(
      part<Part>,
      "outlay: several<...> is of parts: a type with at least one of the hooks grow, guide, claim, buy, settle "
      "(see outlay/model/part.hpp)");
  std::vector<Part> parts_;
  std::vector<std::size_t> order_; // places of the parts by name

  Part const& by_name(std::size_t k) const { return parts_[order_[k]]; }

public:
  several() = default;
  /// Throws `error` where two parts have the same name.
  several(std::initializer_list<Part> parts) {
    for (Part const& p : parts) add(p);
  }
  explicit several(std::vector<Part> parts) {
    for (Part& p : parts) add(std::move(p));
  }
  /// Adds a part. Throws `error` for a name that the list has already.
  several& add(Part p) {
    std::string_view const name = detail::name_view(p);
    auto const at = std::lower_bound(order_.begin(), order_.end(), name, [&](std::size_t k, std::string_view other) {
      return detail::name_view(parts_[k]) < other;
    });
    if (at != order_.end() && detail::name_view(parts_[*at]) == name)
      detail::refuse(detail::label(p), "name", {"\"", name, "\" twice"},
                     "a .name of its own for each part of one type");
    order_.insert(at, parts_.size());
    parts_.push_back(std::move(p));
    return *this;
  }

  std::size_t size() const { return parts_.size(); }
  bool empty() const { return parts_.empty(); }
  /// The part added k-th, from 0.
  Part const& operator[](std::size_t k) const {
    if (k >= parts_.size())
      detail::refuse_place(detail::kind_of<Part>(), "place", static_cast<long long>(k), std::ssize(parts_));
    return parts_[k];
  }
  /// Calls f(part) for each part in the order of their names.
  template <class F> void each(F&& f) const {
    for (std::size_t const k : order_) f(parts_[k]);
  }

  // What follows is for the machine, as in any part: the same of each part.
  template <class R> auto prepare(R const& r) const {
    detail::list_setup<decltype(detail::make_setup(std::declval<Part const&>(), r))> setups;
    setups.all.reserve(size());
    for (std::size_t k = 0; k < size(); ++k) setups.all.push_back(detail::make_setup(by_name(k), r));
    return setups;
  }

  template <class Setups> member_set rations(Setups const& u) const
    requires requires(Part const& p) { p.rations(u.all.front()); }
  {
    member_set all = 0;
    for (std::size_t k = 0; k < size(); ++k) all |= by_name(k).rations(u.all[k]);
    return all;
  }

  template <class V> struct state {
    static constexpr std::size_t alignment = std::max(alignof(V), alignof(std::max_align_t));
    struct alignas(alignment) block {
      std::byte bytes[alignment];
    };
    std::vector<typename detail::state_type<Part, V>::type> all;
    std::vector<block> room[5]; // for the works of each hook, kept from step to step
  };
  template <class S, class Setups, class State> void start(S& s, Setups const& u, State& x) const {
    x.all.resize(size());
    for (std::size_t k = 0; k < size(); ++k) detail::start_state(by_name(k), s, u.all[k], x.all[k]);
  }
  template <class S, class Setups, class State> void decide(S& s, Setups const& u, State& x) const {
    for (std::size_t k = 0; k < size(); ++k) by_name(k).decide(s, u.all[k], x.all[k]);
  }

  template <class S, class Setups, class State> OUTLAY_DETAIL_INLINE auto grow(S& s, Setups const& u, State& x) const {
    return works<detail::hook::grow>(s, u, x);
  }
  template <class S, class Setups, class State> OUTLAY_DETAIL_INLINE auto guide(S& s, Setups const& u, State& x) const {
    return works<detail::hook::guide>(s, u, x);
  }
  template <class S, class Setups, class State> OUTLAY_DETAIL_INLINE auto claim(S& s, Setups const& u, State& x) const {
    return works<detail::hook::claim>(s, u, x);
  }
  template <class S, class Setups, class State> OUTLAY_DETAIL_INLINE auto buy(S& s, Setups const& u, State& x) const {
    return works<detail::hook::buy>(s, u, x);
  }
  template <class S, class Setups, class State>
  OUTLAY_DETAIL_INLINE auto settle(S& s, Setups const& u, State& x) const {
    return works<detail::hook::settle>(s, u, x);
  }

private:
  template <detail::hook H, class S, class Setups, class State>
  OUTLAY_DETAIL_INLINE auto works(S& s, Setups const& u, State& x) const {
    using work = decltype(detail::call_hook<H>(std::declval<Part const&>(), s, u.all.front(), x.all.front()));
    using block = typename State::block;
    static_assert(alignof(work) <= alignof(block),
                  "outlay: a part in a list has works that need no wider alignment than the numbers of the run");
    auto& room = x.room[static_cast<int>(H)];
    std::size_t const need = (size() * sizeof(work) + sizeof(block) - 1) / sizeof(block);
    if (room.size() < need) room.resize(need);
    auto* const first = reinterpret_cast<work*>(room.data());
    auto const make = [&](std::size_t k) -> work { return detail::call_hook<H>(by_name(k), s, u.all[k], x.all[k]); };
    if constexpr (requires { typename work::needs_totals; })
      return detail::list_work_with_totals<work>(first, size(), make);
    else return detail::list_work<work>(first, size(), make);
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
