// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "program.hpp"

#include <unistd.h>

#include <array>
#include <charconv>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

namespace program {

outlay::draws draws_of(asked const& a) {
  return {.paths = a.paths, .seed = static_cast<std::uint64_t>(a.seed), .points = *outlay::points_named(a.points)};
}
void change(asked const& a, scenario& s) {
  for (std::string const& change : a.set) {
    auto const equals = outlay::end_of_path(change);
    if (!equals)
      throw outlay::error("outlay", "--set", change, "a path and its value, such as share_target.core.to='4 %'");
    s.set(change.substr(0, *equals), change.substr(*equals + 1));
  }
}
scenario read(asked const& a, std::string const& file) {
  scenario s = outlay::read_scenario(file);
  change(a, s);
  return s;
}
std::vector<std::string> answers_of(asked const& a) {
  if (!a.answers.empty()) return a.answers;
  return {"counted core of Europe and Canada",
          "core share of Europe and Canada",
          "counted core",
          "core share",
          "counted resilience",
          "outlay"};
}

namespace {
bool same_file(std::string const& a, std::string const& b) {
  std::error_code none; // one that is not there yet is known by its path alone
  return std::filesystem::equivalent(a, b, none) ||
         std::filesystem::weakly_canonical(a, none) == std::filesystem::weakly_canonical(b, none);
}
} // namespace

void require_other_files(asked const& a) {
  struct written {
    char const* option;
    std::string path;
  };
  std::vector<written> all;
  if (!a.csv.empty()) all = {{"--csv", a.csv}, {"--csv", a.csv + ".meta.json"}};
  if (!a.json.empty()) {
    if (!a.csv.empty() && same_file(a.json, a.csv))
      throw outlay::error("outlay", "--json", a.json, "another file than --csv");
    all.push_back({"--json", a.json});
  }
  if (!a.manifest.empty()) {
    for (written const& other : all)
      if (same_file(a.manifest, other.path))
        throw outlay::error("outlay", "--manifest", a.manifest, "another file than --csv and the manifest beside it");
    all.push_back({"--manifest", a.manifest});
  }
  if (all.empty() || a.file.empty()) return;
  std::vector<std::string> plans = outlay::files_of_scenario(a.file);
  if (!a.other.empty())
    for (std::string& also : outlay::files_of_scenario(a.other)) plans.push_back(std::move(also));
  for (std::string const& read : plans)
    for (written const& w : all)
      if (same_file(w.path, read))
        throw outlay::error("outlay", w.option, w.path,
                            "another file than the plan and what it includes: " +
                                std::filesystem::path(read).filename().string());
}
void write_csv(asked const& a, std::string const& text) {
  if (a.csv.empty()) return;
  std::ofstream out(a.csv, std::ios::binary);
  out << in_lines(text);
  if (!out.flush()) throw outlay::error("outlay", "--csv", a.csv, "a file that can be written");
}
void write_json(asked const& a, std::string const& text) {
  std::ofstream out(a.json, std::ios::binary);
  out << text;
  if (!out.flush()) throw outlay::error("outlay", "--json", a.json, "a file that can be written");
}
void write_manifests(asked const& a, outlay::manifest m) {
  if (!a.manifest.empty()) write_manifest(m, a.manifest);
  if (std::error_code none; a.csv.empty() || !std::filesystem::is_regular_file(a.csv, none)) return; // or a pipe
  m.stands_beside = std::filesystem::path(a.csv).filename().string();
  write_manifest(m, a.csv + ".meta.json");
}
std::string in_quotes(std::string const& s) {
  std::string all = "\"";
  for (char const c : visible(s)) all += c == '"' ? "\"\"" : std::string(1, c);
  return all + "\"";
}
std::string in_lines(std::string const& s) {
  std::istringstream lines(s);
  std::string all;
  for (std::string line; std::getline(lines, line);) all += visible(line) + "\n";
  return all;
}

bool is_share(outlay::answer_head const& h) { return h.unit.kind() == outlay::counts::share_of_gdp; }
double shown(outlay::answer_head const& h, double x) { return is_share(h) ? 100 * x : x; }
std::string unit_shown(outlay::answer_head const& h) {
  return is_share(h) ? "% of GDP" : h.unit.kind() == outlay::counts::index ? "start = 1" : h.unit.text();
}
int decimals(outlay::answer_head const& h) {
  using outlay::counts;
  counts const k = h.unit.kind();
  return is_share(h) ? 2 : k == counts::index || k == counts::fraction || k == counts::number ? 3 : 1;
}
std::string title_of(outlay::answer_head const& h) {
  std::istringstream words(visible(h.name));
  std::string lines, line;
  for (std::string word; words >> word;) {
    if (!line.empty() && line.size() + word.size() >= 18) lines += line + "|", line.clear();
    line += (line.empty() ? "" : " ") + word;
  }
  return lines + line + "|" + unit_shown(h);
}

void say_head(scenario const& s) {
  std::printf("%s\n%s\n", visible(s.title().empty() ? "A plan" : s.title()).c_str(),
              visible(s.allies().facts().edition).c_str());
  for (std::string const& r : s.labels()) std::printf("  %s\n", visible(r).c_str());
  for (std::string const& a : s.assumed()) std::printf("  assumed: %s\n", visible(a).c_str());
  outlay::money_id const m = s.ledger_money();
  std::printf("projections, not forecasts; billions are of %s\n\n",
              m == outlay::id_of<outlay::usd_2021> ? "2021 dollars" : to_string(m).c_str());
}

std::vector<std::string> between_commas(char const* option, std::string const& text) {
  std::vector<std::string> all;
  std::string one, open;
  char quote = 0;
  auto const add = [&] {
    std::size_t const from = one.find_first_not_of(' '), to = one.find_last_not_of(' ');
    if (from == one.npos) throw outlay::error("outlay", option, text, "a value before and after each comma");
    all.push_back(one.substr(from, to - from + 1));
    one.clear();
  };
  for (std::size_t k = 0; k < text.size(); ++k) {
    char const c = text[k];
    if (quote != 0) {
      if (c == '\\' && quote == '"' && k + 1 < text.size()) one += text[k++];
      else if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') quote = c;
    else if (c == '[' || c == '{') open += c == '[' ? ']' : '}';
    else if (!open.empty() && c == open.back()) open.pop_back();
    else if (c == ',' && open.empty()) {
      add();
      continue;
    }
    one += text[k];
  }
  if (quote != 0 || !open.empty())
    throw outlay::error("outlay", option, text, "quotation marks and brackets that are closed");
  add();
  return all;
}

namespace {
// A number and what follows it; none where a text begins with no number.
struct measured {
  double number;
  int decimals;
  std::string unit;
};
std::optional<measured> measured_of(std::string const& s) {
  std::size_t const from = s.find_first_not_of(' ');
  if (from == s.npos) return {};
  double x = 0;
  char const* const begin = s.data() + from;
  auto const [end, code] = std::from_chars(begin, s.data() + s.size(), x, std::chars_format::fixed);
  if (code != std::errc{} || !std::isfinite(x)) return {};
  std::string const digits(begin, end);
  std::size_t const point = digits.find('.');
  std::string unit(end, s.data() + s.size());
  unit.erase(0, std::min(unit.find_first_not_of(' '), unit.size()));
  while (!unit.empty() && unit.back() == ' ') unit.pop_back();
  return measured{x, point == digits.npos ? 0 : static_cast<int>(digits.size() - point - 1), unit};
}
std::vector<std::string> written_out(char const* option, std::string const& text, std::vector<measured> const& r) {
  measured const &low = r[0], &high = r[1], &step = r[2];
  auto const same = [&](measured const& x) { return x.unit.empty() || x.unit == low.unit; };
  double const count = std::floor((high.number - low.number) / step.number + 1e-9);
  if (!same(high) || !same(step) || !(step.number > 0) || !(count >= 0) || count > 10'000)
    throw outlay::error(
        "outlay", option, text,
        "low, high and step in one unit, the step above 0, at most 10,001 values, such as 2 %:5 %:0.5 %");
  std::vector<std::string> all;
  for (int k = 0; k <= static_cast<int>(count); ++k) {
    std::array<char, 64> room;
    int const n = std::snprintf(room.data(), room.size(), "%.*f", std::max(low.decimals, step.decimals),
                                low.number + k * step.number);
    all.push_back(std::string(room.data(), static_cast<std::size_t>(n)) + (low.unit.empty() ? "" : " " + low.unit));
  }
  return all;
}
} // namespace

std::vector<std::string> values_and_ranges(char const* option, std::string const& text) {
  std::vector<std::string> all;
  for (std::string const& value : between_commas(option, text)) {
    std::vector<measured> range;
    std::size_t from = 0;
    for (; from != value.npos && range.size() < 4;) {
      std::size_t const colon = value.find(':', from);
      auto const x = measured_of(value.substr(from, colon == value.npos ? colon : colon - from));
      if (!x) break;
      range.push_back(*x);
      from = colon == value.npos ? colon : colon + 1;
    }
    if (from == value.npos && range.size() == 3)
      for (std::string& one : written_out(option, value, range)) all.push_back(std::move(one));
    else all.push_back(value);
  }
  return all;
}

struct patience::clock {
  std::string what;
  std::mutex lock;
  std::condition_variable done;
  bool ended = false;
  std::thread runs{[this] {
    auto const start = std::chrono::steady_clock::now();
    std::unique_lock<std::mutex> l(lock);
    bool said = false;
    for (int wait = 2; !done.wait_for(l, std::chrono::seconds(wait), [&] { return ended; }); wait = 1) {
      auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start);
      std::fprintf(stderr, "\r\033[K%s: %lld s", what.c_str(), static_cast<long long>(seconds.count()));
      said = true;
    }
    if (said) std::fputs("\r\033[K", stderr);
  }};
  explicit clock(std::string w) : what(std::move(w)) {}
  ~clock() {
    {
      std::lock_guard<std::mutex> const l(lock);
      ended = true;
    }
    done.notify_all();
    runs.join();
  }
};
patience::patience(std::string what) {
  if (isatty(STDERR_FILENO) == 1) clock_ = std::make_unique<clock>(std::move(what));
}
patience::~patience() = default;

} // namespace program
