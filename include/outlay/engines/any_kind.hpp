// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/checked.hpp>
#include <outlay/results/fingerprint.hpp>
#include <outlay/engines/marked.hpp>
#include <outlay/model/erased_machine.hpp>

namespace outlay {

namespace detail {
inline namespace OUTLAY_DETAIL_ISA {

// Makes a part ready for each run of a list, one class for each, since a function of a template cannot override.
template <class Part, class Money, class Base, class... Runs> class makes_live_of : public Base {
protected:
  using Base::Base;
};
template <class Part, class Money, class Base, class Run, class... Rest>
class makes_live_of<Part, Money, Base, Run, Rest...> : public makes_live_of<Part, Money, Base, Rest...> {
public:
  using makes_live_of<Part, Money, Base, Rest...>::live;
  std::unique_ptr<live_part<step_of_any<Money, Run>>> live(field_reader<typename Run::param, Money> const& r,
                                                           Run) const override {
    return std::make_unique<live_part_of<Part, step_of_any<Money, Run>>>(*static_cast<Part const*>(this->object()), r);
  }

protected:
  using makes_live_of<Part, Money, Base, Rest...>::makes_live_of;
};
template <class Part, class Money, class Base, class Runs> struct live_in_all;
template <class Part, class Money, class Base, class... Runs> struct live_in_all<Part, Money, Base, run_list<Runs...>> {
  using type = makes_live_of<Part, Money, Base, Runs...>;
};

template <class Part, class Money> class holds_part : public part_of_any_kind<Money> {
protected:
  Part part_;
  explicit holds_part(Part p) : part_(std::move(p)) {}
  friend any_part<Money>;

public:
  using typename part_of_any_kind<Money>::quantity;
  std::type_index type() const override { return typeid(Part); }
  void* object() override { return &part_; }
  void const* object() const override { return &part_; }
  std::string_view kind() const override {
    static std::string const own(kind_of<Part>());
    return own;
  }
  std::uint64_t variant() const override { return variant_of<Part>(); }
  std::string_view name() const override { return name_view(part_); }
  bool of_the_library() const override { return is_of_the_library<Part>; }
  void announce(setting<Money>& s) const override { announce_part(s, part_); }
  void check(setting<Money>& s, std::vector<part_facts>& all) const override {
    part_facts& f = add_facts(all, kind_of<Part>(), name_view(part_));
    fill_facts(part_, f);
    check_part(s, part_, f.label);
  }
  void check_fields_with(checker<Money>& c) const override { check_fields(part_, c); }
  void add_to(digest& d) const override { add_part(d, part_); }
  std::vector<quantity> quantities() const override {
    std::vector<quantity> all;
    each_quantity(part_, [&](std::string_view name, std::string const& element, auto const& q) {
      constexpr bool fixed = same_in_all_lanes<std::remove_cvref_t<decltype(q)>>;
      all.push_back({name, element, &q, place_of(q).number, field_access::raw(q), fixed,
                     typeid(std::remove_cvref_t<decltype(q)>)});
    });
    return all;
  }
  void put(std::size_t k, double x) override {
    std::size_t place = 0;
    each_quantity(part_, [&](std::string_view, std::string const&, auto const& q) {
      if (place++ == k) field_access::put(const_cast<std::remove_cvref_t<decltype(q)>&>(q), x);
    });
  }
  char const* draws() const override {
    static constexpr auto facts = parts::facts_of<Part>();
    if (facts.draws != nullptr) return (part_.*facts.draws)();
    else return nullptr;
  }
  bool is_drawn() const override {
    static constexpr auto facts = parts::facts_of<Part>();
    if (facts.is_drawn != nullptr) return (part_.*facts.is_drawn)();
    else return false;
  }
};

/// A part of a known type behind the interface of all.
template <class Part, class Money>
class part_of_kind final : public live_in_all<Part, Money, holds_part<Part, Money>, runs_of_any>::type {
  using base = typename live_in_all<Part, Money, holds_part<Part, Money>, runs_of_any>::type;

public:
  explicit part_of_kind(Part p) : base(std::move(p)) {}
  std::unique_ptr<part_of_any_kind<Money>> clone() const override {
    return std::make_unique<part_of_kind>(this->part_);
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail

/// A part as one of any kind.
template <class Money = usd_2021, part Part> any_part<Money> erase(Part p) {
  return any_part<Money>(std::make_unique<detail::part_of_kind<Part, Money>>(std::move(p)));
}

} // namespace outlay
