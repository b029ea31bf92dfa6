// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/read_part.hpp>

namespace outlay {

namespace detail {

template <class F> tree written_field(F const& x);

/// Writes the fields of a part, or of an element of one of its lists, into a table: all, or those that differ from
/// what the part has unless given.
template <class P> class described_writer : public parts::asks_nothing<P> {
  P const& from_;
  tree& to_;
  P const* usual_;

public:
  /// `usual` is null for all fields.
  described_writer(P const& from, tree& to, P const* usual) : from_(from), to_(to), usual_(usual) {}
  template <auto M> void required(parts::field_of<M> f, char const*, parts::rules<P> const& = {}) {
    to_[f.name] = written_field(from_.*M);
  }
  template <auto M> void optional(parts::field_of<M> f, char const*, parts::rules<P> const& = {}) {
    tree x = written_field(from_.*M);
    if (x.empty() ||
        (usual_ && !is_optional<std::remove_cvref_t<decltype(from_.*M)>> && x == written_field(usual_->*M)))
      return;
    to_[f.name] = std::move(x);
  }
};

template <class T, std::size_t N, class List>
[[gnu::cold]] tree written_areas(std::array<T, N> const& each, List const& areas) {
  std::array<tree, N> all;
  bool same = true;
  for (std::size_t a = 0; a < N; ++a) {
    all[a] = written(each[a]);
    same = same && all[a] == all[0];
  }
  if (same) return all[0];
  tree t;
  for (std::size_t a = 0; a < N; ++a) t[area_key(areas[a])] = all[a];
  return t;
}

/// A field of any type that a part may have; empty where it is unset.
template <class F> [[gnu::cold]] tree written_field(F const& x) {
  if constexpr (is_optional<F>) return x ? written_field(*x) : tree();
  else if constexpr (std::is_same_v<F, correlation>) return x.given() ? written(x) : tree();
  else if constexpr (std::is_same_v<F, std::vector<std::string>>) {
    tree t{tree::list_type{}};
    for (auto const& s : x) t.add(s);
    return t;
  } else if constexpr (requires { typename F::areas; }) return written_areas(x.each, F::areas::list);
  else if constexpr (std::is_same_v<F, std::vector<member_code>>) return written(x);
  else if constexpr (requires { typename F::value_type; } && !std::is_same_v<F, std::string>) {
    using E = typename F::value_type;
    constexpr bool by_name = is_opening<E> || is_by_member<E> || is_by_area<E>;
    tree t = by_name ? tree(tree::table_type{}) : tree(tree::list_type{});
    for (E const& e : x) {
      if constexpr (is_opening<E>) {
        tree& one = t[e.code.text()];
        one["units"] = written_areas(e.units, E::areas::list);
        if (e.on_order) one["on_order"] = written_areas(*e.on_order, E::areas::list);
      } else if constexpr (is_by_member<E>) t[e.code.text()] = written(e.value);
      else if constexpr (is_by_area<E>) t[area_key(e.which)] = written(e.value);
      else t.add(written_field(e));
    }
    return t;
  } else if constexpr (parts::described<F>) {
    tree t{tree::table_type{}};
    F const usual = F::example();
    described_writer<F> w(x, t, &usual);
    F::describe(w);
    return t;
  } else if constexpr (requires { F::lowest; }) return is_set(x) ? written(x) : tree();
  else return written(x);
}

} // namespace detail

/// A part as a table of a plan file; reads back as an equal part. `complete` also writes what is as it is unless given.
template <parts::described P> [[gnu::cold]] tree write_part(P const& p, bool complete = false) {
  detail::require_all_described<P>();
  tree t{tree::table_type{}};
  if constexpr (requires { p.name; })
    if (!p.name.empty()) t["name"] = p.name;
  P const usual = P::example();
  detail::described_writer<P> w(p, t, complete ? nullptr : &usual);
  P::describe(w);
  return t;
}

/// Whether two parts say the same: unset equals unset.
template <parts::described P> [[gnu::cold]] bool same(P const& a, P const& b) {
  return write_part(a, true) == write_part(b, true);
}
/// `pledge "arms" { amount = 12 bn USD/year, from = 2027 }`: what differs from what the part has unless given.
template <parts::described P> [[gnu::cold]] std::string text_of(P const& p) {
  tree t = write_part(p);
  std::erase_if(*t.table(), [](auto const& entry) { return entry.first == "name"; });
  return detail::label(p) + " " + t.words();
}
/// The same number for parts that say the same.
template <parts::described P> [[gnu::cold]] std::uint64_t hash_of(P const& p) {
  tree t = write_part(p, true);
  t["kind"] = std::string(detail::kind_of<P>());
  return t.hash();
}

} // namespace outlay
