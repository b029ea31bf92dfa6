// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace outlay {

/// What a variable of a file in long format means; nothing for one that the library does not name.
[[gnu::cold]] inline std::string meaning_of(std::string_view variable) {
  // The longest name that the variable has or begins with.
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"Outlay", "sum of final accounts, core and resilience, over the year"},
      {"Outlay|Core", "final accounts that are core defence by default, aid among them"},
      {"Outlay|Core|Equipment", "NATO's category equipment: purchases for stocks and other equipment"},
      {"Outlay|Core|Equipment|Stocks", "equipment bought for stocks that the plan follows"},
      {"Outlay|Core|Equipment|Other", "equipment beside those stocks"},
      {"Outlay|Core|Personnel", "NATO's category personnel"},
      {"Outlay|Core|Infrastructure", "NATO's category infrastructure"},
      {"Outlay|Core|Operations", "NATO's category other: operations and maintenance"},
      {"Outlay|Core|Posture", "deployments and what stands in for forces withdrawn"},
      {"Outlay|Core|Aid", "aid in money"},
      {"Outlay|Resilience", "defence- and security-related outlay beside core defence"},
      {"Financing|Paid-in", "capital paid in to banks"},
      {"Financing|Loans drawn", "loans drawn from banks"},
      {"Financing|Loans repaid", "repayment of such loans"},
      {"Financing|Interest", "interest on such loans"},
      {"Financing|Capital calls", "callable capital that banks have called"},
      {"Memo|Aid in kind", "value of what is given out of stocks; no cash moves"},
      {"Counted|Core", "what counts toward the core target: core outlay, and paid-in capital where it counts"},
      {"Counted|Resilience", "what counts toward the resilience target"},
      {"Counts as|Deficit", "what the plan's accounts add to deficits in the year"},
      {"Counts as|Debt", "what the plan's accounts add to debt in the year, before loans from banks"},
      {"Overspend", "counted claims and deliveries beyond the budget"},
      {"On top", "claims that do not count, paid on top of the budget"},
      {"Cash", "cash that treasuries pay in the year"},
      {"Debt", "public debt at the end of the year, where the plan follows that of every member of the region"},
      {"GDP", "gross domestic product of the year; of members only while they belong to the alliance"},
      {"Share|Core", "counted core outlay over GDP of the same year"},
      {"Share|Resilience", "counted resilience outlay over GDP of the same year"},
      {"Stock index", "units in stock at the end of the year over opening units"},
      {"Stock index|", "the same of one area"},
      {"Measure|", "what a kind of part reports: a flow is the year's sum, a level stands at its end"},
      {"Answer|", "an answer that the run was asked for, by its name; one number stands at the last year"}};
  std::string_view best;
  std::size_t longest = 0;
  for (auto const& [name, words] : known)
    if ((variable == name || (name.back() == '|' && variable.starts_with(name))) && name.size() > longest)
      best = words, longest = name.size();
  return std::string(best);
}

} // namespace outlay
