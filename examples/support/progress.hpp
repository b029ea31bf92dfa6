// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// How far a long computation is: one line on standard error, only at a terminal and only after two seconds.
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace examples {

class progress {
  using clock = std::chrono::steady_clock;
  char const* what_;
  bool terminal_ = isatty(STDERR_FILENO) == 1, shown_ = false;
  clock::time_point start_ = clock::now(), last_ = start_;

public:
  explicit progress(char const* what) : what_(what) {}
  progress(progress const&) = delete;
  progress& operator=(progress const&) = delete;
  ~progress() {
    if (shown_) std::fputs("\r\033[K", stderr);
  }
  /// Says `done` of `all`, five times a second at most.
  void at(double done, double all) {
    if (!terminal_) return;
    auto const now = clock::now();
    if (now - start_ < std::chrono::seconds(2) || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    shown_ = true;
    std::fprintf(stderr, "\r\033[K%s: %.0f %%", what_, all > 0 ? 100 * done / all : 0.0);
  }
};

} // namespace examples
