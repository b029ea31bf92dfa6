// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What a run has done so far, shown on a terminal once it has taken two seconds.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace w1 {

/// Paths that the engines have finished since the program began.
inline std::atomic<std::size_t> paths_done{0};

/// An executor that counts paths as its chunks are done.
template <class Executor> struct counting {
  Executor on;
  std::size_t paths;
  template <class F> void for_each_chunk(std::int64_t n, F&& f) const {
    auto const each = paths / static_cast<std::size_t>(n);
    on.for_each_chunk(n, [&](std::int64_t k) {
      f(k);
      paths_done.fetch_add(each, std::memory_order_relaxed);
    });
  }
};

/// Lives as long as one job of the program; a line on stderr, if that is a terminal, which is wiped out at the end.
class progress {
  std::string job_;
  std::size_t paths_, first_ = paths_done.load();
  std::mutex guard_;
  std::condition_variable_any asleep_;
  std::jthread teller_;

  void tell(std::stop_token const& stop) {
    auto const begin = std::chrono::steady_clock::now();
    auto lock        = std::unique_lock(guard_);
    auto told        = false;
    for (auto pause = std::chrono::milliseconds(2000);; pause = std::chrono::milliseconds(250)) {
      if (asleep_.wait_for(lock, stop, pause, [] { return false; }) || stop.stop_requested()) break;
      auto const part = 100 * static_cast<double>(paths_done.load() - first_) / static_cast<double>(paths_);
      auto const time = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      std::fprintf(stderr, "\r\033[Kw1: %s, %.0f %%, %.0f s", job_.c_str(), std::min(part, 100.0), time);
      std::fflush(stderr);
      told = true;
    }
    if (told) std::fputs("\r\033[K", stderr);
  }

public:
  progress(std::string job, std::size_t paths) : job_(std::move(job)), paths_(std::max<std::size_t>(paths, 1)) {
    if (isatty(STDERR_FILENO) != 0) teller_ = std::jthread([this](std::stop_token stop) { tell(stop); });
  }
};

}  // namespace w1
