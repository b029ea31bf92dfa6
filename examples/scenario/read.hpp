// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// A file from its first line to its last, and the keys that a file can have.
#pragma once

#include "parts.hpp"

#include <algorithm>
#include <filesystem>

namespace scenario {

class reader {
  contents c_;
  source source_;
  outlay::alliance<> allies_ = outlay::data::nato_2026();

  template <class Part> void add(section& s, several<Part>& to, Part part) {
    part.name = s.text("name");
    s.done();
    c_.places.push_back({outlay::detail::label(part), s.line(), s.words(), s.lines()});
    try {
      to.add(std::move(part));
    } catch (outlay::error const& e) {
      s.refuse(e);
    }
  }
  template <class Part, class Read> void each(section& in, char const* key, several<Part>& to, Read part_in) {
    for (section& s : in.list(key)) {
      auto const part = [&] {
        try {
          return part_in(s);
        } catch (outlay::error const& e) { // what the library itself refuses, as opening stocks without attrition
          s.refuse(e);
        }
      };
      add(s, to, part());
    }
  }

  void everything(section& all) {
    c_.title = all.text("title", c_.file);
    all.may("assumed", c_.assumed);
    if (auto h = all.inside("horizon")) {
      h->may("base_year", c_.base_year);
      if (!(c_.base_year >= 2014 && c_.base_year <= 2026) && !h->listing())
        h->refuse("base_year", "2014 to 2026: a year of NATO's figures");
      auto const until = h->must<outlay::date>("until");
      if (!until.is_year()) h->refuse("until", "a year, the first that is not projected");
      c_.until = until.year();
      h->done();
    } else all.refuse("horizon", "a table [horizon] with until, such as until = \"2036\"");
    if (!all.listing()) allies_ = outlay::data::nato_2026(c_.base_year);
    each(all, "economy", c_.economies, economy_in);
    if (c_.economies.empty()) c_.economies.add(examples::economy());
    if (auto targets = all.inside("share_target")) {
      each(*targets, "core", c_.core_targets, core_target_in);
      each(*targets, "resilience", c_.resilience_targets, resilience_target_in);
      targets->done();
      if (c_.core_targets.empty())
        targets->refuse("core", "a core target for every member, under [[share_target.core]]");
    } else all.refuse("share_target", "a core target for every member, under [[share_target.core]]");
    each(all, "pledge", c_.pledges, pledge_in);
    each(all, "capital_contribution", c_.capitals, capital_in);
    each(all, "bank", c_.banks, bank_in);
    each(all, "asset_backed_loan", c_.loans, loan_in);
    each(all, "stockpile_growth", c_.stocks, [&](section& s) { return stock_in(s, allies_); });
    each(all, "industry", c_.industries, [&](section& s) { return industry_in(s, allies_); });
    each(all, "learning", c_.learning, learning_in);
    each(all, "deployment", c_.deployments, deployment_in);
    each(all, "backfill", c_.backfills, backfill_in);
    each(all, "consumables", c_.consumed, consumables_in);
    each(all, "manpower", c_.forces, manpower_in);
    each(all, "real_costs", c_.dearer, costs_in);
    each(all, "public_debt", c_.debts, debt_in);
    each(all, "feedback", c_.feedbacks, feedback_in);
    each(all, "rival", c_.rivals, rival_in);
    each(all, "event", c_.events, event_in);
    all.done();
  }

  explicit reader(std::string file) : source_{file, &c_.names} { c_.file = std::move(file); }

public:
  /// Throws `outlay::error` with file and line.
  static contents read(std::string const& path) {
    if (std::error_code none; std::filesystem::exists(path, none) && !std::filesystem::is_regular_file(path, none))
      throw outlay::error("scenario", "FILE", path + ", no regular file", "a text file in TOML");
    reader r(std::filesystem::path(path).filename().string());
    toml::table table;
    try {
      table = toml::parse_file(path);
    } catch (toml::parse_error const& e) {
      auto const line = e.source().begin.line;
      if (line == 0) throw outlay::error("scenario", "FILE", path, "a file that can be read");
      throw outlay::error(r.c_.file + ", line " + std::to_string(line), "TOML", std::string(e.description()),
                          "a file in TOML 1.0");
    }
    section all(r.source_, "", table);
    r.everything(all);
    return std::move(r.c_);
  }

  /// Tables and keys as the reader itself asks for them, then what each kind of value is.
  static std::string help() {
    reader r("");
    std::vector<source::asked> keys;
    r.source_.keys = &keys;
    toml::table const nothing;
    section all(r.source_, "", nothing);
    r.everything(all);

    std::string text = "Tables of a scenario and their keys; * = has to be there:\n";
    auto const broken = [&text](std::string line, std::vector<std::string> const& words) {
      std::string const indent = "    ";
      for (std::size_t k = 0; k < words.size(); ++k) {
        std::string const next = words[k] + (k + 1 < words.size() ? ", " : "");
        if (line.size() + next.size() > 112) {
          while (!line.empty() && line.back() == ' ') line.pop_back();
          text += line + "\n";
          line = indent;
        }
        line += next;
      }
      text += line + "\n";
    };
    std::vector<std::string> tables;
    for (auto const& k : keys)
      if (std::find(tables.begin(), tables.end(), k.table) == tables.end()) tables.push_back(k.table);
    std::vector<kind> kinds;
    for (auto const& t : tables) {
      std::vector<std::string> words;
      for (auto const& k : keys) {
        if (k.table != t || k.kind.word.substr(0, 5) == "table") continue;
        words.push_back(k.key + (k.required ? "*" : "") + " (" + k.kind.word + ")");
        bool const by = k.kind.word.find(" by ") != std::string::npos, one_of = k.kind.word.substr(0, 6) == "one of";
        if (!by && !one_of && !k.kind.valid.empty() &&
            std::none_of(kinds.begin(), kinds.end(), [&](kind const& a) { return a.word == k.kind.word; }))
          kinds.push_back(k.kind);
      }
      if (!words.empty()) broken("  " + (t.empty() ? "" : "[" + t + "] "), words);
    }
    text += "Values:\n";
    for (kind const& k : kinds)
      if (k.word != k.valid) broken("  " + k.word + ": ", words_of(k.valid));
    broken("  by member: ", words_of("a table of values by code, such as { ESP = \"2.1 %\" }"));
    broken("  by area: ", words_of("one value, or a table with one for each of " + quoted(area_names())));
    broken("  members: ", words_of("a list of codes, such as [\"DEU\", \"FRA\"]"));
    return text;
  }

private:
  // Split at ", ", where a line may be broken.
  static std::vector<std::string> words_of(std::string const& text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at != std::string::npos;) {
      std::size_t const comma = text.find(", ", at);
      all.push_back(text.substr(at, comma == std::string::npos ? comma : comma - at));
      at = comma == std::string::npos ? comma : comma + 2;
    }
    return all;
  }
};

} // namespace scenario
