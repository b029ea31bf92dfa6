// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "head.hpp"

#include "visible.hpp"

#include <cstdio>
#include <sstream>

namespace examples {

namespace {
constexpr std::size_t indent = 13, width = 126;
} // namespace

head::head(std::string const& title) {
  std::printf("%s: a projection under stated assumptions, not a forecast\n\n", visible(title).c_str());
}
head& head::say(std::string const& word, std::string const& text) {
  std::string line = "  " + visible(word);
  line.resize(indent, ' ');
  std::istringstream lines(text);
  for (std::string part; std::getline(lines, part);) {
    std::istringstream words(part);
    std::size_t used = 0; // characters, not bytes
    for (std::string w; words >> w;) {
      w = visible(w);
      std::size_t n = 0;
      for (char const c : w) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      if (used > 0 && indent + used + 1 + n > width) {
        std::puts(line.c_str());
        line.assign(indent, ' ');
        used = 0;
      }
      line += (used > 0 ? " " : "") + w;
      used += n + (used > 0);
    }
    std::puts(line.c_str());
    line.assign(indent, ' ');
  }
  return *this;
}
head& head::data(outlay::alliance<> const& allies, std::string const& prices) {
  auto const& facts = allies.facts();
  std::string const base = std::to_string(allies.base_year());
  say("Outlays", facts.edition + ";\nbase year " + base + " (" +
                     (allies.base_year() >= outlay::data::nato_2026_edition::first_estimate ? "estimate" : "actual") +
                     ")");
  say("Growth", outlay::data::weo_2026_april().source + "; rates of 2031 held after it");
  say("Prices", prices + ", each member by its own deflator; after " + base + " by the\n" + facts.prices_source);
  say("Steps", "monthly; a year is a calendar year; shares are of GDP of the same year, at constant prices");
  return say("Groups", "Europe and Canada: members without the United States; total: the 32 members");
}

void title(outlay::alliance<> const& allies, std::string const& what, std::string const& unit) {
  std::printf("\n%s\n(NATO, 10 July 2026; base year %d; %s; calendar years of monthly steps)\n\n",
              visible(what).c_str(), allies.base_year(), visible(unit).c_str());
}

void title(std::string const& what, std::string const& words) {
  std::printf("\n%s\n(%s)\n\n", visible(what).c_str(), visible(words).c_str());
}

std::vector<std::string> foot(outlay::alliance<> const& allies, std::string const& assumed) {
  return {"Sources: NATO, Defence Investment of NATO Countries, 10 July 2026 (base year " +
              std::to_string(allies.base_year()) + "); IMF, World Economic Outlook, April 2026.",
          "A projection under stated assumptions, not a forecast. " + assumed};
}

} // namespace examples
