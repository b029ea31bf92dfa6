// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/file_alliance.hpp>
#include <outlay/files/write_part.hpp>

namespace outlay::detail {

[[gnu::cold]] inline tree written_yearly(yearly const& y) {
  if (y.first == 0 && y.values.size() == 1) return y.values[0];
  tree t;
  t["first"] = y.first;
  tree& values = t["values"] = tree::list_type{};
  for (double const x : y.values) values.add(x);
  return t;
}
[[gnu::cold]] inline tree written_member(member const& m) {
  tree one{tree::table_type{}};
  one["code"] = m.code.text();
  if (!m.name.empty()) one["name"] = m.name;
  one["gdp"] = written(static_cast<yearly_amount const&>(m.gdp));
  one["core"] = written(m.core);
  one["mix"] = written(m.mix);
  if (m.price_level == m.price_level) one["price_level"] = m.price_level;
  if (m.population != 0) one["population"] = written_over(m.population, 1000).value_or(1000 * m.population);
  if (!m.spends) one["spends"] = false;
  if (m.partner) one["partner"] = true;
  if (m.from) one["from"] = to_string(*m.from);
  if (m.until) one["until"] = to_string(*m.until);
  return one;
}
[[gnu::cold]] inline tree written_rate(exchange_rate const& r) {
  tree one{tree::table_type{}};
  one["from"] = written_money_id(r.from);
  one["rate"] = written_yearly(r.rate);
  if (r.into) one["into"] = written_money_id(*r.into);
  if (!r.prices.empty()) one["prices"] = written_yearly(r.prices);
  if (r.code) one["member"] = r.code->text();
  return one;
}
[[gnu::cold]] inline tree written_horizon(horizon const& span) {
  tree h{tree::table_type{}};
  h["from"] = to_string(span.from);
  h["until"] = to_string(span.until);
  h["step"] = std::string(step_names[span.step == step_length::monthly     ? 0
                                     : span.step == step_length::quarterly ? 1
                                                                           : 2]);
  return h;
}
// The name of a file for the same figures of NATO's as these; nothing where they are not NATO's.
[[gnu::cold]] inline std::optional<std::string> published_name(alliance<run_money> const& allies) {
  auto const digest_of = [](alliance<run_money> const& a) {
    std::string s = a.facts().edition + to_string(a.ledger_money());
    for (member const& m : a.members())
      s += m.code.text() + text(field_access::raw(m.gdp)) + text(field_access::raw(m.core)) + text(m.price_level) +
           text(m.population) + (m.from ? to_string(*m.from) : "") + (m.until ? to_string(*m.until) : "");
    for (exchange_rate const& r : a.facts().rates) s += written_rate(r).words();
    return s;
  };
  int const y = allies.base_year();
  for (nato_edition const& e : nato_editions)
    if (allies.facts().edition == e.title && y >= 2014 && y <= e.last_year &&
        digest_of(e.alliance_of(y)) == digest_of(allies))
      return std::string(e.name);
  return {};
}
/// The years and the members of a plan as a file has them: NATO's by their base year, else every member and rate.
[[gnu::cold]] inline tree written_alliance(alliance<run_money> const& allies, horizon const& span) {
  tree t{tree::table_type{}};
  tree& h = t["horizon"] = tree::table_type{};
  h["base_year"] = allies.base_year();
  if (!(span.from == date(std::chrono::year(allies.base_year())))) h["from"] = to_string(span.from);
  h["until"] = to_string(span.until);
  if (span.step != step_length::monthly)
    h["step"] = std::string(step_names[span.step == step_length::quarterly ? 1 : 2]);
  if (auto const name = published_name(allies)) {
    if (*name != nato_editions[0].name) t["alliance"] = *name;
    return t;
  }
  t["alliance"] = "own";
  if (allies.ledger_money() != id_of<usd_2021>) t["money"] = written_money_id(allies.ledger_money());
  if (!allies.facts().prices.empty()) t["prices_of_the_alliance"] = written_yearly(allies.facts().prices);
  for (member const& m : allies.members()) t["member"].add(written_member(m));
  for (exchange_rate const& r : allies.facts().rates) t["exchange_rate"].add(written_rate(r));
  return t;
}

} // namespace outlay::detail
