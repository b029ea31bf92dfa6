# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# Installs outlay for the projects package and compiled, then configures and builds the project and runs its programs by ctest.
cmake_minimum_required(VERSION 3.25)

include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)

cmake_path(GET project FILENAME name)
set(prefix ${work}/prefix_of_${name})
if(NOT name STREQUAL "subdirectory")
  run(${CMAKE_COMMAND} --install ${build} --prefix ${prefix})
endif()
run(${CMAKE_COMMAND} -S ${project} -B ${work}/${name} -G ${generator} -D CMAKE_CXX_COMPILER=${compiler}
  -D CMAKE_PREFIX_PATH=${prefix} -D OUTLAY_SOURCE=${source})
run(${CMAKE_COMMAND} --build ${work}/${name})
run(${CMAKE_CTEST_COMMAND} --test-dir ${work}/${name} --no-tests=error --output-on-failure)
