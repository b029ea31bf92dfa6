// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <outlay/error.hpp>
#include <string>
#include <thread>
#include <vector>

namespace outlay {

/// An executor over std::jthread: chunks are taken from a shared counter, so that no thread waits for another.
/// Answers do not depend on the number of threads. The first exception of a chunk ends the rest and is thrown on.
class threads {
  int count_;

public:
  /// As many threads as asked for, the calling one among them; 0 means one for each core.
  explicit threads(int count = 0) : count_(count) {
    if (count < 0 || count > 4096) throw error("threads", "count", std::to_string(count), "0 (one for each core) to 4096");
    if (count_ == 0) count_ = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  }
  int count() const { return count_; }

  template <class F> void for_each_chunk(std::int64_t n, F&& f) const {
    std::atomic<std::int64_t> next{0};
    std::exception_ptr failure;
    std::mutex guard;
    auto const work = [&] {
      try {
        for (std::int64_t k = next.fetch_add(1); k < n; k = next.fetch_add(1)) f(k);
      } catch (...) {
        std::lock_guard const lock(guard);
        if (!failure) failure = std::current_exception();
        next.store(n);
      }
    };
    {
      std::vector<std::jthread> others;
      for (int t = 1; t < count_ && t < n; ++t) others.emplace_back(work);
      work();
    }
    if (failure) std::rethrow_exception(failure);
  }
};

} // namespace outlay
