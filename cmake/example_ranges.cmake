# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<program> -P example_ranges.cmake
# Each option at both ends of the range that --help states, and beyond: the ends run, or are refused by the option's name; what is
# beyond is refused by the command line.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET program FILENAME name)
execute_process(COMMAND ${program} --help OUTPUT_VARIABLE help RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(SEND_ERROR "${name} --help ended with ${result}")
endif()

string(REPLACE "[" "<" help "${help}") # CMake's lists keep together what stands in brackets
string(REPLACE "]" ">" help "${help}")
string(REPLACE ";" "," help "${help}")
string(REGEX REPLACE "\n +" " " help "${help}")
string(REGEX REPLACE " (--[a-z])" ";\\1" options "${help}")
set(ends 0)
foreach(option IN LISTS options)
  if(NOT option MATCHES "^(--[-a-z]+) [^<]*in <(-?[0-9.e+]+) - (-?[0-9.e+]+)>")
    continue()
  endif()
  set(called ${CMAKE_MATCH_1})
  set(low ${CMAKE_MATCH_2})
  set(high ${CMAKE_MATCH_3})
  if(called MATCHES "^--(paths|seed)$") # as long as one has time
    set(high ${low})
  endif()
  foreach(value ${low} ${high})
    math(EXPR ends "${ends} + 1")
    execute_process(COMMAND ${program} ${called} ${value} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE err TIMEOUT 300)
    if(NOT result EQUAL 0 AND NOT (result MATCHES "^[12]$" AND err MATCHES "${called}"))
      message(SEND_ERROR "${name} ${called} ${value} ended with ${result}: ${err}")
    endif()
  endforeach()
  execute_process(COMMAND ${program} ${called} -1e300 RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE err)
  if(NOT result EQUAL 2 OR NOT err MATCHES "^${called}")
    message(SEND_ERROR "${name} ${called} -1e300 ended with ${result}: ${err}")
  endif()
endforeach()
message(STATUS "${name}: ${ends} ends of ranges")
