// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

/// Version of the library: three numbers, read by CMakeLists.txt as well.
#define OUTLAY_VERSION_MAJOR 0
#define OUTLAY_VERSION_MINOR 1
#define OUTLAY_VERSION_PATCH 0
