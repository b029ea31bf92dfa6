// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <optional>
#include <outlay/scenario.hpp>

namespace outlay {

/// What stands behind one number of a projection. Declared only; defined in `outlay::compiled`.
struct explanation {
  /// What the same members spend in the same year, by account, and how each counts toward core and resilience.
  struct account {
    std::string name;
    double billions;         ///< of the ledger's money; money that comes in is what is drawn
    double core, resilience; ///< the part of an amount that counts unless a part of the plan changes it
  };
  /// What the number would be without a part, all else as it is. Parts work on one another: these do not add up.
  struct part {
    std::string label;             ///< `pledge "arms"`
    std::string source;            ///< what the file says of it; empty where it says nothing
    std::optional<double> without; ///< none where the plan cannot run without it
    std::string why;               ///< then the reason
  };
  /// A figure of the plan that moves the number, by exact derivatives.
  struct figure {
    std::string path, value; ///< as a file has it
    std::string source;      ///< of its part
    double slope;            ///< by the field, in its own unit
    double per_percent;      ///< what one per cent of the figure adds
  };
  answer_head head; ///< of the answer: name, unit
  int year = 0;     ///< 0 of an answer with one number
  double value = 0;
  std::vector<account> accounts; ///< none where the answer is not asked of members, or its year has no accounts
  std::vector<part> parts;       ///< in canonical order
  std::vector<figure> figures;   ///< those that move the number, the strongest first
  std::vector<std::string> assumed;
  std::string edition; ///< of the data that the members' figures are of
};

/// Explains a number: `explain(plan, {"core share of DEU", 2035})`. Throws `error` for an answer or a year that is not
/// there.
explanation explain(scenario const& s, named_number const& what);

} // namespace outlay
