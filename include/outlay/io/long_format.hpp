// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <cmath>
#include <ostream>
#include <outlay/engines/answer_table.hpp>
#include <outlay/engines/projection.hpp>
#include <outlay/engines/sample.hpp>
#include <outlay/engines/summary.hpp>
#include <outlay/text.hpp>

namespace outlay {

/// What the long format says beside the numbers, and which groups it reports after the members.
struct long_format {
  std::string model = "outlay";
  std::string scenario = "plan";
  std::vector<group> groups = {europe_and_canada, all_members};
  bool members = true;
  bool measures = true;
};

namespace detail {

// A text field of a CSV, in quotes only where it needs them.
inline std::string csv_field(std::string const& s) {
  if (s.find_first_of(",\"\r\n") == std::string::npos) return s;
  std::string quoted = "\"";
  for (char const c : s) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

// The variables of a projection, one group at a time.
template <class Money> class long_writer {
  std::ostream& out_;
  projection<Money> const& run_;
  std::string before_; // model and scenario
  std::string region_;
  group who_ = all_members;
  std::string const flow_ = billions_text(id_of<Money>, true);

public:
  long_writer(std::ostream& out, projection<Money> const& run, long_format const& how)
      : out_(out), run_(run), before_(csv_field(how.model) + "," + csv_field(how.scenario) + ",") {}

  void region(std::string const& name, group const& who, bool measures, bool is_member = false) {
    is_member_ = is_member;
    region_ = csv_field(name);
    who_ = who;
    accounts();
    side_by_side();
    stocks();
    if (measures) write_measures();
  }

private:
  // One variable; a year in which the region has no GDP, as a member before its accession, has no row.
  template <class Value> void rows(std::string const& variable, std::string const& unit, Value value) {
    for (int y = run_.first_year(); y <= run_.last_year(); ++y) {
      std::chrono::year const when(y);
      if (!(run_.gdp(who_, when).value() > 0)) continue;
      double const x = value(when);
      if (!std::isfinite(x)) continue;
      out_ << before_ << region_ << ',' << csv_field(variable) << ',' << csv_field(unit) << ',' << std::to_string(y)
           << ',' << text(x) << '\n';
    }
  }
  void booked(std::string const& variable, account_set accounts) {
    rows(variable, flow_, [&](std::chrono::year y) { return run_.booked(accounts, who_, y).value(); });
  }
  bool used(account a) const {
    for (int y = run_.first_year(); y <= run_.last_year(); ++y)
      if (run_.outlay_of(a, everybody, std::chrono::year(y)).value() != 0) return true;
    return false;
  }

  void accounts() {
    booked("Outlay", final_accounts);
    booked("Outlay|Core", core_accounts);
    booked("Outlay|Core|Equipment", only(account::equipment) | only(account::other_equipment));
    booked("Outlay|Core|Equipment|Stocks", only(account::equipment));
    booked("Outlay|Core|Equipment|Other", only(account::other_equipment));
    booked("Outlay|Core|Personnel", only(account::personnel));
    booked("Outlay|Core|Infrastructure", only(account::infrastructure));
    booked("Outlay|Core|Operations", only(account::operations));
    booked("Outlay|Core|Posture", only(account::posture));
    booked("Outlay|Core|Aid", only(account::aid));
    booked("Outlay|Resilience", only(account::resilience));
    booked("Financing|Paid-in", only(account::paid_in));
    // Accounts that no part of this plan moves have no rows.
    constexpr std::pair<account, char const*> more[] = {{account::loan_drawn, "Financing|Loans drawn"},
                                                        {account::loan_repaid, "Financing|Loans repaid"},
                                                        {account::interest, "Financing|Interest"},
                                                        {account::call, "Financing|Capital calls"},
                                                        {account::aid_in_kind, "Memo|Aid in kind"}};
    for (auto const& [a, variable] : more)
      if (used(a)) booked(variable, only(a));
  }

  void side_by_side() {
    using when = std::chrono::year;
    rows("Counted|Core", flow_, [&](when y) { return run_.counted_core(who_, y).value(); });
    rows("Counted|Resilience", flow_, [&](when y) { return run_.counted_resilience(who_, y).value(); });
    rows("Overspend", flow_, [&](when y) { return run_.overspend(who_, y).value(); });
    rows("On top", flow_, [&](when y) { return run_.on_top(who_, y).value(); });
    rows("Cash", flow_, [&](when y) { return run_.cash(who_, y).value(); });
    rows("Deficit", flow_, [&](when y) { return run_.deficit(who_, y).value(); });
    rows("Debt", flow_, [&](when y) { return run_.debt(who_, y).value(); });
    rows("GDP", flow_, [&](when y) { return run_.gdp(who_, y).value(); });
    std::string const share = unit_text("share of GDP", id_of<Money>, true);
    rows("Share|Core", share, [&](when y) { return run_.core_share(who_, y).value(); });
    rows("Share|Resilience", share, [&](when y) { return run_.resilience_share(who_, y).value(); });
  }

  bool has_stock(std::optional<area> which) const {
    try {
      (void)run_.stock_index(who_, std::chrono::year(run_.first_year()), which);
      return true;
    } catch (error const&) { // the only way in which a projection tells that a group has no such stock
      return false;
    }
  }
  void stocks() {
    if (!has_stock({})) return;
    auto const index = [&](std::optional<area> which) {
      return [this, which](std::chrono::year y) { return run_.stock_index(who_, y, which); };
    };
    rows("Stock index", "opening stock = 1", index({}));
    for (int k = 0; k < area_count; ++k) {
      area const a = static_cast<area>(k);
      if (has_stock(a)) rows("Stock index|" + std::string(name_of(a)), "opening stock = 1", index(a));
    }
  }

  // Measures by kind of part, then by part where parts of the kind have names; the parts make the kind, which has no
  // number of its own where they report in different units.
  void write_measures() {
    auto const& all = run_.measures();
    for (std::size_t m = 0; m < all.size(); ++m) {
      std::string const kind = kind_in(all[m].part), variable = "Measure|" + kind + "|" + all[m].name;
      std::vector<measure const*> same;
      for (measure const& x : all)
        if (x.name == all[m].name && kind_in(x.part) == kind) same.push_back(&x);
      if (same.front() != &all[m]) continue; // written with the first of them
      auto const any = [&](auto const& is) { return std::any_of(same.begin(), same.end(), is); };
      if (is_member_ && any([](measure const* x) { return x->of_alliance; })) continue; // no member's share is known
      auto const unit = [](measure const& x) { return unit_text(x.unit, id_of<Money>, !x.is_level); };
      if (!any([&](measure const* x) { return unit(*x) != unit(all[m]); }))
        rows(variable, unit(all[m]), [&](std::chrono::year y) {
          double sum = 0;
          for (measure const* x : same) sum += run_.measured(*x, who_, y);
          return sum;
        });
      if (!any([&](measure const* x) { return x->part != kind; })) continue;
      for (measure const* x : same)
        rows(variable + "|" + name_in(x->part, kind), unit(*x),
             [&](std::chrono::year y) { return run_.measured(*x, who_, y); });
    }
  }
  bool is_member_ = false;

  // `pledge` of `pledge "arms"`.
  static std::string kind_in(std::string const& label) { return label.substr(0, label.find(" \"")); }
  static std::string name_in(std::string const& label, std::string const& kind) {
    return label == kind ? "without name" : label.substr(kind.size() + 2, label.size() - kind.size() - 3);
  }
};

} // namespace detail

/// Writes a projection in long format: model,scenario,region,variable,unit,year,value, a line for each number. Regions
/// are the members by code, then the groups by name. `A|B` is a part of `A`; parts of `Outlay` and of a measure add up
/// to it.
/// Throws `error` where a group names a code that is none of the alliance's.
template <class Money> void write_long(std::ostream& out, projection<Money> const& run, long_format const& how = {}) {
  for (group const& g : how.groups) run.allies().set_of(g, "long format", "groups");
  out << "model,scenario,region,variable,unit,year,value\n";
  detail::long_writer<Money> writer(out, run, how);
  if (how.members)
    for (member const& m : run.allies().members()) writer.region(m.code.text(), group(m.code), how.measures, true);
  for (group const& g : how.groups) writer.region(g.name(), g, how.measures);
}

namespace detail {
// Answers that are variables of a projection have their names here too, so that children add up to their parents.
inline std::string long_variable(answer_head const& h) {
  std::string s = h.name;
  std::string const region = " of " + (h.members.empty() ? h.region : "each member");
  if (auto const at = s.find(region); region.size() > 4 && at != std::string::npos) s.erase(at, region.size());
  constexpr std::pair<std::string_view, std::string_view> known[] = {{"outlay", "Outlay"},
                                                                     {"core outlay", "Outlay|Core"},
                                                                     {"equipment (category)", "Outlay|Core|Equipment"},
                                                                     {"equipment", "Outlay|Core|Equipment|Stocks"},
                                                                     {"other equipment", "Outlay|Core|Equipment|Other"},
                                                                     {"personnel", "Outlay|Core|Personnel"},
                                                                     {"infrastructure", "Outlay|Core|Infrastructure"},
                                                                     {"operations", "Outlay|Core|Operations"},
                                                                     {"posture", "Outlay|Core|Posture"},
                                                                     {"aid", "Outlay|Core|Aid"},
                                                                     {"resilience", "Outlay|Resilience"},
                                                                     {"paid-in capital", "Financing|Paid-in"},
                                                                     {"loan drawn", "Financing|Loans drawn"},
                                                                     {"loan repaid", "Financing|Loans repaid"},
                                                                     {"interest", "Financing|Interest"},
                                                                     {"capital call", "Financing|Capital calls"},
                                                                     {"aid in kind", "Memo|Aid in kind"},
                                                                     {"counted core", "Counted|Core"},
                                                                     {"counted resilience", "Counted|Resilience"},
                                                                     {"overspend", "Overspend"},
                                                                     {"on top of the budget", "On top"},
                                                                     {"cash", "Cash"},
                                                                     {"deficit", "Deficit"},
                                                                     {"debt", "Debt"},
                                                                     {"GDP", "GDP"},
                                                                     {"core share", "Share|Core"},
                                                                     {"resilience share", "Share|Resilience"},
                                                                     {"stock index", "Stock index"}};
  for (auto const& [name, variable] : known)
    if (s == name) return std::string(variable);
  if (s.starts_with("stock index, ")) return "Stock index|" + s.substr(13);
  return "Answer|" + s;
}
} // namespace detail

/// Writes the answers of a projection in the same format; an answer with one number has no year. Answers that a whole
/// projection has as variables keep their names, units and numbers; others are `Answer|...`. A year without a number
/// has no row; throws `error` for an answer of one number that has none.
inline void write_long(std::ostream& out, answer_table const& table, long_format const& how = {}) {
  out << "model,scenario,region,variable,unit,year,value\n";
  for (answer_head const& h : table.heads()) {
    std::string const variable = detail::long_variable(h);
    std::string const before = detail::csv_field(how.model) + "," + detail::csv_field(how.scenario) + ",";
    std::string const behind =
        detail::csv_field(variable) + "," + detail::csv_field(unit_text(h)) + ",";
    for (int k = 0; k < h.columns; ++k) {
      if (h.columns > 1 && !table.has_number(h.first_column + k)) continue; // a year without one has no row
      std::string const region = h.members.empty() ? h.region : h.members[static_cast<std::size_t>(k / h.each())];
      std::string const in = h.yearly()      ? std::to_string(h.first_year + k % h.each())
                             : h.each() == 1 ? ""
                                             : std::to_string(k % h.each());
      out << before << detail::csv_field(region) << ',' << behind << in << ',' << text(table.column(h.first_column + k))
          << '\n';
    }
  }
}

namespace detail {
inline bool any_number(sample const& s, int column) {
  auto const all = s.path_values(column);
  return std::any_of(all.begin(), all.end(), [](double x) { return std::isfinite(x); });
}
inline bool any_number(summary const& s, int column) {
  histogram const& h = s.counts(column);
  return h.missing() + h.infinite() < h.count();
}
} // namespace detail

/// Writes a sample or a summary as a plain table: answer,year,unit,mean,se and a column `q` for each quantile (0 to 1),
/// a line for each column of the sample. An answer with one number has no year; one of each member has its code behind
/// its name.
template <class Sample>
  requires std::derived_from<Sample, answer_columns>
void write_table(std::ostream& out, Sample const& s, std::vector<double> const& quantiles = {0.05, 0.5, 0.95}) {
  for (double const q : quantiles)
    if (!(q >= 0 && q <= 1)) throw error("table", "quantiles", text(q), "0 to 1");
  out << "answer,year,unit,mean,se";
  for (double const q : quantiles) out << ",q" << text(q);
  out << '\n';
  for (answer_head const& h : s.heads())
    for (int k = 0; k < h.columns; ++k) {
      int const column = h.first_column + k;
      if (h.columns > 1 && !detail::any_number(s, column)) continue; // a year without one, as before an accession
      out << detail::csv_field(h.members.empty() ? h.name
                                                 : h.name + ", " + h.members[static_cast<std::size_t>(k / h.each())])
          << ',';
      if (h.yearly()) out << std::to_string(h.first_year + k % h.each());
      out << ',' << detail::csv_field(unit_text(h)) << ',' << text(s.mean(column)) << ','
          << text(s.standard_error(column));
      for (double const q : quantiles) out << ',' << text(s.quantile(column, q));
      out << '\n';
    }
}

} // namespace outlay
