# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<outlay> -D file=<toml> -P keys.cmake
# Each key of a file that has every table with a word that is none, a value of another type and values beyond every range: the program
# projects, or it names the file, the line and the key.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET program PARENT_PATH directory)
set(changed ${directory}/changed.toml)
file(READ ${file} all)
string(REPLACE ";" "," all "${all}") # in comments alone
string(REPLACE "[" "<" all "${all}") # CMake's lists keep together what stands in brackets
string(REPLACE "]" ">" all "${all}")
string(REPLACE "\n" ";" lines "${all}")

set(values "'nonsense'" true -7 "'-500 %'" "'1e300 bn USD'")
set(number 0)
set(before "")
set(runs 0)
foreach(line IN LISTS lines)
  math(EXPR number "${number} + 1")
  if(line MATCHES "^([a-z_]+) = (.*)$")
    set(key ${CMAKE_MATCH_1})
    if(key MATCHES "^(name|source|code)$") # where it is asked for by another part, that part is named
      string(APPEND before "${line}\n")
      continue()
    endif()
    foreach(value IN LISTS values)
      list(SUBLIST lines ${number} -1 rest)
      string(REPLACE ";" "\n" rest "${rest}")
      set(text "${before}${key} = ${value}\n${rest}")
      string(REPLACE "<" "[" text "${text}")
      string(REPLACE ">" "]" text "${text}")
      file(WRITE ${changed} "${text}")
      execute_process(COMMAND ${program} run ${changed} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE err)
      math(EXPR runs "${runs} + 1")
      if(result EQUAL 0)
        continue()
      endif()
      if(key STREQUAL "amount" AND value MATCHES "USD\"?'?$" AND err MATCHES "one amount") # it is another kind of payment
        continue()
      endif()
      if(NOT result EQUAL 1 OR NOT err MATCHES "^outlay: changed.toml, line ${number}[:,].*${key}.*; valid: ")
        message(SEND_ERROR "line ${number}, ${key} = ${value}: ended with ${result}: ${err}")
      endif()
    endforeach()
  endif()
  string(APPEND before "${line}\n")
endforeach()
if(runs LESS 300)
  message(SEND_ERROR "${file} has only ${runs} values to change")
endif()
