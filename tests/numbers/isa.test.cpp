// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/numbers/isa.hpp>

#include <doctest/doctest.h>

#include <string_view>

#define OUTLAY_TEST_TEXT(X) OUTLAY_TEST_TEXT_1(X)
#define OUTLAY_TEST_TEXT_1(X) #X

TEST_CASE("the namespace of an instruction set has one digit for four features") {
  std::string_view const name = OUTLAY_TEST_TEXT(OUTLAY_DETAIL_ISA);
  // Without optimisation, and under sanitizers, code is laid out in another way and has a namespace of its own.
  std::string_view const prefix = OUTLAY_DETAIL_APART ? "apart_" : "isa_";
  CHECK(name.size() == prefix.size() + 12);
  CHECK(name.substr(0, prefix.size()) == prefix);
  CHECK(name.find_first_not_of("0123456789abcdef", prefix.size()) == std::string_view::npos);
}

TEST_CASE("the native width fills the widest register") {
#if defined(__AVX512F__)
  CHECK(outlay::native_width == 8);
#elif defined(__AVX__)
  CHECK(outlay::native_width == 4);
#else
  CHECK(outlay::native_width == 2);
#endif
}

TEST_CASE("an engine takes two registers of paths at once") {
  CHECK(outlay::tile_width == 2 * outlay::native_width);
}
