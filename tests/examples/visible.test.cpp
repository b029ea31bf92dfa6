// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What a user wrote on its way to a terminal, to gnuplot and into a file. The sources of the examples are no library
// that tests link, so they are compiled here.
#include "../../examples/support/gnuplot.cpp"
#include "../../examples/support/visible.cpp"

#include "../support/refused.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <sstream>

using examples::capitals, examples::gnuplot, examples::visible;

TEST_CASE("control characters, marks of direction and bytes that are no UTF-8 are written out") {
  CHECK(visible("plain, 3.5 % 'quoted' \"twice\" \\ back") == "plain, 3.5 % 'quoted' \"twice\" \\ back");
  CHECK(visible("a\n!touch pwned #") == "a\\x0a!touch pwned #");
  CHECK(visible(std::string("\x1b[2J\x07\t\r\0\x7f", 9)) == "\\x1b[2J\\x07\\x09\\x0d\\x00\\x7f");
  std::string const letters = "Grüße € 日本 \xf0\x9f\x98\x80";
  CHECK(visible(letters) == letters);
  CHECK(visible("Gr\xfc\xdf" "e") == "Gr\\xfc\\xdfe");             // Latin-1
  CHECK(visible("\xc2\x9b" "1m") == "\\xc2\\x9b1m");               // the control sequence introducer as one letter
  CHECK(visible("\xe2\x80\xae" "gpj") == "\\xe2\\x80\\xaegpj");    // right to left
  CHECK(visible("a\xe2\x80\x8b" "b") == "a\\xe2\\x80\\x8bb");      // U+200B, a space without width
  CHECK(visible("\xc2\xad\xe2\x81\xa0\xd8\x9c") == "\\xc2\\xad\\xe2\\x81\\xa0\\xd8\\x9c"); // U+00AD, U+2060, U+061C
  CHECK(visible("\xf3\xa0\x81\x81") == "\\xf3\\xa0\\x81\\x81");    // U+E0041, a tag that nobody sees
  CHECK(visible("\xc0\x8a") == "\\xc0\\x8a");                      // a new line in two bytes
  CHECK(visible("\xe0\x80\x8a") == "\\xe0\\x80\\x8a");             // and in three
  CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");             // half a letter of UTF-16
  CHECK(visible("\xf5\x80\x80\x80") == "\\xf5\\x80\\x80\\x80");    // behind the last letter
  CHECK(visible("\xe2\x82") == "\\xe2\\x82");                      // cut off
}

TEST_CASE("capitals of letters with accents, Greek and Cyrillic ones are theirs") {
  CHECK(capitals("the plan, 3.5 %") == "THE PLAN, 3.5 %");
  CHECK(capitals("größe") == "GRÖSSE");
  CHECK(capitals("łódź, şırnak, čeština") == "ŁÓDŹ, ŞIRNAK, ČEŠTINA");
  CHECK(capitals("façade, ÿ, ñ, þ") == "FAÇADE, Ÿ, Ñ, Þ");
  CHECK(capitals("ελλασ ς") == "ΕΛΛΑΣ Σ");
  CHECK(capitals("київ ѓ") == "КИЇВ Ѓ");
  CHECK(capitals("6 ÷ 2 × 3 日本 \xfc") == "6 ÷ 2 × 3 日本 \xfc");
}

TEST_CASE("a text is one line of gnuplot, without a quote that ends it and without commands of enhanced text") {
  CHECK(gnuplot::quoted("it's") == "'it''s'");
  CHECK(gnuplot::quoted("a\n!touch pwned #") == "'a\\x0a!touch pwned #'");
  CHECK(gnuplot::quoted("a\\") == "'a\\'"); // a backslash is nothing in single quotes
  CHECK(gnuplot::plain("a_b^{c} @ ~ & \\d") == "a\\_b\\^\\{c\\} \\@ \\~ \\& \\\\d");
}

TEST_CASE("no line of a script begins with what a title brings, and no file name is a command") {
  // In place of gnuplot a program that keeps what it is told.
  auto const here = std::filesystem::temp_directory_path() / "outlay_test_gnuplot";
  std::filesystem::create_directories(here);
  auto const fake = (here / "gnuplot").string(), kept = (here / "kept").string();
  std::ofstream(fake) << "#!/bin/sh\ncat > '" << kept << "'\n";
  chmod(fake.c_str(), 0700);
  std::string const path = std::getenv("PATH");
  setenv("PATH", (here.string() + ":" + path).c_str(), 1);
  std::string const bad = "a'\n!touch pwned #\n`touch pwned` \x1b[2J \xfc";
  gnuplot("|touch pwned;", "x", "svg", bad, bad, {bad}).draw();
  setenv("PATH", path.c_str(), 1);
  std::ifstream in(kept);
  int outputs = 0;
  for (std::string line; std::getline(in, line);) {
    CAPTURE(line);
    CHECK(line.starts_with("set "));
    CHECK(visible(line) == line);
    outputs += line == "set output './|touch pwned;/x.svg'";
  }
  CHECK(outputs == 1);
  std::filesystem::remove_all(here);
  outlay::test::check_refused([] { examples::require_charts("x", "a\nb"); }, "x", "--charts", "a\\x0ab",
                              "a directory of printable UTF-8");
}
