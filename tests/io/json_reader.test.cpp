// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/io/json_reader.hpp>

#include <doctest/doctest.h>

using outlay::tree;

namespace {
std::string fault_of(std::string const& text) {
  try {
    (void)outlay::read_json(text, "x.json");
  } catch (outlay::error const& e) {
    return e.what();
  }
  return "no fault";
}
} // namespace

TEST_CASE("values of JSON as RFC 8259 has them") {
  tree const t =
      outlay::read_json("{\"a\": [1, -2.5, 1e3, -0, true, false, null],\n \"b\": {\"c\": \"\"}}\n", "x.json");
  REQUIRE(t.table());
  auto const& a = *t.find("a")->list();
  REQUIRE(a.size() == 7);
  CHECK(*a[0].whole() == 1);
  CHECK(*a[1].fraction() == -2.5);
  CHECK(*a[2].fraction() == 1000);
  CHECK(*a[3].fraction() == 0);
  CHECK(*a[4].truth());
  CHECK(!*a[5].truth());
  CHECK(a[6].empty());
  CHECK(t.find("b")->place().line == 2);
  CHECK(*t.find("b")->find("c")->text() == "");
  CHECK(*outlay::read_json(" \"\\u00e9\\n\\\"\\\\\\/\\ud83d\\ude00\\u20ac\" ", "x").text() ==
        "\xc3\xa9\n\"\\/\xf0\x9f\x98\x80\xe2\x82\xac");
  CHECK(*outlay::read_json("9223372036854775807", "x").whole() == 9223372036854775807);
  CHECK(*outlay::read_json("9223372036854775808", "x").fraction() == 9223372036854775808.0);
  CHECK(*outlay::read_json("0.1", "x").fraction() == 0.1);
}

TEST_CASE("what json_writer writes reads back") {
  std::string const words = "\x01 \x7f \"quoted\" back\\slash \n\t gr\xc3\xbc\xc3\x9f"
                            "e";
  outlay::detail::json_writer w;
  w.open('{').entry("words", words).entry("n", 5).entry("b", true);
  w.key("list").open('[').value("a").value("b").close(']');
  w.close('}');
  tree const t = outlay::read_json(w.text(), "x.json");
  CHECK(*t.find("words")->text() == words);
  CHECK(*t.find("n")->whole() == 5);
  CHECK(*t.find("b")->truth());
  CHECK(t.find("list")->list()->size() == 2);
}

TEST_CASE("anything else is an error with its line") {
  for (char const* text : {"",
                           " ",
                           "{",
                           "[",
                           "[1",
                           "[1,",
                           "[1,]",
                           "{\"a\"",
                           "{\"a\":",
                           "{\"a\":1",
                           "{\"a\":1,}",
                           "{a: 1}",
                           "{'a': 1}",
                           "\"a",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\\ud800\"",
                           "\"\\ud800\\u0041\"",
                           "\"\\udc00\"",
                           "\"\n\"",
                           "\"\xff\"",
                           "01",
                           "-",
                           "1.",
                           ".5",
                           "1e",
                           "+1",
                           "NaN",
                           "Infinity",
                           "1e999",
                           "tru",
                           "nul",
                           "1 2",
                           "{} {}",
                           "{\"a\": 1, \"a\": 2}",
                           "// a\n1",
                           "\xef\xbb\xbf{}"}) {
    CAPTURE(text);
    CHECK(fault_of(text).starts_with("outlay: x.json, line "));
  }
  CHECK(fault_of("{\n\n\"a\" 1}").starts_with("outlay: x.json, line 3: JSON = \"1\"; valid: \":\""));
  CHECK(fault_of(std::string(33, '[') + std::string(33, ']')).find("at most 32") != std::string::npos);
  CHECK(fault_of(std::string(32, '[') + std::string(32, ']')) == "no fault");
  CHECK(fault_of(std::string(1000000, '[')).find("at most 32") != std::string::npos);
  CHECK_THROWS_AS(outlay::read_json("[1, 2, 3]", "x", {.bytes = 5}), outlay::error);
}
