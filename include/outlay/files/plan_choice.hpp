// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <filesystem>
#include <string>

namespace outlay {

/// A file, and which of its scenarios: `plan.toml#low`.
struct plan_choice {
  std::filesystem::path file;
  std::string scenario;
};
/// The two of one text: a file is what stands before the first `#` before which one is named that there is.
[[gnu::cold]] inline plan_choice plan_choice_of(std::string const& text) {
  std::error_code none;
  if (std::filesystem::exists(text, none)) return {text, ""};
  for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at + 1))
    if (std::filesystem::exists(text.substr(0, at), none)) return {text.substr(0, at), text.substr(at + 1)};
  std::size_t const last = text.rfind('#');
  if (last == std::string::npos) return {text, ""};
  return {text.substr(0, last), text.substr(last + 1)};
}

} // namespace outlay
