// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/model/found_field.hpp>
#include <outlay/model/setting.hpp>
#include <outlay/numbers/isa.hpp>
#include <span>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {
template <class Part> std::string label(Part const& p); // of part.hpp
inline namespace OUTLAY_DETAIL_ISA {

/// A field that a run varies, known by its address in the plan, and the value it takes there.
template <class P> struct varied {
  void const* field;
  /// The bits that it has in the plan, where a read of a copy is to be an error; beside the address, for a search looks
  /// at both.
  std::uint64_t mark = no_mark;
  found_field const* found = nullptr; ///< what that error says
  P value;
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
inline namespace OUTLAY_DETAIL_ISA {

/// Fields leave a plan only through this: as the run's own type where the run varies them, else as `double`.
template <class P, class Money> class field_reader {
protected:
  setting<Money> const* setting_;
  std::span<detail::varied<P> const> varied_;

public:
  field_reader(setting<Money> const& s, std::span<detail::varied<P> const> v) : setting_(&s), varied_(v) {}

  /// An amount in the ledger's own money, as a plain number of its unit.
  template <class Kind> OUTLAY_DETAIL_INLINE P plain(money_field<Kind> const& f) const { return raw(f); }
  /// A field as a quantity.
  template <detail::unit_field F> OUTLAY_DETAIL_INLINE quantity<typename F::unit, P> operator[](F const& f) const {
    return quantity<typename F::unit, P>::from_value(raw(f));
  }
  /// Whether this run varies a field: then its value in the plan decides nothing.
  template <class F> bool varies(F const& f) const {
    if constexpr (std::is_same_v<P, double>) (void)f;
    else return find(f) != nullptr;
    return false;
  }
  setting<Money> const& set() const { return *setting_; }
  /// The reader of a run that varies nothing: for a set-up, or a part of one, that is the same in all runs, so that one
  /// function makes it.
  field_reader<double, Money> without_varied() const { return {*setting_, {}}; }
  /// Number of a measure that `part` announced in `check`, for `post`; negative where nobody asked for it. Throws
  /// `error` for a name that the part did not announce.
  template <class Part> int measure(Part const& part, std::string_view name) const {
    return setting_->number_of_measure(detail::label(part), name);
  }
  /// A moment as the run knows it; `check` has seen it before.
  timing when(moment const& m) const { return setting_->resolve(m, "part", "moment"); }
  /// Who of a group pays: those that spend. Members without forces have no rate and no budget.
  template <class Part> member_set payers(Part const& part, group const& g) const {
    return detail::that_spend(allies(), allies().set_of(g, detail::label(part), "payers"));
  }
  alliance<Money> const& allies() const { return setting_->allies(); }
  time_grid const& grid() const { return setting_->grid(); }
  int members() const { return setting_->members(); }

protected:
  template <class F> OUTLAY_DETAIL_INLINE P raw(F const& f) const {
    if constexpr (std::is_same_v<P, double>) return detail::field_access::raw(f);
    else {
      if (detail::varied<P> const* const v = find(f)) return v->value;
      return P(detail::field_access::raw(f));
    }
  }

private:
  // What a run makes of a field, null where it does not vary it.
  template <class F> OUTLAY_DETAIL_INLINE detail::varied<P> const* find(F const& f) const {
    auto const bits = std::bit_cast<std::uint64_t>(detail::field_access::raw(f));
    detail::varied<P> const* copied = nullptr;
    for (detail::varied<P> const& v : varied_) {
      if (v.field == static_cast<void const*>(&f)) return &v;
      if (v.mark == bits) copied = &v;
    }
    if (copied) detail::refuse_copy(*copied->found);
    return nullptr;
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
