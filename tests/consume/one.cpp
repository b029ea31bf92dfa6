// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/outlay.hpp>

#include <string>

#ifdef TWO_FILES
std::string version_in_other_file();
#endif

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

int main() {
  std::string const version = TEXT(OUTLAY_VERSION_MAJOR) "." TEXT(OUTLAY_VERSION_MINOR) "." TEXT(OUTLAY_VERSION_PATCH);
#ifdef TWO_FILES
  if (version_in_other_file() != version) return 1;
#endif
  return version == EXPECTED_VERSION ? 0 : 1;
}
