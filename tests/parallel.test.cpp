// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include "parts/small.hpp"

#include <outlay/parallel.hpp>

#include <atomic>
#include <memory>
#include <numeric>
#include <set>
#include <stdexcept>

using namespace outlay::test;

namespace {

// How often each of n chunks was run.
template <class Executor> std::vector<int> runs(Executor const& run_on, int n) {
  std::vector<std::atomic<int>> times(static_cast<std::size_t>(n));
  run_on.for_each_chunk(n, [&](std::int64_t k) { ++times[static_cast<std::size_t>(k)]; });
  return {times.begin(), times.end()};
}

auto const growth_alone = outlay::plan(outlay::economy{.growth = 1_pct, .volatility = 3_pct},
                                       outlay::share_target<outlay::core>{.to = 3.5_pct, .by = 2030y});
template <class Executor> outlay::sample budgets(Executor const& run_on, std::int64_t paths = 600) {
  return outlay::ensemble<2>(run_on, three(), growth_alone,
                             {.from = 2025y, .until = 2028y, .step = outlay::step_length::annual}, {.paths = paths},
                             outlay::core_budget);
}

} // namespace

TEST_CASE("every executor runs each chunk once") {
  for (int const n : {0, 1, 2, 3, 50}) {
    std::vector<int> const once(static_cast<std::size_t>(n), 1);
    CHECK(runs(outlay::on_this_thread{}, n) == once);
    for (int const count : {1, 2, 3, 7}) {
      outlay::threads const t(count);
      CHECK(runs(t, n) == once);
      CHECK(runs(t.report_to([](std::int64_t, std::int64_t) {}), n) == once);
      CHECK(runs(t.stop_with({}), n) == once);
      CHECK(runs(t.report_to([](std::int64_t, std::int64_t) {}).stop_with(std::stop_source().get_token()), n) == once);
      CHECK(runs(t.stop_with({}).report_to([](std::int64_t, std::int64_t) {}), n) == once);
    }
  }
}

TEST_CASE("progress is told one chunk at a time, from the first to the last") {
  for (int const count : {1, 2, 7}) {
    std::vector<std::int64_t> done; // without a lock: one call at a time
    outlay::threads(count)
        .report_to([&](std::int64_t k, std::int64_t n) {
          CHECK(n == 40);
          done.push_back(k);
        })
        .for_each_chunk(40, [](std::int64_t) {});
    std::vector<std::int64_t> expected(40);
    std::iota(expected.begin(), expected.end(), 1);
    CHECK(done == expected);
  }
}

TEST_CASE("progress and a token that is never used change no bit of an ensemble") {
  auto const plain = budgets(outlay::on_this_thread{});
  std::int64_t last = 0;
  auto const told = budgets(outlay::threads(3)
                                .report_to([&](std::int64_t k, std::int64_t) { last = k; })
                                .stop_with(std::stop_source().get_token()));
  CHECK(last == 19); // 300 tiles of two paths, sixteen to a chunk
  CHECK(std::equal(plain.data(), plain.data() + plain.paths() * plain.columns(), told.data()));
}

TEST_CASE("a stop ends in an exception that says how far the run came") {
  for (int const count : {1, 2, 3}) {
    std::stop_source source;
    auto const watched =
        outlay::threads(count).stop_with(source.get_token()).report_to([&](std::int64_t k, std::int64_t) {
          if (k == 5) source.request_stop();
        });
    try {
      budgets(watched);
      FAIL_CHECK("no exception");
    } catch (outlay::stopped const& e) {
      CHECK(e.done() >= 5);
      CHECK(e.done() < 5 + count); // chunks that had begun are finished
      CHECK(e.chunks() == 19);
      CHECK(e.part() == "threads");
      CHECK(e.value() == "asked for after " + std::to_string(e.done()) + " of 19 chunks");
    }
  }
  std::stop_source before;
  before.request_stop();
  CHECK_THROWS_AS(budgets(outlay::threads(2).stop_with(before.get_token())), outlay::stopped);
  // A stop that comes with the last chunk finds nothing to stop.
  std::stop_source late;
  auto const all =
      budgets(outlay::threads(2).stop_with(late.get_token()).report_to([&](std::int64_t k, std::int64_t n) {
        if (k == n) late.request_stop();
      }));
  CHECK(all.paths() == 600);
}

TEST_CASE("what a chunk or a callback throws ends the run and comes out") {
  for (int const count : {1, 2, 7}) {
    std::atomic<int> begun{0};
    CHECK_THROWS_WITH_AS(outlay::threads(count).for_each_chunk(100'000,
                                                               [&](std::int64_t k) {
                                                                 ++begun;
                                                                 if (k == 3) throw std::runtime_error("chunk three");
                                                               }),
                         "chunk three", std::runtime_error);
    CHECK(begun < 100'000);
    int calls = 0;
    CHECK_THROWS_WITH_AS(outlay::threads(count)
                             .report_to([&](std::int64_t k, std::int64_t) {
                               ++calls;
                               if (k == 4) throw std::logic_error("no more");
                             })
                             .for_each_chunk(1000, [](std::int64_t) {}),
                         "no more", std::logic_error);
    CHECK(calls == 4); // nothing is told after it
  }
  // A failure outranks a stop.
  std::stop_source source;
  CHECK_THROWS_AS(outlay::threads(2)
                      .stop_with(source.get_token())
                      .for_each_chunk(10,
                                      [&](std::int64_t) {
                                        source.request_stop();
                                        throw std::runtime_error("failed");
                                      }),
                  std::runtime_error);
}

TEST_CASE("threads refuse a number that cannot be") {
  check_errors({
      {[] { outlay::threads(-1); }, "threads", "count", "-1", "0 (one for each core) to 4096"},
      {[] { outlay::threads(4097); }, "threads", "count", "4097", "0 (one for each core) to 4096"},
  });
  CHECK(outlay::threads().count() >= 1);
  CHECK(outlay::threads(5).count() == 5);
}

namespace {
// Says that it was asked to stop when it is asked for the third time.
struct stops_on_third {
  int* asked;
  bool stop_requested() const { return ++*asked == 3; }
  template <class F> void for_each_chunk(std::int64_t n, F&& f) const {
    for (std::int64_t k = 0; k < n; ++k) f(k);
  }
};
} // namespace

TEST_CASE("a stop is answered within a chunk, and the clock stops as well as a token") {
  using namespace std::chrono_literals;
  int asked = 0;
  CHECK_THROWS_AS(budgets(stops_on_third{&asked}), outlay::error);
  CHECK(asked == 3);
  try {
    (void)budgets(outlay::threads(2).stop_after(0ns));
    FAIL_CHECK("no error");
  } catch (outlay::stopped const& e) {
    CHECK(e.done() == 0);
    CHECK(e.value().find("time was up after 0 of ") == 0);
    CHECK(e.valid() == "more time, or fewer paths");
  }
  auto const all = budgets(outlay::threads(2));
  auto const same = [&](outlay::sample const& s) {
    return std::equal(s.data(), s.data() + s.paths() * s.columns(), all.data());
  };
  CHECK(same(budgets(outlay::threads(2).stop_after(1h))));
  CHECK(same(budgets(outlay::threads(2).stop_after(1h).stop_with({}).report_to([](std::int64_t, std::int64_t) {}))));
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(budgets(outlay::threads(2).stop_after(1h).stop_with(source.get_token())), outlay::stopped);
}
