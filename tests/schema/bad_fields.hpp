// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/outlay.hpp>

#include <outlay/files/read_part.hpp>

#include <functional>

/// For every described field values that cannot be, by its type and its rules, and the words of their errors.
namespace outlay::test {

template <class Part> struct bad_field {
  std::string field;
  std::function<void(Part&)> change;
  std::string value, valid; ///< empty where the words depend on the plan
};

/// Asks a description for them.
template <class Part> class bad_fields : public parts::asks_nothing<Part> {
  using rules = parts::rules<Part>;
  static constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = rules::no_bound;

  template <auto M> void add(std::function<void(Part&)> change, std::string value = "", std::string valid = "") {
    all.push_back({std::string(parts::field_of<M>::name), std::move(change), std::move(value), std::move(valid)});
  }
  // Numbers beyond the rules, in the unit in which a user writes them; `scale` is that unit in the field's own.
  template <auto M, class Put> void add_bounds(rules const& r, double scale, Put put) {
    if (r.where.holds_always() && !r.whole_months) {
      if (r.more_than > -inf) add<M>([=](Part& p) { put(p, r.more_than / scale); });
      if (r.at_least > -inf && r.at_least > 0) add<M>([=](Part& p) { put(p, 0.99 * r.at_least / scale); });
      if (r.less_than < inf) add<M>([=](Part& p) { put(p, r.less_than / scale); });
      if (r.at_most < inf) add<M>([=](Part& p) { put(p, (1.01 * r.at_most + 1e-3) / scale); });
      if (r.whole_years) add<M>([=](Part& p) { put(p, 1.5); });
    }
    if (r.whole_months) add<M>([=](Part& p) { put(p, 0.123); });
  }
  // Of one value, which `at` finds in a part.
  template <auto M, class F, class At> void add_value(rules const& r, At at) {
    auto const put = [=](Part& p, double x) { detail::field_access::put(at(p), x); };
    if constexpr (requires { F::lowest; }) {
      std::string const range = text(F::lowest) + " to " + text(F::highest) + " %";
      add<M>([=](Part& p) { put(p, (F::highest + 1) / 100); }, text(F::highest + 1) + " %", range);
      if constexpr (!std::is_same_v<F, optional_ratio> && !std::is_same_v<F, hazard>) {
        add<M>([=](Part& p) { put(p, nan); }, "nan %", range);
        add<M>([=](Part& p) { put(p, (F::lowest - 1) / 100); }, text(F::lowest - 1) + " %", range);
      }
      add_bounds<M>(r, 100, put);
    } else if constexpr (detail::any_money_field<F>) {
      for (double const x : {-1.0, nan, inf, 2e15}) add<M>([=](Part& p) { put(p, x); });
      add_bounds<M>(r, 1, put);
    } else {
      for (double const x : {-1.0, nan, inf}) add<M>([=](Part& p) { put(p, x); });
      add_bounds<M>(r, 1, put);
    }
  }

public:
  std::vector<bad_field<Part>> all;
  std::vector<std::string> fields; ///< as described

  template <auto M> void required(parts::field_of<M> f, char const*, rules const& r = {}) {
    using F = std::remove_cvref_t<decltype(std::declval<Part>().*M)>;
    fields.emplace_back(f.name);
    if constexpr (detail::unit_field<F> || detail::any_money_field<F>)
      add_value<M, F>(r, [](Part& p) -> F& { return p.*M; });
    else if constexpr (std::is_same_v<F, int>) {
      if (r.at_least > -inf) add<M>([=](Part& p) { p.*M = static_cast<int>(r.at_least) - 1; });
      if (r.at_most < inf) add<M>([=](Part& p) { p.*M = static_cast<int>(r.at_most) + 1; });
    } else if constexpr (std::is_same_v<F, group>) {
      add<M>([](Part& p) { p.*M = group("DDD"); }, "DDD");
      if (r.spend) add<M>([](Part& p) { p.*M = group{"nobody", {}}; });
    } else if constexpr (std::is_same_v<F, key>) {
      if (!r.among) return;
      add<M>([](Part& p) { p.*M = key::custom({{"DEU", 0.5}}); }, "shares that make 0.5", "shares that make 1");
      add<M>([](Part& p) { p.*M = key::custom({{"DEU", 1.5}, {"FRA", -0.5}}); }, "FRA -0.5", "shares of 0 or more");
      add<M>([](Part& p) { p.*M = key::custom({{"DEU", 0.5}, {"DEU", 0.5}}); }, "DEU twice", "each member once");
      add<M>([](Part& p) { p.*M = key::custom({{"DDD", 1}}); }, "DDD");
    } else if constexpr (std::is_same_v<F, moment> || std::is_same_v<F, std::optional<moment>>)
      add<M>([](Part& p) { p.*M = on("nothing"); }, "on(\"nothing\")");
    else if constexpr (std::is_same_v<F, member_code> || std::is_same_v<F, std::optional<member_code>>) {
      if (r.where.holds_always()) add<M>([](Part& p) { p.*M = member_code("DDD"); }, "DDD");
    } else if constexpr (std::is_same_v<F, std::vector<member_code>>) {
      add<M>([](Part& p) { p.*M = {"DDD"}; }, "DDD");
      add<M>([](Part& p) { p.*M = {"DEU", "DEU"}; }, "DEU twice", "each member once");
    } else if constexpr (std::is_same_v<F, std::vector<std::string>>) {
      add<M>([](Part& p) { p.*M = {""}; }, "\"\"", "words");
      add<M>([](Part& p) { p.*M = {"a", "a"}; }, "\"a\" twice", "each word once");
    } else if constexpr (detail::is_optional<F>) {
      using T = typename F::value_type;
      if constexpr (detail::unit_field<T> || detail::any_money_field<T>)
        if (r.where.holds_always() && (Part::example().*M)) add_value<M, T>(r, [](Part& p) -> T& { return *(p.*M); });
    } else if constexpr (requires(Part & p) { (p.*M).each; }) {
      using E = std::remove_cvref_t<decltype((std::declval<Part&>().*M).each[0])>;
      add_value<M, E>(r, [](Part& p) -> E& { return (p.*M).each[0]; });
    } else if constexpr (requires { requires detail::is_by_member<typename F::value_type>; }) {
      using E = typename F::value_type;
      using V = std::remove_cvref_t<decltype(std::declval<E>().value)>;
      auto const one = [](char const* code) {
        if constexpr (requires { V::lowest; }) return E{member_code(code), V(percent(1))};
        else if constexpr (std::is_same_v<V, head_count>) return E{member_code(code), V(headcount<>::from_value(1))};
        else return E{member_code(code), V(1)};
      };
      add<M>([=](Part& p) { p.*M = {one("DDD")}; }, "DDD");
      add<M>([=](Part& p) { p.*M = {one("DEU"), one("DEU")}; }, "DEU twice", "each member once");
      add_value<M, V>(r, [=](Part& p) -> V& {
        p.*M = {one("DEU")};
        return (p.*M)[0].value;
      });
    }
    if (r.not_empty)
      if constexpr (requires(Part & p) { (p.*M).clear(); })
        add<M>([](Part& p) { (p.*M).clear(); }, std::is_same_v<F, std::string> ? "\"\"" : "none", r.not_empty);
  }
  template <auto M> void optional(parts::field_of<M> f, char const* words, rules const& r = {}) {
    required(f, words, r);
  }
};

template <class Part> bad_fields<Part> bad_fields_of() {
  bad_fields<Part> b;
  Part::describe(b);
  return b;
}

} // namespace outlay::test
