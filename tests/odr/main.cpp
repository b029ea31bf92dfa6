// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Two files with different -march in one program: equal answers, and no code shared between them, in either link order.
#include <cstdio>
#include <cstring>

#include "kernel.hpp"

int main() {
  kernel_results const plain = plain_results(), native = native_results();
  std::printf("%d lanes %016llx %s\n%d lanes %016llx %s\n", plain.width, static_cast<unsigned long long>(plain.hash),
              plain.name, native.width, static_cast<unsigned long long>(native.hash), native.name);
  if (plain.hash != native.hash) {
    std::puts("the answers differ");
    return 1;
  }
#if defined(OUTLAY_TEST_NATIVE_DIFFERS)
  if (std::strcmp(plain.name, native.name) == 0) {
    std::puts("the two instruction sets share a name");
    return 1;
  }
#endif
  return 0;
}
