// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "engines.hpp"

#include <outlay/scenario.hpp>

namespace outlay::compiled {

#if defined(_GLIBCXX_DEBUG)
char const outlay_compiled_was_built_without_GLIBCXX_DEBUG = 0; // with it after all: then all agree
#elif defined(_LIBCPP_VERSION)
char const outlay_compiled_was_built_with_libstdcxx = 0;
#else
char const outlay_compiled_agrees = 0;
#endif

std::vector<kind> const& kinds() {
  static std::vector<kind> const all{kind_known<economy>(),
                                     kind_known<prices>(),
                                     kind_known<feedback>(),
                                     kind_known<share_target<core>>(),
                                     kind_known<share_target<resilience>>(),
                                     kind_known<budget_risk>(),
                                     kind_known<pledge>(),
                                     kind_known<capital_contribution>(),
                                     kind_known<bank>(),
                                     kind_known<asset_backed_loan>(),
                                     kind_known<public_debt>(),
                                     kind_known<stocks>(),
                                     kind_known<industry_of_stocks>(),
                                     kind_known<learning_of_stocks>(),
                                     kind_known<real_costs>(),
                                     kind_known<deployment>(),
                                     kind_known<backfill>(),
                                     kind_known<consumables>(),
                                     kind_known<manpower>(),
                                     kind_known<rival>(),
                                     kind_known<event>()};
  return all;
}

} // namespace outlay::compiled
