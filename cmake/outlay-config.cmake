# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
include(CMakeFindDependencyMacro)
# Without a version: Eigen 5 refuses requests of 3.4, and Eigen 3.4.0 refuses a range that reaches to 5.
find_dependency(Eigen3 CONFIG)
if(Eigen3_VERSION VERSION_LESS 3.4)
  set(outlay_FOUND FALSE)
  set(outlay_NOT_FOUND_MESSAGE "outlay: Eigen 3.4 or later is needed, ${Eigen3_DIR} has ${Eigen3_VERSION}")
  return()
endif()
find_dependency(Boost 1.74 CONFIG)
include(${CMAKE_CURRENT_LIST_DIR}/outlay-targets.cmake)
set(outlay_absolute_includes "@outlay_absolute_includes@") # where headers were installed apart from the prefix
if(outlay_absolute_includes)
  set_property(TARGET outlay::outlay APPEND PROPERTY INTERFACE_INCLUDE_DIRECTORIES "${outlay_absolute_includes}")
endif()
