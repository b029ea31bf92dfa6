// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <array>
#include <optional>
#include <outlay/units/money.hpp>
#include <string_view>

namespace outlay::data {

/// The currency that NATO's tables call by this name for a member; two members have kroner of their own. Empty for no
/// name or an unknown one.
constexpr std::optional<currency> currency_named(std::string_view name, std::string_view code) {
  struct entry {
    std::string_view name;
    outlay::currency currency;
  };
  constexpr std::array<entry, 14> names{{{"Euros", currency::eur},
                                         {"US dollars", currency::usd},
                                         {"Pounds", currency::gbp},
                                         {"Canadian dollars", currency::cad},
                                         {"Leks", currency::all},
                                         {"Leva", currency::bgn},
                                         {"Koruny", currency::czk},
                                         {"Forint", currency::huf},
                                         {"Denars", currency::mkd},
                                         {"Zlotys", currency::pln},
                                         {"New Lei", currency::ron},
                                         {"Kronor", currency::sek},
                                         {"Liras", currency::try_},
                                         {"Kroner", currency::dkk}}};
  for (entry const& e : names)
    if (e.name == name) return e.currency == currency::dkk && code == "NOR" ? currency::nok : e.currency;
  return std::nullopt;
}

} // namespace outlay::data
