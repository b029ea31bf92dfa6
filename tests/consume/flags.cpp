// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#include <outlay/version.hpp>

#if defined(EXPECT_NATIVE) != defined(__OPTIMIZE__)
#error "flags come with outlay::native, and with nothing else"
#endif

int main() { return 0; }
