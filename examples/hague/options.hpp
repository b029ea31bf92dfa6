// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What can be asked of the program, and how it is read from the command line.
#pragma once

#include "../support/program.hpp"

#include <outlay/data/nato.hpp>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace hague {

/// One member's own target, from `ESP=2.1`.
struct own_target {
  std::string code;
  double percent;
};

struct options {
  int until = 2036, base_year = 2026;
  double core = 3.5, resilience = 1.5, existing = 0.5;
  std::vector<std::string> opt_out;
  std::vector<own_target> targets;
  double monthly_pledge = 1, bank = 135;
  double lift = 30;
  int stock_years = 10;
  bool current_prices = false, members = true, reconcile = false;

  /// Last year that tables by group and member show: the year of the targets, or the last of a shorter projection.
  int last() const { return until - 1 < 2035 ? until - 1 : 2035; }
};

inline own_target target_from(examples::program& program, std::string const& text) {
  auto const sign = text.find('=');
  char const* const last = text.data() + text.size();
  double percent = 0;
  auto const read = sign == std::string::npos ? std::from_chars_result{last, std::errc::invalid_argument}
                                              : std::from_chars(text.data() + sign + 1, last, percent);
  if (sign == 0 || read.ec != std::errc{} || read.ptr != last || !(percent >= 0 && percent <= 100))
    program.refuse("--target", text + ": write a member and 0 to 100 % of GDP, as in ESP=2.1 or Spain=2.1");
  return {program.ally("--target", text.substr(0, sign)), percent};
}

/// Reads the command line, which may end the program: see `program::parse`.
inline options read(examples::program& program) {
  options o;
  std::vector<std::string> targets;
  std::string prices = "2021";
  bool no_members = false;

  program.until_option(o.until);
  program.base_year_option(o.base_year);
  program
      .option("--prices", prices, "money in constant 2021 dollars, or in current dollars by each member's own deflator")
      .one_of({"2021", "current"});

  program.option("--core", o.core, "core target by 2035, % of GDP").between(0, 100).group("Targets");
  program.option("--resilience", o.resilience, "resilience target by 2035, % of GDP").between(0, 100).group("Targets");
  program.option("--existing", o.existing, "resilience that exists in the base year, % of GDP (assumed: not published)")
      .between(0, 100)
      .group("Targets");
  program.option("--target", targets, "core targets of single members; without it ESP=2.1")
      .type("MEMBER=PERCENT,...")
      .group("Targets");
  program.option("--opt-out", o.opt_out, "members that keep their base-year shares")
      .type("MEMBER,...")
      .group("Targets");

  program.option("--pledge", o.monthly_pledge, "pledge, billions of current dollars a month")
      .between(0.0, 1000.0)
      .group("Commitments");
  program.option("--bank", o.bank, "capital of the bank, billions of current dollars")
      .between(0.0, 1e5)
      .group("Commitments");
  program.option("--lift", o.lift, "growth of stocks by value, all areas, %").between(1.0, 1000.0).group("Commitments");
  program.option("--stock-years", o.stock_years, "years in which stocks grow").between(1, 100).group("Commitments");

  program.option("--no-members", no_members, "leave out the table by member").group("Output");
  program
      .option("--reconcile", o.reconcile, "compare with NATO's tables member by member, the base year and later years")
      .group("Output");
  program.output_options("write all results to a file", "draw four charts");

  program.parse();
  for (auto& member : o.opt_out) member = program.ally("--opt-out", member);
  o.members = !no_members;
  o.current_prices = prices == "current";
  for (auto const& t : targets) o.targets.push_back(target_from(program, t));
  if (targets.empty() && std::find(o.opt_out.begin(), o.opt_out.end(), "ESP") == o.opt_out.end())
    o.targets.push_back({"ESP", 2.1});
  return o;
}

} // namespace hague
