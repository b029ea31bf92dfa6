// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/write_part.hpp>

namespace outlay {

/// What is known of a field of a part: for help, manual pages and schemas for editors.
struct field_manual {
  std::string name;
  bool required;
  std::string kind;  ///< `percentage`, `moment`, `tables`
  std::string valid; ///< what an error calls valid
  std::string usual; ///< the value unless given, as a file has it; empty where there is none
  std::string meaning;
  std::vector<field_manual> fields = {}; ///< of a table, or of each table of a list
};
/// What is known of a measure of a part.
struct measure_manual {
  std::string name, unit;
  bool is_level, of_alliance;
};
struct part_manual {
  std::string kind, table; ///< as errors and files call it
  std::vector<field_manual> fields;
  std::vector<measure_manual> measures;
};

namespace detail {

template <class P> class fact_finder : public parts::asks_nothing<P> {
  P const& example_;
  std::vector<field_manual>& fields_;
  std::vector<measure_manual>* measures_;

  template <class E> static void add_inside(std::vector<field_manual>& to) {
    E const example = E::example();
    fact_finder<E> inner(example, to, nullptr);
    E::describe(inner);
  }
  template <class F>
  void add(std::string_view name, F const& x, std::string words, bool required, parts::rules<P> const& r) {
    value_kind k = kind_of_field<F>();
    if (r.whole.of) {
      k = {k.word + ", or whole", valid_whole};
      words += std::string("; a file may give `whole` and the areas that differ: the others share what is left, by ") +
               r.whole.words;
    }
    tree const usual = required || is_optional<F> ? tree() : written_field(x);
    field_manual& f = fields_.emplace_back(field_manual{
        std::string(name), required, k.word, k.valid, usual.empty() ? "" : usual.words(), std::move(words), {}});
    if constexpr (is_optional<F>) {
      if constexpr (parts::described<typename F::value_type>) add_inside<typename F::value_type>(f.fields);
    } else if constexpr (requires { requires parts::described<typename F::value_type>; }) {
      if constexpr (!is_by_member<typename F::value_type> && !is_by_area<typename F::value_type>)
        add_inside<typename F::value_type>(f.fields);
    }
  }

public:
  fact_finder(P const& example, std::vector<field_manual>& fields, std::vector<measure_manual>* measures)
      : example_(example), fields_(fields), measures_(measures) {}
  template <auto M> void required(parts::field_of<M> f, char const* words, parts::rules<P> const& r = {}) {
    add(f.name, example_.*M, words, true, r);
  }
  template <auto M> void optional(parts::field_of<M> f, char const* words, parts::rules<P> const& r = {}) {
    add(f.name, example_.*M, words, false, r);
  }
  void measure(int, char const* name, parts::unit unit, parts::reported<P> const& how = {}) {
    if (!measures_) return;
    std::string const in = how.in ? "in `unit`" : measure_unit(unit.kind, unit.words).text();
    measures_->push_back({name, in, how.level, how.of_alliance});
  }
};

} // namespace detail

/// All that a part's description says.
template <parts::described P> [[gnu::cold]] part_manual manual_of() {
  part_manual all;
  all.kind = detail::kind_of<P>();
  all.table = all.kind;
  for (char& c : all.table)
    if (c == '<') c = '.';
  if (!all.table.empty() && all.table.back() == '>') all.table.pop_back();
  P const example = P::example();
  detail::fact_finder<P> f(example, all.fields, &all.measures);
  P::describe(f);
  return all;
}

namespace detail {

[[gnu::cold]] inline std::string in_a_cell(std::string_view s) {
  std::string t;
  for (char const c : s) (c == '|' ? t += '\\' : t) += c;
  return t;
}
[[gnu::cold]] inline void add_field_rows(std::string& to, std::vector<field_manual> const& fields,
                                         std::string const& path) {
  for (field_manual const& f : fields) {
    to += "| `" + path + f.name + "`" + (f.required ? " *" : "") + " | " + in_a_cell(f.kind) + " | " +
          (f.usual.empty() ? "" : "`" + in_a_cell(f.usual) + "`") + " | " + in_a_cell(f.meaning) + " |\n";
    add_field_rows(to, f.fields, path + f.name + ".");
  }
}

} // namespace detail

/// The manual page of a part in Markdown. `about` says what the part is.
[[gnu::cold]] inline std::string manual_page(part_manual const& p, std::string_view about, std::string_view example) {
  std::string s = "# " + p.kind + "\n\n" + std::string(about) + "\n\n## Fields\n\n* = has to be given.\n\n";
  s += "| field | kind | unless given | meaning |\n|---|---|---|---|\n";
  detail::add_field_rows(s, p.fields, "");
  if (!p.measures.empty()) {
    s += "\n## Measures\n\nA flow adds up over a year, a level stands at its end.\n\n";
    s += "| measure | unit | | of |\n|---|---|---|---|\n";
    for (measure_manual const& m : p.measures)
      s += "| `" + m.name + "` | " + detail::in_a_cell(m.unit) + " | " + (m.is_level ? "level" : "flow") + " | " +
           (m.of_alliance ? "the alliance" : "each member") + " |\n";
  }
  s += "\n## In a plan file\n\n```toml\n" + std::string(example) + "```\n";
  return s;
}

} // namespace outlay
