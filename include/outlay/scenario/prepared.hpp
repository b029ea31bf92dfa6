// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <memory>
#include <outlay/outlay.hpp>
#include <typeindex>

namespace outlay {

/// A quantity of a prepared scenario, found once: `ready.field(wrt(&share_target<core>::to))`. It holds for every
/// scenario that was prepared from an equal one.
template <class Value> class prepared_field {
  std::size_t number_;
  explicit prepared_field(std::size_t number) : number_(number) {}
  friend class prepared_scenario;
};

/// A scenario that is checked once and then projected many times with other values of its quantities: it holds a copy
/// of its own. One for each thread. Nothing of the whole is checked again and nothing is allocated, unless a part of
/// the user's own has no `fill`.
class prepared_scenario {
  struct inside;
  std::unique_ptr<inside> inside_;
  friend class scenario;
  explicit prepared_scenario(std::unique_ptr<inside>);

  void const* part_of(std::type_index type, int n, std::string const* name) const;
  std::size_t number_of(void const* quantity) const;
  std::size_t number_at(std::string const& path, std::type_index value) const;
  void const* stands_at(std::size_t number) const;
  void put(std::size_t number, double x);
  [[noreturn]] void refuse_money(std::size_t number, std::string const& value) const;

public:
  prepared_scenario(prepared_scenario&&) noexcept;
  prepared_scenario& operator=(prepared_scenario&&) noexcept;
  ~prepared_scenario();

  /// The quantity that a reference names. Throws `error` where there is none, and for a field that runs take as the
  /// plan has it (whole steps, or whether something happens).
  template <class Part, class Field, int N, class Element>
  auto field(field_of_plan<Part, Field, N, Element> const& f) const {
    int n = N;
    std::string const* name = nullptr;
    if constexpr (N == at_run_time) {
      n = f.which.place;
      if (f.which.name) name = &*f.which.name;
    }
    auto const& q = detail::field_of_part(*static_cast<Part const*>(part_of(typeid(Part), n, name)), f);
    return prepared_field<std::remove_cvref_t<decltype(q)>>(number_of(&q));
  }
  /// The same by path as files spell it, and by its type: `ready.field<share>("share_target.core.to")`.
  template <class Value> prepared_field<Value> field(std::string const& path) const {
    return prepared_field<Value>(number_at(path, typeid(Value)));
  }

  /// Sets a quantity. Throws `error` for a value that its part refuses, NaN, and another money than the plan's, and
  /// then changes nothing.
  template <class Value> void set(prepared_field<Value> const& f, std::type_identity_t<Value> const& x) {
    if constexpr (detail::any_money_field<Value>) {
      Value const& now = *static_cast<Value const*>(stands_at(f.number_));
      bool same = x.money() == now.money();
      if constexpr (requires { x.once(); }) same = same && x.once() == now.once();
      if (!same) refuse_money(f.number_, detail::value_text(x));
    }
    put(f.number_, detail::field_access::raw(x));
  }
  template <class Part, class Field, int N, class Element>
  void set(field_of_plan<Part, Field, N, Element> const& f,
           typename detail::value_of_field<Field, Element>::type const& x) {
    set(field(f), x);
  }
  /// The same as a text that files would have there, which is read each time: `"share_target.core.to", "4 %"`.
  void set(std::string const& path, std::string const& value);

  /// The projection with the values set so far, each with the bits of a scenario that has them; the next call
  /// overwrites it.
  answer_table const& project();
  /// Sets a quantity first, named in any of these ways.
  template <class Value>
  answer_table const& project(prepared_field<Value> const& f, std::type_identity_t<Value> const& x) {
    set(f, x);
    return project();
  }
  template <class Part, class Field, int N, class Element>
  answer_table const& project(field_of_plan<Part, Field, N, Element> const& f,
                              typename detail::value_of_field<Field, Element>::type const& x) {
    set(f, x);
    return project();
  }
  answer_table const& project(std::string const& path, std::string const& value) {
    set(path, value);
    return project();
  }
};

} // namespace outlay
