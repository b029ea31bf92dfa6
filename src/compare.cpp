// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Differences of answers divided among what was changed, by Shapley's rule.
#include "changes.hpp"

#include <outlay/io/json.hpp>
#include <outlay/numbers/threefry.hpp>
#include <outlay/parallel.hpp>

#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

namespace outlay {

namespace compiled {
namespace {

using numbers = std::vector<double>; // of all answers, column by column

numbers numbers_of(answer_table const& t) {
  numbers x;
  for (int a = 0; a < t.size(); ++a)
    for (double const v : t.values(a)) x.push_back(v);
  return x;
}

/// What a plan with some of the changes answers; plans that were run are remembered.
class answered {
  changes_between& changes_;
  names const& answers_;
  std::function<numbers(scenario const&)> run_;
  int threads_;
  std::map<change_set, numbers> known_;
  std::int64_t runs_ = 0;
  change_set asked_ = 0;

  numbers const& alone(change_set made) {
    auto const at = known_.find(made);
    if (at != known_.end()) return at->second;
    asked_ = made;
    ++runs_;
    return known_.emplace(made, run_(changes_.with(made))).first->second;
  }

public:
  answered(changes_between& changes, names const& answers, std::function<numbers(scenario const&)> run, int threads)
      : changes_(changes), answers_(answers), run_(std::move(run)), threads_(threads) {}

  std::int64_t runs() const { return runs_; }
  numbers const& operator()(change_set made) { return alone(made); }
  /// The last set that was run: where that failed, the one that cannot be.
  change_set asked() const { return asked_; }
  void forget() { known_.clear(); }

  // Runs all subsets: quantities of those that need a plan of their own stand in the lanes of a sweep.
  void all_subsets(bool in_lanes) {
    change_set lanes = 0;
    std::vector<path_axis> axes;
    std::vector<std::size_t> of_axis;
    for (std::size_t k = 0; k < changes_.size() && in_lanes; ++k)
      if (changes_[k].axis) {
        lanes |= change_set{1} << k;
        axes.push_back(*changes_[k].axis);
        of_axis.push_back(k);
      }
    for (change_set made = 0; made < change_set{1} << changes_.size(); ++made) {
      if (made & lanes) continue;
      if (axes.empty()) {
        (void)alone(made);
        continue;
      }
      asked_ = made;
      auto const table = changes_.with(made).sweep(axes, answers_, threads_);
      for (std::int64_t p = 0; p < table.points().count(); ++p) {
        change_set here = made;
        for (std::size_t a = 0; a < axes.size(); ++a)
          if (table.points().place(p, a) == 1) here |= change_set{1} << of_axis[a];
        numbers x;
        for (int c = 0; c < table.columns(); ++c) x.push_back(table.values(c)[static_cast<std::size_t>(p)]);
        ++runs_;
        known_.emplace(here, std::move(x));
      }
    }
  }
};

// Two changes that cannot be without each other: one of a set with which a plan cannot run, and one of those outside it
// with which it can: one, two, or what is left of all where each that can be without is left out.
std::optional<std::pair<std::size_t, std::size_t>> bound(changes_between const& changes, change_set made,
                                                         std::function<void(change_set)> const& run) {
  auto const runs = [&](change_set s) {
    try {
      run(s);
      return true;
    } catch (error const&) {
      return false;
    }
  };
  std::size_t const n = changes.size();
  auto const only = [](std::size_t k) { return change_set{1} << k; };
  for (std::size_t j = 0; j < n; ++j)
    if (has(made, j) && !runs(made & ~only(j))) made &= ~only(j);
  auto const first = static_cast<std::size_t>(std::countr_zero(made)); // not of the empty set: that is a plan
  for (std::size_t k = 0; k < n; ++k)
    if (!has(made, k) && runs(made | only(k))) return std::pair(first, k);
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t j = 0; j < k && !has(made, k); ++j)
      if (!has(made, j) && runs(made | only(j) | only(k))) return std::pair(first, j);
  change_set all = n == 64 ? ~change_set{0} : only(n) - 1;
  if (!runs(all)) return {};
  for (change_set before = 0; before != all;) {
    before = all;
    for (std::size_t k = 0; k < n; ++k)
      if (has(all & ~made, k) && runs(all & ~only(k))) all &= ~only(k);
  }
  return std::pair(first, static_cast<std::size_t>(std::countr_zero(all & ~made)));
}

double factorial_weight(int size, int n) { // size! (n - size - 1)! / n!
  double w = 1.0 / n;
  for (int k = 1; k <= size; ++k) w *= static_cast<double>(k) / (n - k);
  return w;
}
// Parts by all subsets.
std::vector<numbers> exact_parts(answered& v, std::size_t n, std::size_t columns) {
  std::vector<numbers> parts(n, numbers(columns, 0.0));
  for (change_set s = 0; s < change_set{1} << n; ++s) {
    numbers const& without = v(s);
    double const weight = factorial_weight(std::popcount(s), static_cast<int>(n));
    for (std::size_t k = 0; k < n; ++k) {
      if (has(s, k)) continue;
      numbers const& with = v(s | change_set{1} << k);
      for (std::size_t c = 0; c < columns; ++c) parts[k][c] += weight * (with[c] - without[c]);
    }
  }
  return parts;
}
// Parts by drawn orders, each with its reverse, and their standard errors.
void drawn_parts(answered& v, std::size_t n, std::size_t columns, comparing const& how, std::vector<numbers>& parts,
                 std::vector<numbers>& errors) {
  std::vector<numbers> squares(n, numbers(columns, 0.0));
  parts.assign(n, numbers(columns, 0.0));
  int const pairs = std::max(2, how.orders / 2);
  for (int p = 0; p < pairs; ++p) {
    std::vector<std::size_t> order(n);
    for (std::size_t k = 0; k < n; ++k) order[k] = k;
    for (std::size_t k = n; k > 1; --k) {
      auto const word =
          threefry2x64<13>(how.seed, stream_of("compare"), static_cast<std::uint64_t>(p), std::uint64_t{k});
      std::swap(order[k - 1], order[static_cast<std::size_t>(word.first % k)]);
    }
    std::vector<numbers> of_pair(n, numbers(columns, 0.0));
    for (bool const reversed : {false, true}) {
      if (reversed) std::reverse(order.begin(), order.end());
      change_set made = 0;
      for (std::size_t const k : order) {
        numbers const before = v(made);
        numbers const& after = v(made |= change_set{1} << k);
        for (std::size_t c = 0; c < columns; ++c) of_pair[k][c] += (after[c] - before[c]) / 2;
      }
    }
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t c = 0; c < columns; ++c) {
        parts[k][c] += of_pair[k][c] / pairs;
        squares[k][c] += of_pair[k][c] * of_pair[k][c] / pairs;
      }
  }
  errors = std::move(squares);
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t c = 0; c < columns; ++c)
      errors[k][c] = std::sqrt(std::max(0.0, errors[k][c] - parts[k][c] * parts[k][c]) / (pairs - 1));
}

attribution divided(scenario const& before, scenario const& after, std::vector<answer_head> heads,
                    std::function<numbers(scenario const&)> const& run, bool in_lanes, names const& answers,
                    comparing const& how) {
  if (how.most < 0 || how.most > 20)
    throw error("compare", "most", std::to_string(how.most), "0 to 20 changes of which all subsets are run");
  if (how.orders < 4) throw error("compare", "orders", std::to_string(how.orders), "4 or more");
  changes_between changes(before, after, how.together);
  answered v(changes, answers, run, how.threads);
  money_id const ledger = before.ledger_money();
  numbers const from = v(0);
  std::size_t const columns = from.size();
  for (;;) { // until every set of changes that is asked for can be
    std::size_t const n = changes.size();
    auto const run_one = [&](change_set s) { (void)v(s); };
    try {
      if (n <= static_cast<std::size_t>(how.most)) {
        try {
          v.all_subsets(in_lanes);
        } catch (error const&) {
          (void)v(v.asked());     // throws where the plan cannot be, whatever stands in lanes
          changes.forget_lanes(); // a value that cannot stand beside others: plan by plan
        }
        for (change_set s = 0; s < change_set{1} << n; ++s) (void)v(s);
      }
      attribution r{{}, answer_table(heads, from, ledger), answer_table(heads, from, ledger), {}, {}, 0};
      numbers const to = v(n == 64 ? ~change_set{0} : (change_set{1} << n) - 1);
      r.after = answer_table(heads, to, ledger);
      std::vector<numbers> parts(n, numbers(columns, 0.0)), errors;
      if (n <= static_cast<std::size_t>(how.most)) parts = exact_parts(v, n, columns);
      else drawn_parts(v, n, columns, how, parts, errors);
      for (std::size_t k = 0; k < n; ++k) r.changes.push_back({changes[k].name, changes[k].told});
      for (numbers& x : parts) r.parts.emplace_back(heads, std::move(x), ledger);
      for (numbers& x : errors) r.standard_errors.emplace_back(heads, std::move(x), ledger);
      r.runs = v.runs();
      return r;
    } catch (error const& e) {
      auto const two = bound(changes, v.asked(), run_one);
      if (!two) throw;
      changes.join(two->first, two->second);
      v.forget();
    }
  }
}

} // namespace
} // namespace compiled

attribution compare(scenario const& before, scenario const& after, std::vector<std::string> const& answers,
                    comparing const& how) {
  auto const heads = before.project(answers).heads();
  (void)after.project(answers);
  return compiled::divided(
      before, after, heads, [&](scenario const& s) { return compiled::numbers_of(s.project(answers)); }, true, answers,
      how);
}
attribution compare(scenario const& before, scenario const& after, draws const& d, compared_statistic of,
                    std::vector<std::string> const& answers, comparing const& how) {
  if (!(of.quantile <= 1)) throw error("compare", "quantile", text(of.quantile), "0 to 1, or below 0 for the mean");
  auto const heads = before.project(answers).heads();
  return compiled::divided(
      before, after, heads,
      [&](scenario const& s) {
        sample const paths = s.ensemble(d, answers, how.threads);
        compiled::numbers x;
        for (int c = 0; c < paths.columns(); ++c) {
          auto const all = paths.path_values(c);
          bool const known = std::all_of(all.begin(), all.end(), [](double v) { return std::isfinite(v); });
          x.push_back(!known            ? std::numeric_limits<double>::quiet_NaN()
                      : of.quantile < 0 ? paths.mean(c)
                                        : paths.quantile(c, of.quantile));
        }
        return x;
      },
      false, answers, how);
}

std::string to_json(attribution const& r) {
  detail::json_writer out;
  out.open('{').entry("outlay", "comparison 1").entry("runs", r.runs).entry("exact", r.exact());
  out.key("changes").open('[');
  for (plan_change const& c : r.changes) {
    out.open('{').entry("name", c.name).key("of").open('[');
    for (tree_difference const& d : c.of)
      out.open('{').entry("path", d.path).entry("before", d.before.words()).entry("after", d.after.words()).close('}');
    out.close(']').close('}');
  }
  out.close(']').key("answers").open('[');
  auto const numbers = [&](char const* name, answer_table const& t, int answer) {
    out.key(name).open('[');
    for (double const x : t.values(answer)) out.number(x);
    out.close(']');
  };
  for (int k = 0; k < r.before.size(); ++k) {
    auto const& h = r.before.head(k);
    out.open('{').entry("answer", h.name).entry("unit", h.unit.text()).key("columns").open('[');
    for (int c = 0; c < h.columns; ++c) out.value(h.label(c));
    out.close(']');
    numbers("before", r.before, k);
    numbers("after", r.after, k);
    out.key("parts").open('[');
    for (std::size_t n = 0; n < r.parts.size(); ++n) {
      out.open('{').entry("change", r.changes[n].name);
      numbers("adds", r.parts[n], k);
      if (!r.exact()) numbers("standard_error", r.standard_errors[n], k);
      out.close('}');
    }
    out.close(']').close('}');
  }
  return out.close(']').close('}').text();
}

} // namespace outlay
