// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <optional>
#include <outlay/alliance/group.hpp>
#include <outlay/model/area.hpp>
#include <string>

namespace outlay {

template <class Level> class figure_of_run;

/// What an event may wait for: a figure of the run at or above a level, or at or below it.
/// `condition::core_share(europe_and_canada).at_least(3_pct)`, `condition::measure("rival", "ratio").at_most(1)`.
class condition {
public:
  enum class figure { core_share, gdp, stock_index, measure };

private:
  figure what_;
  group who_;
  std::optional<area> which_ = {};
  std::string part_ = {}, name_ = "";
  double level_;
  money_id money_ = {};
  bool at_least_;

  condition(figure what, group who) : what_(what), who_(who), level_(0), at_least_(true) {}
  template <class Level> friend class figure_of_run;

public:
  condition(detail::this_field_is_required = detail::this_field_is_required()) = delete;
  /// Share of GDP of a calendar year that counts as core, known at the year's end.
  static figure_of_run<share> core_share(group const& who);
  /// GDP of a calendar year in the alliance's money, known at the year's end.
  static figure_of_run<gdp_amount> gdp(group const& who);
  /// Units in stock over the opening units, 1 at the start; of one area, or of all. Known at the end of each step.
  static figure_of_run<scalar> stock_index(group const& who, std::optional<area> which = {});
  /// A level that a part reports, summed over parts whose label begins with `part`. Known at the end of each step.
  static figure_of_run<scalar> measure(std::string part, std::string name, group const& who = all_members);

  figure what() const { return what_; }
  group const& who() const { return who_; }
  std::optional<area> which() const { return which_; }
  std::string const& part() const { return part_; }
  std::string const& name() const { return name_; }
  double level() const { return level_; }
  money_id level_in() const { return money_; } ///< of a GDP
  bool at_least() const { return at_least_; }
};

/// A figure that still waits for its level, `Level` a field of its kind.
template <class Level> class figure_of_run {
  condition c_;
  condition with(Level const& level, bool at_least) const {
    condition c = c_;
    c.level_ = detail::field_access::raw(level);
    if constexpr (requires { level.money(); }) c.money_ = level.money();
    c.at_least_ = at_least;
    return c;
  }

public:
  explicit figure_of_run(condition c) : c_(std::move(c)) {}
  condition at_least(Level const& level) const { return with(level, true); }
  condition at_most(Level const& level) const { return with(level, false); }
};

inline figure_of_run<share> condition::core_share(group const& who) {
  return figure_of_run<share>(condition(figure::core_share, who));
}
inline figure_of_run<gdp_amount> condition::gdp(group const& who) {
  return figure_of_run<gdp_amount>(condition(figure::gdp, who));
}
inline figure_of_run<scalar> condition::stock_index(group const& who, std::optional<area> which) {
  condition c(figure::stock_index, who);
  c.which_ = which;
  return figure_of_run<scalar>(c);
}
inline figure_of_run<scalar> condition::measure(std::string part, std::string name, group const& who) {
  condition c(figure::measure, who);
  c.part_ = std::move(part);
  c.name_ = std::move(name);
  return figure_of_run<scalar>(c);
}

} // namespace outlay
