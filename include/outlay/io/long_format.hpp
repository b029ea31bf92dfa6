// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <ostream>
#include <outlay/results/answer_table.hpp>
#include <outlay/results/projection.hpp>
#include <outlay/io/long_table.hpp>

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

// The variables of a projection, one group at a time.
template <class Money> class long_writer {
  long_table& out_;
  projection<Money> const& run_;
  money_id const money_ = run_.ledger_money();
  long_format const& how_;
  std::string region_;
  group who_ = all_members;
  bool is_member_ = false;
  std::string const flow_ = billions_text(money_, true);
  std::vector<measure const*> debts_; // what parts report of public debt
  member_set indebted_ = 0;           // members whose public debt is known

public:
  long_writer(long_table& out, projection<Money> const& run, long_format const& how)
      : out_(out), run_(run), how_(how) {
    for (measure const& m : run.measures())
      if (m.name == "debt" && kind_in(m.part) == "public_debt") debts_.push_back(&m);
    indebted_ = run.has_debt();
  }

  void region(std::string const& name, group const& who, bool is_member = false) {
    is_member_ = is_member;
    region_ = name;
    who_ = who;
    for (int y = run_.first_year(); y <= run_.last_year(); ++y)
      if (!belongs(y)) leave_out("", y, "no member of the region belongs to the alliance in these years");
    accounts();
    side_by_side();
    public_debt();
    stocks();
    if (how_.measures) write_measures();
  }

private:
  bool belongs(int y) const { return run_.gdp(who_, std::chrono::year(y)).value() > 0; }
  void leave_out(std::string const& variable, int y, std::string const& why) {
    out_.leave_out({how_.scenario, region_, variable, y, y, why});
  }
  void row(std::string const& variable, std::string const& unit, int y, double value) {
    out_.add({how_.model, how_.scenario, region_, variable, unit, y, value});
  }
  // One variable; a year in which the region has no GDP, as a member before its accession, has no row.
  template <class Value> void rows(std::string const& variable, std::string const& unit, Value value) {
    for (int y = run_.first_year(); y <= run_.last_year(); ++y)
      if (belongs(y)) row(variable, unit, y, value(std::chrono::year(y)));
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
    rows("Counts as|Deficit", flow_, [&](when y) { return run_.deficit(who_, y).value(); });
    rows("Counts as|Debt", flow_, [&](when y) { return run_.debt(who_, y).value(); });
    rows("GDP", flow_, [&](when y) { return run_.gdp(who_, y).value(); });
    std::string const share = unit_text(counts::share_of_gdp, money_, true);
    rows("Share|Core", share, [&](when y) { return run_.core_share(who_, y).value(); });
    rows("Share|Resilience", share, [&](when y) { return run_.resilience_share(who_, y).value(); });
  }

  double debt_of(group const& g, std::chrono::year y) const {
    double sum = 0;
    for (measure const* m : debts_) sum += run_.measured(*m, g, y);
    return sum;
  }
  // Public debt itself, at a year's end: of a group only where that of every member in it is known.
  void public_debt() {
    if (debts_.empty()) return;
    member_set const who = run_.allies().set_of(who_, "long format", "group");
    for (int y = run_.first_year(); y <= run_.last_year(); ++y) {
      if (!belongs(y)) continue;
      std::string unknown;
      for (int i = 0; i < run_.allies().size(); ++i) {
        member_code const code = run_.allies()[i].code;
        if ((who >> i & 1) && !(indebted_ >> i & 1) && run_.gdp(code, std::chrono::year(y)).value() > 0)
          unknown.append(unknown.empty() ? "" : " ").append(code.text());
      }
      if (unknown.empty()) row("Debt", billions_text(money_), y, debt_of(who_, std::chrono::year(y)));
      else leave_out("Debt", y, "the plan follows no public debt of " + unknown);
    }
  }

  // A projection tells only by an error that a group holds no such stock, or that who holds it does not belong at the
  // year's end.
  std::optional<double> index(int y, std::optional<area> which) const {
    try {
      return run_.stock_index(who_, std::chrono::year(y), which);
    } catch (error const&) {
      return {};
    }
  }
  // One index; who holds no such stock in any year has no rows.
  void stock(std::string const& variable, std::optional<area> which) {
    bool held = false;
    for (int y = run_.first_year(); y <= run_.last_year(); ++y) held = held || index(y, which);
    for (int y = run_.first_year(); held && y <= run_.last_year(); ++y) {
      if (!belongs(y)) continue;
      if (auto const x = index(y, which)) row(variable, "Index (opening stock = 1)", y, *x);
      else leave_out(variable, y, "who holds such stocks does not belong at the year's end");
    }
  }
  void stocks() {
    stock("Stock index", {});
    for (int k = 0; k < area_count; ++k) {
      area const a = static_cast<area>(k);
      stock("Stock index|" + std::string(name_of(a)), a);
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
      auto const unit = [this](measure const& x) { return unit_text(x.unit, money_, !x.is_level); };
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

  // `pledge` of `pledge "arms"`.
  static std::string kind_in(std::string const& label) { return label.substr(0, label.find(" \"")); }
  static std::string name_in(std::string const& label, std::string const& kind) {
    constexpr char const* unnamed = "without name";
    if (label == kind) return unnamed;
    std::string const name = label.substr(kind.size() + 2, label.size() - kind.size() - 3);
    return name == unnamed ? "\"" + name + "\"" : name;
  }
};

} // namespace detail

/// Adds a projection to a file in long format. Regions are the members by code, then the groups by name. `A|B` is a
/// part of `A`; parts of `Outlay` and of a measure add up to it. `Debt` is public debt itself where parts follow it;
/// what the plan adds to debt and deficits is `Counts as|Debt` and `Counts as|Deficit`.
/// Throws `error` where a group names a code that is none of the alliance's, or two groups have one name.
template <class Money> void add_to(long_table& table, projection<Money> const& run, long_format const& how = {}) {
  for (group const& g : how.groups) run.allies().set_of(g, "long format", "groups");
  detail::long_writer<Money> writer(table, run, how);
  if (how.members)
    for (member const& m : run.allies().members()) writer.region(m.code.text(), group(m.code), true);
  for (group const& g : how.groups) writer.region(g.name(), g);
}
/// Writes a projection as a file in long format.
template <class Money> void write_long(std::ostream& out, projection<Money> const& run, long_format const& how = {}) {
  long_table table;
  add_to(table, run, how);
  out << table.csv();
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
                                                                     {"deficit", "Counts as|Deficit"},
                                                                     {"debt", "Counts as|Debt"},
                                                                     {"public_debt: debt", "Debt"},
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

/// Adds the answers of a projection to a file in long format. Answers that a whole projection has as variables keep
/// their names, units and numbers; others are `Answer|...`. An answer with one number stands at the last year of the
/// run. A share, index or year that does not exist, as a share of GDP before an accession, is left out and noted.
/// Throws `error` for any other number that is not finite.
inline void add_to(long_table& table, answer_table const& answers, long_format const& how = {}) {
  int answer = 0;
  for (answer_head const& h : answers.heads()) {
    std::string const variable = detail::long_variable(h), unit = unit_text(h);
    std::span<double const> const numbers = answers.values(answer++);
    for (int k = 0; k < h.columns; ++k) {
      int const place = k % h.each();
      std::string const region = !h.members.empty() ? h.members[static_cast<std::size_t>(k / h.each())]
                                 : h.region.empty() ? all_members.name()
                                                    : h.region;
      std::string const name = h.yearly() || h.each() == 1 ? variable : variable + "|" + std::to_string(place);
      int const at = h.yearly() ? h.first_year + place : h.last_year;
      double const x = numbers[static_cast<std::size_t>(k)];
      if (detail::stands_in_file(x, unit, {h.name, " in ", at, ", ", region}))
        table.add({how.model, how.scenario, region, name, unit, at, x});
      else if (h.columns == 1) (void)answers.column(h.first_column); // the one number asked for: an error
      else table.leave_out({how.scenario, region, name, at, at, "there is no such number in these years"});
    }
  }
}
/// Writes the answers of a projection as a file in long format.
inline void write_long(std::ostream& out, answer_table const& answers, long_format const& how = {}) {
  long_table table;
  add_to(table, answers, how);
  out << table.csv();
}

} // namespace outlay
