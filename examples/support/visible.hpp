// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Texts that a user wrote, on their way to a terminal, to gnuplot or into a file.
#pragma once

#include <string>

namespace examples {

/// The same text with what a terminal would obey or could not show written out, as `\x1b`: control characters, marks of
/// direction, and bytes that are no UTF-8.
std::string visible(std::string const& s);

/// The same text in capitals, also of letters with accents, Greek and Cyrillic ones; the German sharp s as SS.
std::string capitals(std::string const& s);

} // namespace examples
