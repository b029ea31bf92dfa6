# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# What tests, examples and benchmarks share. None of it is exported.
enable_testing()
if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_CXX_EXTENSIONS OFF)
endif()

# gcc collects its garbage above 256 megabytes, not above 128: about a tenth more memory, a twentieth less time.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(--param=ggc-min-heapsize=256000)
endif()

add_library(outlay_dev_warnings INTERFACE)
target_compile_options(outlay_dev_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

# Every plan in this repository that an ensemble takes has a tile under 64 KiB, also where lanes are eight doubles.
target_compile_definitions(outlay_dev_warnings INTERFACE OUTLAY_DETAIL_CHECK_TILES)

# Most tests take longer to compile than to run: preset check does not optimise them, and gives these flags to what computes much.
set(OUTLAY_BUSY_FLAGS "" CACHE STRING "Flags for examples, W1 and tests that compute much, after those of the build type")

# What ./check builds; what is not named here, and tests with the label `all`, are for ./check all.
add_custom_target(outlay_quick)
function(outlay_only_in_all)
  set_tests_properties(${ARGN} PROPERTIES LABELS all)
endfunction()

# A program of ours: outlay with warnings as errors.
function(outlay_add_program target)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE outlay::outlay outlay_dev_warnings)
endfunction()

# The same for a program that computes much.
function(outlay_add_busy_program target)
  outlay_add_program(${target} ${ARGN})
  target_compile_options(${target} PRIVATE ${OUTLAY_BUSY_FLAGS})
endfunction()
