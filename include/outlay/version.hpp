// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

// Every other header comes here first, so that a compiler of an older language says this before all else.
#if (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#error "outlay: C++20 is needed: compile with -std=c++20 (CMake: target_link_libraries(... outlay::outlay) asks for it)"
#endif

/// Version of the library: three numbers, read by CMakeLists.txt as well.
#define OUTLAY_VERSION_MAJOR 0
#define OUTLAY_VERSION_MINOR 1
#define OUTLAY_VERSION_PATCH 0
