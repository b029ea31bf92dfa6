# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D log=<file> -P compile.cmake -- <compiler, flags and source>
# Compiles into the log; "compiled" stands in its first line where it did.
cmake_minimum_required(VERSION 3.25)

math(EXPR last "${CMAKE_ARGC} - 1")
set(compile)
set(ours FALSE)
foreach(i RANGE ${last})
  if(ours)
    list(APPEND compile ${CMAKE_ARGV${i}})
  elseif(CMAKE_ARGV${i} STREQUAL "--")
    set(ours TRUE)
  endif()
endforeach()

set(ENV{LC_ALL} C)
execute_process(COMMAND ${compile} -fsyntax-only RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(result EQUAL 0)
  string(PREPEND said "compiled\n")
endif()
file(WRITE ${log} "${said}")
