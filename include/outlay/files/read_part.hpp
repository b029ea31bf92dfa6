// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <functional>
#include <outlay/files/whole_of_areas.hpp>

namespace outlay::detail {

/// Lists whose elements are a member and its value: a file has them as a table by member.
template <class E> inline constexpr bool is_by_member = requires(E const& e) {
  { e.code } -> std::convertible_to<member_code>;
  e.value;
}
&&member_count<E>() == 2;
/// Lists whose elements are an area and its value.
template <class E> inline constexpr bool is_by_area = requires(E const& e) {
  { e.which } -> std::convertible_to<area>;
  e.value;
}
&&member_count<E>() == 2;
/// What members hold by area at the start.
template <class E> inline constexpr bool is_opening = requires(E const& e) { e.code, e.units, e.on_order; };

/// What a field is called in help and manual pages, and what an error calls valid.
template <class F> [[gnu::cold]] value_kind kind_of_field() {
  if constexpr (is_one_value<F>) return kind_of_value<F>();
  else if constexpr (is_optional<F>) return kind_of_field<typename F::value_type>();
  else if constexpr (std::is_same_v<F, group>) return {"group", valid_group};
  else if constexpr (std::is_same_v<F, member_code>)
    return {"member", "a member's code or name, such as \"NOR\" or \"Norway\""};
  else if constexpr (std::is_same_v<F, key>) return {"shares", valid_key};
  else if constexpr (std::is_same_v<F, growth_source>) return {"growth", valid_growth};
  else if constexpr (std::is_same_v<F, correlation>) return {"correlations", valid_correlation};
  else if constexpr (std::is_same_v<F, condition>) return {"condition", valid_condition};
  else if constexpr (std::is_same_v<F, spending_mix>) return {"mix", valid_mix};
  else if constexpr (std::is_same_v<F, std::vector<member_code>>)
    return {"members", "a list of members' codes, such as [\"DEU\", \"FRA\"]"};
  else if constexpr (std::is_same_v<F, std::vector<std::string>>) return {"texts", "a list of texts"};
  else if constexpr (requires { typename F::areas; }) {
    using E = std::remove_cvref_t<decltype(std::declval<F>().each[0])>;
    value_kind const k = kind_of_value<E>();
    return {k.word + " by area", k.valid + ", or a table with one for each area"};
  } else if constexpr (parts::described<F>) return {"table", "a table"};
  else if constexpr (is_one_value<typename F::value_type>) {
    value_kind const k = kind_of_value<typename F::value_type>();
    return {k.word + "s", "a list, each " + k.valid};
  } else if constexpr (is_opening<typename F::value_type>)
    return {"stocks by member", "a table by member, such as { DEU = { units = { air_defence = 5, ... } } }"};
  else if constexpr (is_by_member<typename F::value_type>) {
    value_kind const k = kind_of_value<std::remove_cvref_t<decltype(std::declval<typename F::value_type>().value)>>();
    return {k.word + " by member", "a table by member, such as { ESP = " +
                                       std::string(k.word == "percentage" ? "\"2.1 %\""
                                                   : k.word == "heads"    ? "5000"
                                                                          : "1.5") +
                                       " }"};
  } else if constexpr (is_by_area<typename F::value_type>) {
    value_kind const k = kind_of_value<std::remove_cvref_t<decltype(std::declval<typename F::value_type>().value)>>();
    return {k.word + " by area", "a table by area, with " + k.valid};
  } else return {"tables", "a list of tables"};
}

template <class F> F read_field(tree const& t, place_in_file const& here);

/// Reads the fields of a part, or of an element of one of its lists, from a table.
template <class P> class described_reader : public parts::asks_nothing<P> {
  P& to_;
  tree const& from_;
  place_in_file const& here_;
  std::vector<std::string> known_;
  std::vector<std::function<void()>> after_others_; // what other fields have to be known for

public:
  described_reader(P& to, tree const& from, place_in_file const& here) : to_(to), from_(from), here_(here) {
    if (!from.table()) here.refuse(from, "a table");
  }
  template <auto M> void required(parts::field_of<M> f, char const* words, parts::rules<P> const& r = {}) {
    using F = std::remove_cvref_t<decltype(to_.*M)>;
    if (!from_.find(f.name)) here_.below(f.name).refuse(from_.place(), "nothing", kind_of_field<F>().valid);
    optional(f, words, r);
  }
  template <auto M> void optional(parts::field_of<M> f, char const*, parts::rules<P> const& r = {}) {
    using F = std::remove_cvref_t<decltype(to_.*M)>;
    known_.emplace_back(f.name);
    tree const* const x = from_.find(f.name);
    if constexpr (may_have_whole<F>)
      if (x && x->table() && r.whole.of) {
        after_others_.push_back([this, x, at = here_.below(f.name), by = r.whole] {
          to_.*M = read_whole(to_.*M, *x, (to_.*by.of)(), by.words, at);
        });
        return;
      }
    if (x) to_.*M = read_field<F>(*x, here_.below(f.name));
    else if constexpr (is_optional<F>) (to_.*M).reset(); // also where the example of a part has one
  }
  /// Refuses what nobody asked for.
  void done(std::vector<std::string> const& others = {}) {
    for (auto const& read : after_others_) read();
    known_.insert(known_.end(), others.begin(), others.end());
    refuse_unknown_keys(from_, known_, here_);
  }

private:
  template <class F, class Areas>
  static by_area<F, Areas> read_whole(by_area<F, Areas> const&, tree const& t, std::vector<double> const& weights,
                                      char const* words, place_in_file const& at) {
    return read_areas_of_whole<F, Areas>(t, weights, words, at);
  }
};

// One value for all areas, or a table with one for each.
template <class F, std::size_t N, class List>
std::array<F, N> read_areas(tree const& t, List const& areas, place_in_file const& here) {
  if (!t.table()) {
    auto const x = value_at<F>(t, here);
    if (!x) here.refuse(t, kind_of_value<F>().valid + ", or a table with one for each area");
    return [&]<std::size_t... K>(std::index_sequence<K...>) { return std::array<F, N>{((void)K, *x)...}; }
    (std::make_index_sequence<N>{});
  }
  std::vector<std::string> keys;
  for (area const a : areas) keys.push_back(area_key(a));
  refuse_unknown_keys(t, keys, here);
  return [&]<std::size_t... K>(std::index_sequence<K...>) {
    return std::array<F, N>{read_under<F>(t, keys[K].c_str(), here)...};
  }
  (std::make_index_sequence<N>{});
}

template <class E> std::vector<E> read_list(tree const& t, place_in_file const& here) {
  std::vector<E> all;
  std::string const valid = kind_of_field<std::vector<E>>().valid;
  if constexpr (is_opening<E>) {
    using areas = typename E::areas;
    if (!t.table()) here.refuse(t, valid);
    for (auto const& [code, x] : *t.table()) {
      auto const at = here.below(code);
      if (!x.find("units")) at.below("units").refuse(x.place(), "nothing", "units in stock, by area");
      refuse_unknown_keys(x, {"units", "on_order"}, at);
      E e{.code = read_code(code, x, here),
          .units = read_areas<double, areas::count>(*x.find("units"), areas::list, at.below("units"))};
      if (tree const* const o = x.find("on_order"))
        e.on_order = read_areas<double, areas::count>(*o, areas::list, at.below("on_order"));
      all.push_back(std::move(e));
    }
  } else if constexpr (is_by_member<E> || is_by_area<E>) {
    using F = std::remove_cvref_t<decltype(std::declval<E>().value)>;
    if (!t.table()) here.refuse(t, valid);
    for (auto const& [name, x] : *t.table()) {
      auto const at = here.below(name);
      auto const value = value_at<F>(x, at);
      if (!value) at.refuse(x, valid_for<F>(x), lacking_of_a_number<F>);
      if constexpr (is_by_member<E>) all.push_back({read_code(name, x, here), *value});
      else {
        auto const which = value_in<area>(tree(name));
        if (!which) at.refuse(x.place(), "\"" + name + "\"", kind_of_value<area>().valid);
        all.push_back({*which, *value});
      }
    }
  } else {
    if (!t.list()) here.refuse(t, valid);
    for (tree const& x : *t.list()) all.push_back(read_field<E>(x, here)); // tables, or one value each
  }
  return all;
}

/// Reads a field of any type that a part may have.
template <class F> [[gnu::cold]] F read_field(tree const& t, place_in_file const& here) {
  if constexpr (is_optional<F>) return read_field<typename F::value_type>(t, here);
  else if constexpr (std::is_same_v<F, group>) return read_group(t, here);
  else if constexpr (std::is_same_v<F, key>) return read_key(t, here);
  else if constexpr (std::is_same_v<F, growth_source>) return read_growth(t, here);
  else if constexpr (std::is_same_v<F, correlation>) return read_correlation(t, here);
  else if constexpr (std::is_same_v<F, condition>) return read_condition(t, here);
  else if constexpr (std::is_same_v<F, spending_mix>) return read_mix(t, here);
  else if constexpr (std::is_same_v<F, std::vector<member_code>>) return read_codes(t, here);
  else if constexpr (std::is_same_v<F, member_code>) {
    if (!t.text()) here.refuse(t, kind_of_field<F>().valid);
    return read_code(*t.text(), t, here);
  } else if constexpr (requires {
                         typename F::areas;
                         typename F::value_type;
                       })
    return F(t, here);
  else if constexpr (requires { typename F::areas; }) {
    using E = std::remove_cvref_t<decltype(std::declval<F>().each[0])>;
    return F(read_areas<E, F::areas::count>(t, F::areas::list, here));
  } else if constexpr (requires { typename F::value_type; } && !std::is_same_v<F, std::string>)
    return read_list<typename F::value_type>(t, here);
  else if constexpr (parts::described<F>) {
    F x = F::example();
    described_reader<F> fields(x, t, here);
    F::describe(fields);
    fields.done();
    return x;
  } else {
    auto const x = value_at<F>(t, here);
    if (!x) here.refuse(t, valid_for<F>(t), lacking_of_a_number<F>);
    return *x;
  }
}

} // namespace outlay::detail

namespace outlay {

/// A part from a table of a plan file: what the table leaves out is as the part has it unless given. Throws `error`
/// with file, line and key, and the nearest key that there is, where the table cannot be read. What the part itself
/// refuses shows when a run begins.
template <parts::described P> [[gnu::cold]] P read_part(tree const& table, vocabulary const& words, std::string path) {
  detail::require_all_described<P>();
  detail::place_in_file const here(words, std::move(path));
  P p = P::example();
  detail::described_reader<P> fields(p, table, here);
  P::describe(fields);
  (void)detail::read_if_there<std::string>(table, "source", here);
  if constexpr (requires { p.name; }) {
    p.name = detail::read_if_there<std::string>(table, "name", here).value_or("");
    fields.done({"name", "source"});
  } else fields.done({"source"});
  return p;
}

} // namespace outlay
