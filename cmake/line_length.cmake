# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D root=<source directory> -P line_length.cmake
# No line of a header, test, example or benchmark is longer than 120 columns, but for what a test expects a compiler to say.
cmake_minimum_required(VERSION 3.25)
get_filename_component(root "${root}" ABSOLUTE)

set(directories include tests examples bench)

string(REPEAT "." 121 too_long)
set(faults "")
foreach(directory IN LISTS directories)
  file(GLOB_RECURSE files RELATIVE ${root} ${root}/${directory}/*.hpp ${root}/${directory}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${root}/${file} lines REGEX "${too_long}" ENCODING UTF-8)
    list(FILTER lines EXCLUDE REGEX "^// expect")
    list(LENGTH lines count)
    if(count GREATER 0)
      string(APPEND faults "  ${file}: ${count}\n")
    endif()
  endforeach()
endforeach()
if(faults)
  message(FATAL_ERROR "Lines of more than 120 columns:\n${faults}")
endif()
