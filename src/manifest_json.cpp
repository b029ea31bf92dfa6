// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Manifests as texts in JSON, and back.
#include <outlay/manifest.hpp>

#include <outlay/io/json_reader.hpp>

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

namespace outlay {

namespace {

std::string hexadecimal(std::uint64_t x) {
  std::string s(16, '0');
  for (std::size_t k = 16; k-- > 0; x >>= 4) s[k] = "0123456789abcdef"[x & 15];
  return s;
}
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
  }
  out.close('}');
}

// Reads keys of an object, each known by name; what is not asked for is refused.
class object_reader {
  tree const& from_;
  std::string path_, file_;
  std::vector<std::string> known_;

public:
  object_reader(tree const& from, std::string path, std::string file)
      : from_(from), path_(std::move(path)), file_(std::move(file)) {
    if (!from.table()) refuse(from, path_, "an object");
  }
  [[noreturn]] void refuse(tree const& at, std::string const& key, std::string const& valid) const {
    std::string const met = at.empty() ? "nothing" : at.words();
    throw error(file_ + ", line " + std::to_string(at.place().line), key.empty() ? "manifest" : key,
                met.size() > 100 ? met.substr(0, 97) + "..." : met, valid);
  }
  std::string below(char const* key) const { return path_.empty() ? key : path_ + "." + key; }
  tree const* find(char const* key) {
    known_.emplace_back(key);
    return from_.find(key);
  }
  tree const& need(char const* key, char const* valid) {
    if (tree const* const x = find(key)) return *x;
    tree nothing;
    nothing.set_place(from_.place());
    refuse(nothing, below(key), valid);
  }
  std::string text(char const* key) {
    tree const& x = need(key, "a text");
    if (!x.text()) refuse(x, below(key), "a text");
    return *x.text();
  }
  std::int64_t whole(char const* key, std::int64_t least, std::int64_t most) {
    std::string const valid = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    tree const& x = need(key, valid.c_str());
    if (!x.whole() || *x.whole() < least || *x.whole() > most) refuse(x, below(key), valid);
    return *x.whole();
  }
  bool truth(char const* key) {
    tree const& x = need(key, "true or false");
    if (!x.truth()) refuse(x, below(key), "true or false");
    return *x.truth();
  }
  tree::list_type const& list(char const* key) {
    tree const& x = need(key, "a list");
    if (!x.list()) refuse(x, below(key), "a list");
    return *x.list();
  }
  std::vector<std::string> texts(char const* key) {
    std::vector<std::string> all;
    for (tree const& x : list(key)) {
      if (!x.text()) refuse(x, below(key), "a list of texts");
      all.push_back(*x.text());
    }
    return all;
  }
  std::uint64_t digest(char const* key) {
    char const* const valid = "16 hexadecimal digits";
    tree const& x = need(key, valid);
    if (!x.text() || x.text()->size() != 16 || x.text()->find_first_not_of("0123456789abcdef") != std::string::npos)
      refuse(x, below(key), valid);
    return std::stoull(*x.text(), nullptr, 16);
  }
  void done() const {
    for (auto const& [key, x] : *from_.table())
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
        std::string all;
        for (auto const& k : known_) all += (all.empty() ? "" : ", ") + k;
        std::string const close = outlay::nearest(key, known_);
        throw error(file_ + ", line " + std::to_string(x.place().line), path_.empty() ? key : path_ + "." + key,
                    "a key that is not known", close.empty() ? all : close + ", which is nearest, of " + all);
      }
  }
};

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
