// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/scenario.hpp>

/// What makes two plans differ: the difference of each answer, divided among what was changed. Declared here, defined
/// in `outlay::compiled`.
namespace outlay {

/// Something that was changed as a whole: a field, a part that one plan alone has, or several that cannot be without
/// each other.
struct plan_change {
  std::string name; ///< its path, `share_target.core.to`; of several, joined by ` with `
  std::vector<tree_difference> of;
};

/// How differences are divided.
struct comparing {
  /// Changes to be taken as one: each list has starts of paths, `{"pledge.arms", "share_target"}`.
  std::vector<std::vector<std::string>> together = {};
  int most = 12;          ///< all subsets of up to so many changes; of more, orders are drawn
  int orders = 200;       ///< how many, in pairs of one and its reverse
  std::uint64_t seed = 1; ///< of the draw
  int threads = 1;
};

/// A difference of answers divided by Shapley's rule: each change has the mean of what it adds over all orders in which
/// the changes can be made. Parts of an answer sum to its difference.
struct attribution {
  std::vector<plan_change> changes;
  answer_table before, after;
  std::vector<answer_table> parts;           ///< by change
  std::vector<answer_table> standard_errors; ///< of the draw of orders, by change; none where all subsets were run
  std::int64_t runs;                         ///< plans that were run
  bool exact() const { return standard_errors.empty(); }
};

/// Compares answers of two plans of one alliance, money and horizon; where one of them, or one with some of the
/// changes, has no number, parts have none. Changes of which a plan cannot have one without the other are joined.
/// Throws `error` where alliance, money or horizon differ, or groups and tables of a file's own, and for `together`
/// that no change begins with.
attribution compare(scenario const& before, scenario const& after, std::vector<std::string> const& answers,
                   comparing const& how = {});

/// What of an ensemble is compared: its mean, or a quantile.
struct compared_statistic {
  double quantile = -1; ///< 0 to 1; below 0 the mean
};
/// The same of ensembles, all on the same random numbers; where a path has no number, there is none. Throws `error` for
/// a quantile that is none.
attribution compare(scenario const& before, scenario const& after, draws const& d, compared_statistic of,
                   std::vector<std::string> const& answers, comparing const& how = {});

/// All of it: changes with what stood before and after, and of each answer before, after and parts, by column; null
/// where there is no number.
std::string to_json(attribution const& r);

} // namespace outlay
