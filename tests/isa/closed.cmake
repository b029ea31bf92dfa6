# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# Objects of outlay::compiled for one instruction set share one name with the rest of a program, and run nothing before
# main(): a linker could keep their inline functions, and a processor without the set would run them.
# cmake -D object=<the closed object> -D name=<mangled name> -D nm=<nm> -D readelf=<readelf> -P closed.cmake
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${nm} --defined-only --format=posix ${object} OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" symbols "${said}")
list(LENGTH symbols all)
list(FILTER symbols INCLUDE REGEX " [A-Zuvwi] ") # global, unique, weak, indirect
set(names ${symbols})
list(TRANSFORM names REPLACE " .*" "")
if(NOT names STREQUAL name)
  list(LENGTH symbols seen)
  list(SUBLIST symbols 0 5 symbols)
  list(JOIN symbols "\n" symbols)
  message(FATAL_ERROR "${seen} symbols are seen outside of ${object}, but only ${name} may be; the first:\n${symbols}")
endif()
if(all LESS 500)
  message(FATAL_ERROR "${object} has ${all} symbols: where are its parts?")
endif()
execute_process(COMMAND ${nm} --undefined-only --demangle ${object} OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(said MATCHES "outlay::[^\n]*")
  message(FATAL_ERROR "${object} needs code of another set: ${CMAKE_MATCH_0}")
endif()
execute_process(COMMAND ${readelf} --sections --wide ${object} OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(said MATCHES "[.](init_array|preinit_array|ctors)[^\n]*")
  message(FATAL_ERROR "${object} runs something before main(): ${CMAKE_MATCH_0}")
endif()
if(said MATCHES " GROUP [^\n]*")
  message(FATAL_ERROR "${object} has a group of sections, of which a linker keeps one: ${CMAKE_MATCH_0}")
endif()
