# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# Configures and installs outlay anew, with absolute directories (way=absolute) or beside an Eigen of version 5
# (way=eigen5), then builds the package project against it.
cmake_minimum_required(VERSION 3.25)

include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)

set(here ${work}/${way})
file(REMOVE_RECURSE ${here})
set(options -D OUTLAY_BUILD_TESTS=OFF -D OUTLAY_BUILD_EXAMPLES=OFF -D OUTLAY_BUILD_BENCH=OFF
  -D CMAKE_INSTALL_PREFIX=${here}/prefix)
set(found -D CMAKE_PREFIX_PATH=${here}/prefix)
if(way STREQUAL "absolute")
  list(APPEND options -D CMAKE_INSTALL_INCLUDEDIR=${here}/elsewhere/include -D CMAKE_INSTALL_LIBDIR=${here}/elsewhere/lib
    -D CMAKE_INSTALL_DATADIR=${here}/elsewhere/share)
  set(found -D outlay_DIR=${here}/elsewhere/share/cmake/outlay)
else()
  # Its version file, as that of 5.0, takes requests of its own major version alone.
  include(CMakePackageConfigHelpers)
  write_basic_package_version_file(${here}/eigen/Eigen3ConfigVersion.cmake VERSION 5.0.1 COMPATIBILITY SameMajorVersion
    ARCH_INDEPENDENT)
  file(WRITE ${here}/eigen/Eigen3Config.cmake "add_library(Eigen3::Eigen INTERFACE IMPORTED)
set_target_properties(Eigen3::Eigen PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${eigen})\n")
  list(APPEND options -D Eigen3_DIR=${here}/eigen)
  list(APPEND found -D Eigen3_DIR=${here}/eigen)
endif()
run(${CMAKE_COMMAND} -S ${source} -B ${here}/outlay -G ${generator} -D CMAKE_CXX_COMPILER=${compiler} ${options})
if(way STREQUAL "eigen5")
  file(STRINGS ${here}/outlay/CMakeCache.txt used REGEX "^Eigen3_DIR")
  if(NOT used MATCHES "${here}/eigen$")
    message(FATAL_ERROR "outlay took another Eigen: ${used}")
  endif()
endif()
run(${CMAKE_COMMAND} --install ${here}/outlay)
run(${CMAKE_COMMAND} -S ${project} -B ${here}/uses -G ${generator} -D CMAKE_CXX_COMPILER=${compiler} ${found})
run(${CMAKE_COMMAND} --build ${here}/uses --target installed)
run(${CMAKE_CTEST_COMMAND} --test-dir ${here}/uses -R "^installed$" --no-tests=error --output-on-failure)
