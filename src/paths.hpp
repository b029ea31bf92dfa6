// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Paths of a scenario: what its kinds of parts know of them.
#pragma once
#include "engines.hpp"

#include <outlay/files/tree_path.hpp>
#include <outlay/scenario.hpp>

namespace outlay::compiled {

/// The fields that parts of these kinds may have, by their tables.
detail::fields_of_table fields_in(std::vector<kind> all);

/// Throws `error` for a kind of a user's own whose table no file can have beside those of the other kinds: none, no
/// plain key, or a word of the format.
void require_free(std::string const& table, std::vector<kind> const& others);

/// Where one value stands for all areas and the path names one of them, the tree gets a table with a value for each.
void take_areas_apart(scenario const& s, std::string const& path, tree& t, detail::fields_of_table const& fields);

} // namespace outlay::compiled
