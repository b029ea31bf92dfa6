// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "../parts/small.hpp"
#include "kinds.hpp"

#include <outlay/files/help.hpp>
#include <outlay/files/toml.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

// docs/parts/*.md are what the parts' descriptions say, and the comment at the head of each part. To write them anew:
// OUTLAY_WRITE_MANUAL=1 outlay_tests -tc="manual pages*"

using namespace outlay::test;

namespace {

std::filesystem::path const root(OUTLAY_TEST_DATA "/../..");

std::string text_of_file(std::filesystem::path const& p) {
  std::ifstream in(p, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

// What stands above the struct of a part: its comment, without slashes.
std::string head_of_part(std::string const& kind) {
  std::string const name = kind.substr(0, kind.find('<'));
  std::istringstream lines(text_of_file(root / "include/outlay/parts" / (name + ".hpp")));
  bool const special = kind == "share_target<resilience>";
  std::string about;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("/// ")) about += (about.empty() ? "" : " ") + line.substr(4);
    else if (special ? line.find("struct share_target<resilience>") != line.npos
                     : line.find("struct " + name + " {") != line.npos)
      return about;
    else if (!line.starts_with("///")) about.clear();
  }
  return "";
}

} // namespace

TEST_CASE("manual pages of parts are what their descriptions say") {
  bool const write = std::getenv("OUTLAY_WRITE_MANUAL") != nullptr;
  each_kind([&]<class Part>() {
    auto const m = outlay::manual_of<Part>();
    std::string const page = outlay::manual_page(m, head_of_part(m.kind),
                                                 outlay::write_toml_part(m.table, outlay::write_part(Part::example())));
    std::string name = m.table;
    for (char& c : name)
      if (c == '.') c = '_';
    CAPTURE(name);
    CHECK(head_of_part(m.kind).size() > 20);
    auto const path = root / "docs/parts" / (name + ".md");
    if (write) {
      std::filesystem::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << page;
    }
    CHECK(text_of_file(path) == page);
    CHECK(text_of_file(root / "docs/parts.md").find("parts/" + name + ".md") != std::string::npos);
  });
}
