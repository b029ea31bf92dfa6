# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
include(CMakeFindDependencyMacro)
find_dependency(Eigen3 3.4 CONFIG)
find_dependency(Boost 1.74 CONFIG)
include(${CMAKE_CURRENT_LIST_DIR}/outlay-targets.cmake)
