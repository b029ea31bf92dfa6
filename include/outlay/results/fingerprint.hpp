// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <bit>
#include <outlay/answers/answer.hpp>
#include <outlay/model/condition.hpp>
#include <outlay/model/members.hpp>
#include <outlay/model/plan.hpp>

namespace outlay {

namespace detail {

// Whether a type is one of the library's rather than of a user's.
template <class T>
inline constexpr bool is_of_the_library = type_text<T>().find("T = outlay::") != std::string_view::npos;

// A number for what a run is made of (FNV-1a of every value in it): other numbers, other things.
class digest {
  std::uint64_t state_ = 0xcbf29ce484222325;

  void add(std::uint64_t word) {
    for (int k = 0; k < 64; k += 8) state_ = (state_ ^ (word >> k & 0xFF)) * 0x100000001b3;
  }

public:
  std::uint64_t value() const { return state_; }

  void operator()(std::string_view s) {
    add(s.size());
    for (char const c : s) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  void operator()(double x) { add(std::bit_cast<std::uint64_t>(x)); }
  void operator()(money_id m) {
    std::uint64_t const own = detail::is_own(m.currency) ? std::uint64_t{1} << 32 : 0;
    add(own + static_cast<std::uint64_t>(m.base_year * (own ? 32'768 : 256) + static_cast<int>(m.currency)));
  }
  void operator()(group const& g) {
    add(static_cast<std::uint64_t>(g.kind()));
    for (std::size_t k = 0; k < g.size(); ++k) add(g.code(k));
    add(g.size());
  }
  void operator()(date d) { add(static_cast<std::uint64_t>(2 * d.months() + d.is_year())); }
  void operator()(moment const& m) { (*this)(std::string_view(to_string(m))); }
  void operator()(condition const& c) {
    (*this)(static_cast<double>(c.what()));
    (*this)(c.who());
    (*this)(c.which());
    (*this)(std::string_view(c.part()));
    (*this)(std::string_view(c.name()));
    (*this)(c.level());
    (*this)(c.level_in());
    (*this)(c.at_least());
  }
  /// Anything else that a part, a member or an alliance holds. What a user's own type keeps to itself is not seen.
  template <class T> void operator()(T const& x) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) (*this)(static_cast<double>(x));
    else if constexpr (std::is_convertible_v<T const&, std::string_view>) (*this)(std::string_view(x));
    else if constexpr (requires { x.add_to(*this); }) x.add_to(*this);
    else if constexpr (unit_field<T> || any_money_field<T>) {
      (*this)(field_access::raw(x));
      if constexpr (any_money_field<T>) (*this)(x.money());
      if constexpr (requires { x.once(); }) (*this)(x.once());
    } else if constexpr (is_optional<T>) {
      add(x.has_value());
      if (x) (*this)(*x);
    } else if constexpr (requires {
                           x.begin() == x.end();
                           x.size();
                         }) {
      add(static_cast<std::uint64_t>(x.size()));
      for (auto const& each : x) (*this)(each);
    } else if constexpr (requires { x.each; }) (*this)(x.each);
    else if constexpr (requires { x.text(); }) (*this)(std::string_view(x.text()));
    else if constexpr (requires {
                         { x.value() } -> std::convertible_to<double>;
                       })
      (*this)(static_cast<double>(x.value()));
    else if constexpr (std::is_aggregate_v<T> && !std::is_empty_v<T> && is_of_the_library<T>)
      with_members(x, [&](auto const&... m) { ((*this)(m), ...); });
  }
};

} // namespace detail

/// What a run was of: a number for each member, part and answer, for the horizon and for what was drawn.
class run_fingerprint {
  struct entry {
    std::string name;
    std::uint64_t number;
    friend bool operator==(entry const&, entry const&) = default;
  };
  std::vector<entry> entries_;

public:
  void add(std::string name, detail::digest const& d) { entries_.push_back({std::move(name), d.value()}); }
  friend bool operator==(run_fingerprint const&, run_fingerprint const&) = default;

  /// The first thing in which two runs differ: `pledge "arms"`, `horizon`; empty where they do not.
  std::string difference(run_fingerprint const& other) const {
    for (std::size_t k = 0; k < entries_.size() || k < other.entries_.size(); ++k) {
      if (k >= other.entries_.size()) return entries_[k].name;
      if (k >= entries_.size() || !(entries_[k] == other.entries_[k])) return other.entries_[k].name;
    }
    return "";
  }
};

namespace detail {

// A part of any type: the name of its type, then its fields.
template <class Part> [[gnu::cold]] void add_part(digest& d, Part const& p) {
  if constexpr (requires { p.erased(); }) p.erased().add_to(d);
  else {
    d(type_text<Part>());
    if constexpr (member_count<Part>() > 0)
      each_member(p, [&](std::string_view name, auto const& m) {
        d(name);
        d(m);
      });
  }
}

template <class Money, class... Parts>
[[gnu::cold]] run_fingerprint fingerprint_of(setting<Money> const& s, plan_of<Parts...> const& plan,
                                             std::vector<answer_head> const& heads) {
  run_fingerprint f;
  digest grid;
  for (int const x : {s.grid().first_year(), s.grid().years(), s.grid().months_per_step()}) grid(x);
  f.add("horizon", grid);
  digest facts;
  facts(s.allies().facts());
  facts(s.ledger_money());
  f.add("alliance", facts);
  for (member const& m : s.allies().members()) {
    digest one;
    one(m);
    f.add("member " + m.code.text(), one);
  }
  plan.each([&](auto const& p) {
    digest one;
    add_part(one, p);
    f.add(label(p), one);
  });
  for (answer_head const& h : heads) {
    digest one;
    one(h.columns);
    one(h.first_year);
    one(h.members);
    one(h.unit.text());
    f.add("answer \"" + h.name + "\"", one);
  }
  return f;
}

} // namespace detail
} // namespace outlay
