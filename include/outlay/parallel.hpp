// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <mutex>
#include <outlay/engines/draws.hpp>
#include <outlay/error.hpp>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace outlay {

/// What a run ends in that was asked to stop before all its chunks were done. There is no half result: who wants a part
/// of the paths draws fewer, and the rest later from `first_path`.
class stopped : public error {
  std::int64_t done_, chunks_;

public:
  stopped(std::int64_t done, std::int64_t chunks, bool out_of_time = false)
      : error("threads", "stop",
              (out_of_time ? "time was up after " : "asked for after ") + std::to_string(done) + " of " +
                  std::to_string(chunks) + " chunks",
              out_of_time ? "more time, or fewer paths" : "a run that is let finish"),
        done_(done), chunks_(chunks) {}
  /// Chunks that were done, and how many there were.
  std::int64_t done() const noexcept { return done_; }
  std::int64_t chunks() const noexcept { return chunks_; }
};

namespace detail {

struct tell_nobody {};
struct never_stop {};
// Asked for by a token, or by the clock.
struct stop_when {
  std::stop_token token = {};
  std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
  bool out_of_time() const { return until != until.max() && std::chrono::steady_clock::now() >= until; }
  bool stop_requested() const { return token.stop_requested() || out_of_time(); }
};

// Takes chunks from a shared counter, so that no thread waits for another.
template <class F, class Report, class Stop>
void run_chunks(int threads, std::int64_t n, F& f, Report& report, Stop const& stop) {
  std::atomic<std::int64_t> next{0}, finished{0};
  std::exception_ptr failure;
  std::mutex guard;
  std::int64_t told = 0;
  auto const work = [&] {
    try {
      for (;;) {
        if constexpr (!std::is_same_v<Stop, never_stop>)
          if (stop.stop_requested()) return;
        std::int64_t const k = next.fetch_add(1);
        if (k >= n) return;
        f(k);
        if constexpr (!std::is_same_v<Report, tell_nobody>) {
          std::lock_guard const lock(guard);
          if (failure) return;
          report(++told, n);
        }
        if constexpr (!std::is_same_v<Stop, never_stop>) finished.fetch_add(1);
      }
    } catch (stop_now const&) { // within its chunk, which is not finished
    } catch (...) {
      next.store(n);
      std::lock_guard const lock(guard);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (int t = 1; t < threads && t < n; ++t) others.emplace_back(work);
    } catch (...) { // the system gives no more threads: those that run end after their chunk
      next.store(n);
      throw;
    }
    work();
  }
  if (failure) std::rethrow_exception(failure);
  if constexpr (!std::is_same_v<Stop, never_stop>)
    if (finished.load() < n) throw stopped(finished.load(), n, !stop.token.stop_requested());
}

} // namespace detail

template <class Report, class Stop> class watched_threads;

/// An executor over std::jthread: chunks are taken from a shared counter, so that no thread waits for another.
/// Answers do not depend on the number of threads. The first exception of a chunk ends the rest and is thrown on.
class threads {
  int count_;

public:
  /// As many threads as asked for, the calling one among them; 0 means one for each core.
  explicit threads(int count = 0) : count_(count) {
    if (count < 0 || count > 4096)
      throw error("threads", "count", std::to_string(count), "0 (one for each core) to 4096");
    if (count_ == 0) count_ = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  }
  int count() const { return count_; }

  template <class F> void for_each_chunk(std::int64_t n, F&& f) const {
    detail::tell_nobody nobody;
    detail::run_chunks(count_, n, f, nobody, detail::never_stop{});
  }

  /// The same, calling `report(done, chunks)` after each chunk: on any of the threads, one call at a time, `done`
  /// rising by one from 1 to `chunks`. What it throws ends the run and is thrown on.
  template <class Report> watched_threads<Report, detail::never_stop> report_to(Report report) const;
  /// The same, ending early when asked to, after the pack of paths at work: then `stopped` is thrown.
  watched_threads<detail::tell_nobody, detail::stop_when> stop_with(std::stop_token token) const;
  /// The same when some time has passed, counted from now.
  watched_threads<detail::tell_nobody, detail::stop_when> stop_after(std::chrono::nanoseconds time) const;
};

/// `threads` that report or can be stopped: `threads(4).report_to(f).stop_with(token).stop_after(10s)`.
template <class Report, class Stop> class watched_threads {
  int count_;
  Report report_;
  Stop stop_;

public:
  watched_threads(int count, Report report, Stop stop)
      : count_(count), report_(std::move(report)), stop_(std::move(stop)) {}

  template <class F> void for_each_chunk(std::int64_t n, F&& f) const {
    Report report = report_;
    detail::run_chunks(count_, n, f, report, stop_);
  }
  template <class Other> watched_threads<Other, Stop> report_to(Other report) const {
    return {count_, std::move(report), stop_};
  }
  watched_threads<Report, detail::stop_when> stop_with(std::stop_token token) const {
    detail::stop_when when = both();
    when.token = std::move(token);
    return {count_, report_, std::move(when)};
  }
  watched_threads<Report, detail::stop_when> stop_after(std::chrono::nanoseconds time) const {
    detail::stop_when when = both();
    when.until = std::chrono::steady_clock::now() + time;
    return {count_, report_, std::move(when)};
  }
  bool stop_requested() const requires(!std::is_same_v<Stop, detail::never_stop>) { return stop_.stop_requested(); }

private:
  detail::stop_when both() const {
    if constexpr (std::is_same_v<Stop, detail::stop_when>) return stop_;
    else return {};
  }
};

template <class Report> watched_threads<Report, detail::never_stop> threads::report_to(Report report) const {
  return {count_, std::move(report), {}};
}
inline watched_threads<detail::tell_nobody, detail::stop_when> threads::stop_with(std::stop_token token) const {
  return {count_, {}, {.token = std::move(token)}};
}
inline watched_threads<detail::tell_nobody, detail::stop_when>
threads::stop_after(std::chrono::nanoseconds time) const {
  return {count_, {}, {.until = std::chrono::steady_clock::now() + time}};
}

} // namespace outlay
