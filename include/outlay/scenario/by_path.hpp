// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/outlay.hpp>

/// What engines over a scenario are asked for by paths and values as files spell them: `share_target.core.to`, `4 %`.
namespace outlay {

/// A field and the values that a sweep gives it: `{"share_target.core.to", {"3 %", "3.5 %", "5 %"}}`. Any field will
/// do, also a date or a group; with quantities the points of a grid share a run.
struct path_axis {
  std::string path;
  std::vector<std::string> values;
};

/// Distributions of a field by its path, in the field's unit: `normal("10 bn USD/year", "1 bn USD/year")`.
inline distribution<std::string> normal(std::string mean, std::string deviation) {
  return {detail::draw_kind::normal, mean, std::move(deviation), mean, 0, {}, {}, "", 0};
}
inline distribution<std::string> lognormal(std::string mean, percent deviation) {
  return {detail::draw_kind::lognormal, mean, mean, mean, deviation.value() / 100, {}, {}, "", 0};
}
inline distribution<std::string> triangular(std::string least, std::string mode, std::string most) {
  return {detail::draw_kind::triangular, std::move(least), std::move(mode), std::move(most), 0, {}, {}, "", 0};
}
inline distribution<std::string> uniform(std::string least, std::string most) {
  return {detail::draw_kind::uniform, std::move(least), most, most, 0, {}, {}, "", 0};
}
inline distribution<std::string> empirical(std::vector<std::string> record) {
  if (record.empty()) throw error("distribution", "record", "empty", "at least one value");
  std::string const first = record.front();
  return {detail::draw_kind::empirical, first, first, first, 0, {}, {}, "", 0, std::move(record)};
}

/// A field and what it is drawn from, once for each path of an ensemble. A path that ends in `.*` stands for each
/// element of a list, with a draw of its own: `share_target.core.own_compliance.*`.
struct drawn_path {
  std::string path;
  distribution<std::string> from;
};
/// `drawn("pledge.arms.amount", normal("10 bn USD/year", "1 bn USD/year"))`.
inline drawn_path drawn(std::string path, distribution<std::string> from) { return {std::move(path), std::move(from)}; }

/// What an answer is to be: in a calendar year, or its only number (year 0). The value is in its unit: `3.5 %`,
/// `500 bn USD of 2021/year`, or a plain number.
struct named_goal {
  std::string answer;
  int year = 0;
  std::string value;
};
inline named_goal goal(std::string answer, std::string value) { return {std::move(answer), 0, std::move(value)}; }
inline named_goal goal(std::string answer, std::chrono::year when, std::string value) {
  return {std::move(answer), static_cast<int>(when), std::move(value)};
}

/// The ends between which a field is looked for.
struct path_bracket {
  std::string low, high;
};
inline path_bracket between(std::string low, std::string high) { return {std::move(low), std::move(high)}; }

/// What an answer is to be with some probability: at least its level, or at most.
struct named_chance {
  named_goal level;
  percent probability;
  bool at_least = true;
};
/// `likely_at_least("core share", 2035y, "3.5 %", 80_pct)`: a share of 3.5 % or more on eight paths of ten.
inline named_chance likely_at_least(std::string answer, std::chrono::year when, std::string value, percent p) {
  return {goal(std::move(answer), when, std::move(value)), p, true};
}
inline named_chance likely_at_least(std::string answer, std::string value, percent p) {
  return {goal(std::move(answer), std::move(value)), p, true};
}
inline named_chance likely_at_most(std::string answer, std::chrono::year when, std::string value, percent p) {
  return {goal(std::move(answer), when, std::move(value)), p, false};
}
inline named_chance likely_at_most(std::string answer, std::string value, percent p) {
  return {goal(std::move(answer), std::move(value)), p, false};
}
/// A field and the ends between which it may be.
struct path_range {
  std::string path, low, high;
};

/// What an answer is to be at least, or at most.
struct named_bound {
  named_goal level;
  bool at_least = true;
};
inline named_bound at_least(std::string answer, std::chrono::year when, std::string value) {
  return {goal(std::move(answer), when, std::move(value)), true};
}
inline named_bound at_least(std::string answer, std::string value) {
  return {goal(std::move(answer), std::move(value)), true};
}
inline named_bound at_most(std::string answer, std::chrono::year when, std::string value) {
  return {goal(std::move(answer), when, std::move(value)), false};
}
inline named_bound at_most(std::string answer, std::string value) {
  return {goal(std::move(answer), std::move(value)), false};
}
/// One number of an answer: of a calendar year, or its only one (year 0).
struct named_number {
  std::string answer;
  int year = 0;
};

/// The fields with which an answer is least while others meet their bounds.
struct path_best {
  struct field {
    std::string path, value; ///< as a file would have it
    double number;           ///< in the field's own unit
    bool at_end;             ///< at one of its two ends
  };
  struct bound {
    double level, answer;
    bool binds;   ///< whether the answer could be less without it, as far as derivatives tell
    double price; ///< what the least answer falls for each unit that the level gives way; 0 where it does not bind
  };
  double least; ///< what is least
  std::vector<field> fields;
  std::vector<bound> bounds;
  int runs; ///< projections and derivatives it took
};

/// The value of a field with which an answer meets a chance, on the paths of a draw.
struct path_chance {
  std::string field;                ///< as a file would have it
  double value;                     ///< the same in the field's own unit
  double standard_error;            ///< of the value: other paths would have given another
  double slope;                     ///< of the answer's quantile by the field there; not known of several fields
  probability_estimate probability; ///< on these paths
  int runs;                         ///< ensembles it took
};

/// The value of a field that makes an answer equal its goal.
struct path_solution {
  std::string field; ///< as a file would have it
  double value;      ///< the same in the field's own unit
  double answer;     ///< what the answer is there
  double slope;      ///< its derivative by the field there
  int runs;          ///< projections it took
};

} // namespace outlay
