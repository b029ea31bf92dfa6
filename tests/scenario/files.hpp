// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Files of a test, in a directory that goes with it.
#pragma once
#include <outlay/error.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace outlay::test {

class files {
  std::filesystem::path in_;

public:
  explicit files(std::vector<std::pair<std::string, std::string>> const& all = {}) {
    std::string name = (std::filesystem::temp_directory_path() / "outlay_test_XXXXXX").string();
    if (!mkdtemp(name.data())) throw error("test", "directory", name, "one that can be made");
    in_ = name;
    std::filesystem::create_directory(in_ / "sub");
    for (auto const& [file, text] : all) write(file, text);
  }
  files(files const&) = delete;
  files& operator=(files const&) = delete;
  ~files() {
    std::error_code none;
    std::filesystem::remove_all(in_, none);
  }
  std::string path(std::string const& name) const { return (in_ / name).string(); }
  void write(std::string const& name, std::string const& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  std::string text(std::string const& name) const {
    std::ifstream in(path(name), std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
  }
};

} // namespace outlay::test
