// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Writes into a directory what a fuzzer begins with: a file for each kind of part, and words.dict, a dictionary of all
// keys and values that plan files know.
#include <outlay/scenario.hpp>

#include <filesystem>
#include <fstream>
#include <set>

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  std::filesystem::path const to = argv[1];
  std::filesystem::create_directories(to / "seeds");
  std::set<std::string> words{"[[", "]]", "=", "{", "}", "\"", "'", "\\u0041", "%", "bn", "mn", "/month", "/year",
                              " of 2021", "on ", " + 6 months", "never", "2027", "2027-01", "\"USD", "\"EUR"};
  // whatever stands in quotation marks in the schema is a key, a kind or a value of files
  std::string const schema = outlay::json_schema_of_scenarios();
  for (std::size_t at = schema.find('"'); at != std::string::npos; at = schema.find('"', at)) {
    std::size_t const end = schema.find('"', at + 1);
    if (end == std::string::npos) break;
    if (std::string const w = schema.substr(at + 1, end - at - 1); !w.empty() && w.size() <= 40) words.insert(w);
    at = end + 1;
  }
  for (std::string const& kind : outlay::kinds_of_parts()) {
    std::string const page = outlay::help_of_kind(kind);
    std::size_t const at = page.find("[[" + kind + "]]");
    if (at == std::string::npos) return 1;
    std::string const part = page.substr(at, page.find("```", at) - at);
    std::ofstream(to / "seeds" / (kind + ".toml"), std::ios::binary) << "[horizon]\nuntil = \"2028\"\n\n" << part;
  }
  std::ofstream dictionary(to / "words.dict", std::ios::binary);
  for (std::string const& w : words) {
    std::string quoted;
    for (char const c : w) (c == '"' || c == '\\' ? quoted += '\\' : quoted) += c;
    bool plain = true;
    for (char const c : w) plain = plain && c >= 32 && c < 127;
    if (plain) dictionary << '"' << quoted << "\"\n";
  }
  return dictionary.flush() ? 0 : 1;
}
