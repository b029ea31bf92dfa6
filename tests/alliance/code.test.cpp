// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/alliance/code.hpp>

#include <doctest/doctest.h>

using outlay::member_code;

TEST_CASE("a code is packed eight bits a character and read back") {
  CHECK(member_code("NOR").packed() == 0x524F4EULL);
  CHECK(member_code("A").packed() == 0x41ULL);
  CHECK(member_code("NOR").text() == "NOR");
  CHECK(member_code(std::string("A_9Z00")).text() == "A_9Z00");
  CHECK(member_code("A_9Z00").packed() < (1ULL << 48));
  CHECK(member_code("NOR") == member_code(std::string_view("NOR")));
  CHECK_FALSE(member_code("NOR") == member_code("RON"));
}

TEST_CASE("a code of other characters or of another length is refused") {
  for (std::string const bad : {"", "nor", "NO R", "NORWAY1", "N-R", "Ä"}) {
    CAPTURE(bad);
    try {
      (void)member_code(bad);
      FAIL("accepted");
    } catch (outlay::error const& e) {
      CHECK(e.part() == "member");
      CHECK(e.field() == "code");
      CHECK(e.value() == "\"" + bad + "\"");
      CHECK(e.valid() == "1 to 6 characters of A-Z, 0-9 and _, such as NOR");
    }
  }
}
