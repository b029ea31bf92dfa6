// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Manifests as texts in JSON, and back.
#include <outlay/manifest.hpp>

#include "object_reader.hpp"

#include <outlay/io/json_reader.hpp>

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

namespace outlay {

namespace {

using detail::hexadecimal;
void write_texts(detail::json_writer& out, char const* key, std::vector<std::string> const& all) {
  out.key(key).open('[');
  for (auto const& s : all) out.value(s);
  out.close(']');
}
std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

void write_run(detail::json_writer& out, manifest const& m) {
  out.key("run").open('{').entry("what", m.run);
  write_texts(out, "answers", m.answers);
  out.entry("from", m.from).entry("until", m.until).entry("step", m.step);
  if (m.fiscal_year_from != 1) out.entry("fiscal_year_from", m.fiscal_year_from);
  if (m.drawn) {
    out.entry("paths", m.drawn->paths);
    if (m.drawn->first_path != 0) out.entry("first_path", m.drawn->first_path);
    out.entry("seed", std::to_string(m.drawn->seed)); // a text: readers of JSON may round it
    if (m.drawn->points != points::independent) out.entry("points", name_of(m.drawn->points));
    if (m.drawn->points == points::sobol) out.entry("scramblings", m.drawn->scramblings);
  }
  if (!m.axes.empty()) {
    out.key("axes").open('[');
    for (path_axis const& a : m.axes) {
      out.open('{').entry("path", a.path);
      write_texts(out, "values", a.values);
      out.close('}');
    }
    out.close(']');
  }
  if (m.searched)
    out.key("search")
        .open('{')
        .entry("path", m.searched->path)
        .entry("low", m.searched->ends.low)
        .entry("high", m.searched->ends.high)
        .entry("answer", m.searched->wanted.answer)
        .entry("year", m.searched->wanted.year)
        .entry("value", m.searched->wanted.value)
        .close('}');
  out.close('}');
}

void read_run(object_reader& run, manifest& m) {
  m.run = run.text("what");
  m.answers = run.texts("answers");
  m.from = run.text("from");
  m.until = run.text("until");
  m.step = run.text("step");
  if (run.find("fiscal_year_from")) m.fiscal_year_from = static_cast<int>(run.whole("fiscal_year_from", 1, 12));
  if (run.find("paths")) {
    std::int64_t const most = std::numeric_limits<std::int64_t>::max();
    m.drawn = draws{.paths = run.whole("paths", 1, most)};
    if (run.find("first_path")) m.drawn->first_path = run.whole("first_path", 0, most);
    tree const& seed = run.need("seed", "a whole number in quotation marks");
    std::uint64_t x = 0;
    bool good = seed.text() && !seed.text()->empty();
    if (good) {
      char const* const end = seed.text()->data() + seed.text()->size();
      auto const r = std::from_chars(seed.text()->data(), end, x);
      good = r.ec == std::errc() && r.ptr == end;
    }
    if (!good) run.refuse(seed, "run.seed", "a whole number in quotation marks, of at most 64 bits");
    m.drawn->seed = x;
    if (run.find("points")) {
      auto const named = points_named(run.text("points"));
      if (!named || *named == points::independent) run.refuse(*run.find("points"), "run.points", "antithetic or sobol");
      m.drawn->points = *named;
    }
    if (run.find("scramblings")) m.drawn->scramblings = static_cast<int>(run.whole("scramblings", 2, 64));
  }
  if (run.find("axes"))
    for (tree const& x : run.list("axes")) {
      object_reader axis(x, "run.axes", run.file());
      m.axes.push_back({axis.text("path"), axis.texts("values")});
      axis.done();
    }
  if (tree const* const x = run.find("search")) {
    object_reader of(*x, "run.search", run.file());
    m.searched = manifest::search{of.text("path"), {of.text("low"), of.text("high")}, {of.text("answer"), 0, ""}};
    m.searched->wanted.year = static_cast<int>(of.whole("year", 0, 9999));
    m.searched->wanted.value = of.text("value");
    of.done();
  }
  run.done();
}
manifest::series read_series(tree const& t, std::string const& file) {
  object_reader r(t, "numbers", file);
  manifest::series x;
  x.answer = r.text("answer");
  x.what = r.text("what");
  x.unit = r.text("unit");
  x.columns = r.texts("columns");
  for (tree const& v : r.list("values")) {
    if (!v.empty() && !v.whole() && !v.fraction()) r.refuse(v, "numbers.values", "a number, or null");
    x.values.push_back(v.whole()      ? static_cast<double>(*v.whole())
                       : v.fraction() ? *v.fraction()
                                      : std::numeric_limits<double>::quiet_NaN());
  }
  if (x.values.size() != x.columns.size())
    r.refuse(t, "numbers.values of " + x.answer, std::to_string(x.columns.size()) + " values, one for each column");
  x.digest = r.digest("digest");
  r.done();
  return x;
}

} // namespace

std::string to_json(manifest const& m) {
  detail::json_writer out;
  out.open('{').entry("manifest", manifest_version).entry("title", m.title).entry("version", m.version);
  if (!m.stands_beside.empty()) out.entry("stands_beside", m.stands_beside);
  out.key("data").open('{').entry("edition", m.data.edition).entry("base_year", m.data.base_year);
  out.entry("money", m.data.money).entry("prices", m.data.prices);
  write_texts(out, "remarks", m.data.remarks);
  out.entry("digest", hexadecimal(m.data.digest)).close('}');
  write_run(out, m);
  out.entry("plan_digest", hexadecimal(m.plan_digest));
  write_texts(out, "plan", lines_of(m.plan));
  out.key("fields").open('[');
  for (manifest::field const& f : m.fields)
    out.open('{')
        .entry("path", f.path)
        .entry("value", f.value)
        .entry("unit", f.unit)
        .entry("given", f.given)
        .close('}');
  out.close(']').key("numbers").open('[');
  for (manifest::series const& x : m.numbers) {
    out.open('{').entry("answer", x.answer).entry("what", x.what).entry("unit", x.unit);
    write_texts(out, "columns", x.columns);
    out.key("values").open('[');
    for (double const v : x.values) out.number(v);
    out.close(']').entry("digest", hexadecimal(x.digest)).close('}');
  }
  out.close(']').close('}');
  return out.text();
}
bool operator==(manifest const& a, manifest const& b) { return to_json(a) == to_json(b); }

manifest read_manifest_text(std::string const& text, std::string const& name) {
  tree const t = read_json(text, name);
  object_reader r(t, "", name);
  if (!t.find("manifest")) r.refuse(t, "manifest", "a manifest of outlay, with the number of its version");
  (void)r.whole("manifest", 1, manifest_version);
  manifest m;
  m.title = r.text("title");
  m.version = r.text("version");
  if (r.find("stands_beside")) m.stands_beside = r.text("stands_beside");
  object_reader data(r.need("data", "an object"), "data", name);
  m.data.edition = data.text("edition");
  m.data.base_year = static_cast<int>(data.whole("base_year", 0, 9999));
  m.data.money = data.text("money");
  m.data.prices = data.text("prices");
  m.data.remarks = data.texts("remarks");
  m.data.digest = data.digest("digest");
  data.done();
  object_reader run(r.need("run", "an object"), "run", name);
  read_run(run, m);
  m.plan_digest = r.digest("plan_digest");
  for (std::string const& line : r.texts("plan")) m.plan += line + "\n";
  for (tree const& x : r.list("fields")) {
    object_reader f(x, "fields", name);
    m.fields.push_back({f.text("path"), f.text("value"), f.text("unit"), f.truth("given")});
    f.done();
  }
  for (tree const& x : r.list("numbers")) m.numbers.push_back(read_series(x, name));
  r.done();
  return m;
}
manifest read_manifest(std::string const& path) {
  std::string const name = std::filesystem::path(path).filename().string();
  std::error_code none;
  if (!std::filesystem::is_regular_file(path, none)) throw error(name, "file", path, "a file that can be read");
  if (auto const size = std::filesystem::file_size(path, none); !none && size > json_limits{}.bytes)
    throw error(name, "file", std::to_string(size) + " bytes", "at most " + std::to_string(json_limits{}.bytes));
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf() || in.peek() == std::ifstream::traits_type::eof()))
    throw error(name, "file", path, "a file that can be read");
  return read_manifest_text(text.str(), name);
}
void write_manifest(manifest const& m, std::string const& path) {
  std::ofstream out(path, std::ios::binary);
  if (!(out << to_json(m)) || !out.flush()) throw error("manifest", "write", path, "a file that can be written");
}

} // namespace outlay
