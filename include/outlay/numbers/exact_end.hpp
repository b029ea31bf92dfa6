// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// No include guard: closes the region that exact_begin.hpp opened. clang keeps contraction off to the end of the file,
// so that a part which the user writes below is covered as well.
#if !defined(__clang__)
#pragma GCC diagnostic pop
#pragma GCC pop_options
#endif
