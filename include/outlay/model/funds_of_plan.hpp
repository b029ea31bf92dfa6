// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <string>
#include <vector>
#include <outlay/alliance/alliance.hpp>
#include <outlay/refuse.hpp>
#include <outlay/units/money.hpp>

namespace outlay::detail {

/// Capital as a setting knows it: who pays it in, in which money, and whether another part works with it.
struct known_fund {
  std::string name;
  money_id money{};
  member_set founders = 0;
  bool paid_in = false;
  int slot = -1; ///< number in the ledger; -1 where nothing works with it
  std::string user = {}; ///< the part that works with it
  bool writes_off = false; ///< whether that part may write off what it has lent
};

template <class> class basic_funds_of_plan;
// The capitals of a plan: who pays them in, and which part works with them.
using funds_of_plan = basic_funds_of_plan<void>;
template <class> class basic_funds_of_plan {
  std::vector<known_fund> funds_;
  int funds_in_use_ = 0;

public:
  /// Registers capital by its name: `who` pays it in.
  [[gnu::cold]] void offer_fund(std::string const& name, money_id in, member_set who) {
    known_fund& f = fund_named(name);
    f.money = in;
    f.founders = who;
    f.paid_in = true;
  }
  /// Asks for a capital's place in the ledger; false where another part did so before.
  [[gnu::cold]] bool use_fund(std::string const& name, std::string const& part, bool writes_off) {
    known_fund& f = fund_named(name);
    f.writes_off = writes_off;
    if (f.slot >= 0) return f.user == part; // a part is checked again for each value of its fields
    f.slot = funds_in_use_++;
    f.user = part;
    return true;
  }
  /// The capital of a name; throws `error` naming part and field where nothing pays it in.
  [[gnu::cold]] known_fund const& find_fund(std::string const& name, std::string const& part, char const* field) const {
    std::string known;
    for (known_fund const& f : funds_) {
      if (!f.paid_in) continue;
      if (f.name == name) return f;
      known.append(known.empty() ? "\"" : ", \"").append(f.name).append("\"");
    }
    if (known.empty()) refuse(part, field, {"\"", name, "\""}, "a plan with a capital_contribution");
    refuse(part, field, {"\"", name, "\""}, {"the name of a capital_contribution: ", known});
  }
  std::vector<known_fund> const& funds() const { return funds_; }
  /// Places of capitals in the ledger.
  int funds_in_use() const { return funds_in_use_; }

private:
  known_fund& fund_named(std::string const& name) {
    for (known_fund& f : funds_)
      if (f.name == name) return f;
    funds_.push_back({name});
    return funds_.back();
  }
};

} // namespace outlay::detail
