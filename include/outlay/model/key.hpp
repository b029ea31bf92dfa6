// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <outlay/alliance/per_member.hpp>
#include <outlay/model/setting.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// How a sum is divided among the members of a group; the shares make 1, and are zero outside the group.
class key {
  double gdp_ = 0, baseline_ = 0, equal_ = 0, population_ = 0, custom_ = 0;
  std::vector<std::pair<member_code, double>> list_;

public:
  /// By GDP of the step, with its shocks.
  static key gdp() { return key(1, 0, 0, 0); }
  /// By GDP of the step without shocks.
  static key baseline_gdp() { return key(0, 1, 0, 0); }
  /// The same for everybody.
  static key equal() { return key(0, 0, 1, 0); }
  /// By the members' population.
  static key population() { return key(0, 0, 0, 1); }
  /// Own shares, as fractions that make 1 within 1e-9 and none negative; members not listed pay nothing.
  template <class = void> static key custom(std::initializer_list<std::pair<member_code, double>> shares) {
    key k(0, 0, 0, 0);
    k.custom_ = 1;
    k.list_ = shares;
    return k;
  }
  /// The same of a list made at run time.
  template <class = void> static key custom(std::vector<std::pair<member_code, double>> shares) {
    key k(0, 0, 0, 0);
    k.custom_ = 1;
    k.list_ = std::move(shares);
    return k;
  }
  /// `weight` of one key and the rest of another; at most one of them custom. The weight is a fraction.
  template <class = void> static key blend(double weight, key const& a, key const& b) {
    if (!(weight >= 0 && weight <= 1)) detail::refuse("key", "blend", {weight}, "a weight from 0 to 1");
    if (a.custom_ > 0 && b.custom_ > 0) throw error("key", "blend", "two custom keys", "at most one custom key");
    double const w = weight, u = 1 - weight;
    key k(w * a.gdp_ + u * b.gdp_, w * a.baseline_ + u * b.baseline_, w * a.equal_ + u * b.equal_,
          w * a.population_ + u * b.population_);
    k.custom_ = w * a.custom_ + u * b.custom_;
    k.list_ = a.custom_ > 0 ? a.list_ : b.list_;
    return k;
  }

  /// The same key without some members: what a list of own shares gives them goes to the others in proportion.
  template <class = void> [[gnu::cold]] key without(std::vector<member_code> const& gone) const {
    key k = *this;
    double all = 0, left = 0;
    std::size_t n = 0;
    for (std::size_t j = 0; j < list_.size(); ++j) {
      bool out = false;
      for (member_code const m : gone) out = out || m == list_[j].first;
      all += list_[j].second;
      left += out ? 0 : list_[j].second;
      if (!out) k.list_[n++] = list_[j];
    }
    while (k.list_.size() > n) k.list_.pop_back();
    if (n < list_.size())
      for (std::size_t j = 0; j < n; ++j) k.list_[j].second *= left > 0 ? all / left : 0;
    return k;
  }

  /// What a key is made of: a weight of each of the five ways to divide, as fractions that make 1, and own shares.
  struct mix {
    double gdp = 0, baseline_gdp = 0, equal = 0, population = 0, custom = 0;
    std::vector<std::pair<member_code, double>> shares = {};
  };
  mix parts() const { return {gdp_, baseline_, equal_, population_, custom_, list_}; }
  /// Throws `error` for weights that are negative or do not make 1.
  template <class = void> static key of(mix const& m) {
    double const sum = m.gdp + m.baseline_gdp + m.equal + m.population + m.custom;
    for (double const w : {m.gdp, m.baseline_gdp, m.equal, m.population, m.custom})
      if (!(w >= 0)) detail::refuse("key", "of", {"a weight of ", w}, "weights of 0 or more");
    if (!(std::fabs(sum - 1) <= 1e-9)) detail::refuse("key", "of", {"weights that make ", sum}, "weights that make 1");
    key k(m.gdp, m.baseline_gdp, m.equal, m.population);
    k.custom_ = m.custom;
    k.list_ = m.shares;
    return k;
  }

  /// For fingerprints: hands everything that it is made of to `d`.
  template <class Digest> void add_to(Digest& d) const {
    for (double const w : {gdp_, baseline_, equal_, population_, custom_}) d(w);
    for (auto const& [code, part_of_one] : list_) d(code), d(part_of_one);
  }

  double gdp_weight() const { return gdp_; }
  double baseline_weight() const { return baseline_; }
  bool has_fixed() const { return equal_ > 0 || population_ > 0 || custom_ > 0; }
  /// The part of each member's share that no run changes. Throws `error` naming part and field where it cannot be
  /// formed.
  template <class Money>
  [[gnu::cold, gnu::noinline]] std::vector<double> fixed_shares(alliance<Money> const& allies, member_set who,
                                                     std::string_view part, std::string_view field = "by") const {
    std::vector<double> s(max_members, 0.0);
    int count = 0;
    double people = 0;
    for (int i = 0; i < allies.size(); ++i)
      if (who >> i & 1) {
        ++count;
        people += allies[i].population;
      }
    if (count == 0) detail::refuse(part, field, {"a group without members"}, "a group with at least one member");
    if (population_ > 0)
      for (int i = 0; i < allies.size(); ++i)
        if (who >> i & 1 && !(allies[i].population > 0))
          detail::refuse(part, field, {"population of ", allies[i].code, " ", allies[i].population},
                         "members with a population");
    for (int i = 0; i < allies.size(); ++i)
      if (who >> i & 1)
        s[static_cast<std::size_t>(i)] =
            equal_ / count + (population_ > 0 ? population_ * allies[i].population / people : 0);
    if (custom_ > 0) {
      double sum = 0;
      member_set seen = 0;
      for (auto const& [code, part_of_one] : list_) {
        int const i = allies.index_of(code, part, field);
        if (!(part_of_one >= 0)) detail::refuse(part, field, {code, " ", part_of_one}, "shares of 0 or more");
        if (!(who >> i & 1)) detail::refuse(part, field, {code}, "members of the paying group");
        if (seen >> i & 1) detail::refuse(part, field, {code, " twice"}, "each member once");
        seen |= member_set{1} << i;
        s[static_cast<std::size_t>(i)] += custom_ * part_of_one;
        sum += part_of_one;
      }
      if (!(std::fabs(sum - 1) <= 1e-9))
        detail::refuse(part, field, {"shares that make ", sum}, "shares that make 1");
    }
    return s;
  }

private:
  key(double by_gdp, double by_baseline, double by_head, double by_population)
      : gdp_(by_gdp), baseline_(by_baseline), equal_(by_head), population_(by_population) {}
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
