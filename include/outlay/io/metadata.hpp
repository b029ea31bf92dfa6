// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/grid.hpp>
#include <outlay/results/projection.hpp>
#include <outlay/results/sample.hpp>
#include <outlay/io/json.hpp>
#include <outlay/io/long_table.hpp>
#include <outlay/io/print.hpp>
#include <outlay/io/variables.hpp>
#include <outlay/version.hpp>

/// What stands beside a file of numbers, for who finds the file alone: a text in JSON.
namespace outlay {

/// What a program says of a file that it writes.
struct file_description {
  struct option {
    std::string name, value, otherwise; ///< `otherwise`: its default
    bool given;
    std::string meaning = {};
  };
  struct scenario {
    std::string name, meaning;
  };
  std::string title, program;
  std::vector<option> options = {};
  std::vector<scenario> scenarios = {};
  std::vector<std::string> notes = {};
};

/// Where the numbers of a run come from.
struct provenance {
  alliance_facts data;
  money_id money;
  std::string prices; ///< their source, in words
  int first_year, last_year, months_per_step;
  std::vector<std::string> members;
  std::optional<draws> drawn = {}; ///< paths and seed of an ensemble
};
namespace detail {
template <class Money>
provenance provenance_of(alliance<Money> const& allies, int first, int last, int months, std::optional<draws> drawn) {
  provenance f{
      allies.facts(), allies.ledger_money(), prices_in_words(allies.facts(), last), first, last, months, {}, drawn};
  for (member const& m : allies.members()) f.members.push_back(m.code.text());
  return f;
}
} // namespace detail
/// Of a projection.
template <class Money> provenance provenance_of(projection<Money> const& run) {
  return detail::provenance_of(run.allies(), run.first_year(), run.last_year(), run.months_per_step(), {});
}
/// Of answers, a sample or a sweep over a horizon. Throws `error` for a horizon that cannot be.
template <class Money>
provenance provenance_of(alliance<Money> const& allies, horizon const& span, std::optional<draws> drawn = {}) {
  time_grid const grid(span);
  return detail::provenance_of(allies, grid.first_year(), grid.first_year() + grid.years() - 1, grid.months_per_step(),
                          drawn);
}

namespace detail {

class metadata_writer {
  json_writer out_;
  file_description const& said_;

public:
  metadata_writer(provenance const* run, file_description const& said) : said_(said) {
    out_.open('{');
    out_.entry("title", said.title);
    out_.entry("program", said.program);
    out_.entry("version", "outlay " + std::to_string(OUTLAY_VERSION_MAJOR) + "." +
                              std::to_string(OUTLAY_VERSION_MINOR) + "." + std::to_string(OUTLAY_VERSION_PATCH));
    list("options", said.options, [&](file_description::option const& o) {
      out_.open('{').entry("name", o.name).entry("value", o.value).entry("default", o.otherwise);
      out_.entry("given", o.given).entry("meaning", o.meaning).close('}');
    });
    if (run != nullptr) write(*run);
  }
  // Scenarios of the file, with their meaning where the program has said it.
  void scenarios(std::vector<std::string> const& names) {
    list("scenarios", names, [&](std::string const& name) {
      out_.open('{').entry("name", name);
      for (auto const& s : said_.scenarios)
        if (s.name == name) {
          out_.entry("meaning", s.meaning);
          break;
        }
      out_.close('}');
    });
  }
  void variable(std::string const& name, std::string const& unit) {
    out_.open('{').entry("name", name).entry("unit", unit).entry("meaning", meaning_of(name)).close('}');
  }
  void left_out(long_table::gap const& g) {
    out_.open('{').entry("scenario", g.scenario).entry("region", g.region);
    out_.entry("variable", g.variable.empty() ? "all" : g.variable);
    out_.entry("first_year", g.first_year).entry("last_year", g.last_year).entry("why", g.why).close('}');
  }
  template <class All, class Each> void list(char const* name, All const& all, Each each) {
    out_.key(name).open('[');
    for (auto const& x : all) each(x);
    out_.close(']');
  }
  void texts(char const* name, std::vector<std::string> const& all) {
    list(name, all, [&](std::string const& s) { out_.value(s); });
  }
  std::string text() {
    texts("notes", said_.notes);
    out_.close('}');
    return out_.text();
  }
  json_writer& out() { return out_; }

private:
  void write(provenance const& run) {
    out_.key("data").open('{').entry("edition", run.data.edition).entry("base_year", run.data.base_year);
    out_.entry("money", billions_text(run.money)).entry("price_basis", to_string(run.money));
    out_.entry("prices", run.prices);
    texts("remarks", run.data.remarks);
    out_.close('}');
    out_.key("run").open('{').entry("first_year", run.first_year).entry("last_year", run.last_year);
    out_.entry("months_per_step", run.months_per_step);
    if (run.drawn)
      out_.entry("paths", run.drawn->paths).entry("first_path", run.drawn->first_path);
    if (run.drawn) out_.entry("seed", std::to_string(run.drawn->seed)); // a text: readers of JSON may round it
    texts("members", run.members);
    out_.close('}');
  }
};

} // namespace detail

/// The description of a file in long format: title, program and version, options, data and their remarks, years and
/// steps, scenarios, variables with unit and meaning, and which rows are left out and why. Without `run` nothing is
/// said of data and steps.
inline std::string metadata_of(long_table const& table, provenance const* run, file_description const& said) {
  detail::metadata_writer w(run, said);
  w.scenarios(table.scenarios());
  w.list("variables", table.variables(), [&](auto const& v) { w.variable(v.name, v.unit); });
  w.list("left_out", table.left_out(), [&](auto const& g) { w.left_out(g); });
  w.out().entry("rows", static_cast<long long>(table.rows()));
  return w.text();
}
/// The description of the table of a sample or a summary: as above, with paths and seed.
template <class Sample>
  requires std::derived_from<Sample, answer_columns>
std::string metadata_of(Sample const& s, provenance const& run, file_description const& said) {
  detail::metadata_writer w(&run, said);
  w.list("answers", s.heads(), [&](answer_head const& h) { w.variable(h.name, unit_text(h)); });
  return w.text();
}
/// The description of a sweep's file: as above, with the axes and their values.
inline std::string metadata_of(sweep_table const& s, provenance const& run, file_description const& said) {
  detail::metadata_writer w(&run, said);
  w.list("axes", s.points().axes(), [&](axis_head const& a) {
    w.out().open('{').entry("name", a.label);
    w.texts("values", a.texts);
    w.out().close('}');
  });
  w.list("answers", s.answers(), [&](answer_head const& h) { w.variable(h.name, unit_text(h)); });
  return w.text();
}

} // namespace outlay
