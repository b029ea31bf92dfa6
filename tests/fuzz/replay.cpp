// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Replays what the fuzzer has kept, with any compiler: files and directories of them.
#include "plan_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> files;
  for (int k = 1; k < argc; ++k)
    if (std::filesystem::is_directory(argv[k]))
      for (auto const& entry : std::filesystem::directory_iterator(argv[k])) files.push_back(entry.path());
    else files.emplace_back(argv[k]);
  std::sort(files.begin(), files.end());
  for (auto const& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    try {
      fuzz::plan_file(text.str());
    } catch (std::exception const& e) {
      std::fprintf(stderr, "%s: %s\n", file.c_str(), e.what());
      return 1;
    }
  }
  std::printf("%zu files\n", files.size());
  return files.empty() ? 1 : 0;
}
