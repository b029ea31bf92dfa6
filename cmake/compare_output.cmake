# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<program> [-D arguments=<list>] -D expected=<file> -P compare_output.cmake
# Runs the program with the arguments, which must succeed, and compares its standard output with the file where that exists.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET program FILENAME name)
cmake_path(GET program PARENT_PATH program_dir)
cmake_path(GET expected STEM printed)
set(actual ${program_dir}/${name}.${printed}.actual) # of both: tests of two programs run at once
execute_process(COMMAND ${program} ${arguments} OUTPUT_FILE ${actual} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${name} ended with ${result}")
endif()
if(NOT EXISTS ${expected})
  return()
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${actual} ${expected} RESULT_VARIABLE different ERROR_QUIET)
if(different)
  execute_process(COMMAND diff -u ${expected} ${actual} OUTPUT_VARIABLE difference)
  message(NOTICE "${difference}")
  message(FATAL_ERROR "${name} printed something else; if that is right:\n  cp ${actual} ${expected}")
endif()
