# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<outlay> -D file=<toml> -P every_table.cmake
# The file has every table that `outlay help` names, and can be projected.
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${program} help OUTPUT_VARIABLE help RESULT_VARIABLE result)
file(READ ${file} text)
string(REGEX MATCHALL "\n  \\[+[a-z_.]+\\]+" tables "${help}")
list(LENGTH tables count)
if(NOT result EQUAL 0 OR count LESS 25)
  message(SEND_ERROR "the help ended with ${result} and names ${count} tables")
endif()
foreach(table IN LISTS tables)
  string(REGEX REPLACE "[^a-z_]*([a-z_.]*\\.)?([a-z_]+)\\]+$" "\\2" name "${table}")
  if(NOT text MATCHES "(\n|[.])[[]*${name}(\\]| = [{[])" AND NOT text MATCHES "\\[\\[(.*\\.)?${name}\\]\\]")
    message(SEND_ERROR "${file} has no ${name}")
  endif()
endforeach()

execute_process(COMMAND ${program} list ${file} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE err)
if(NOT result EQUAL 0)
  message(SEND_ERROR "ended with ${result}: ${err}")
endif()
foreach(part bank asset_backed_loan industry deployment backfill consumables manpower public_debt feedback rival)
  if(NOT out MATCHES "\n  ${part}[^\n]*: ")
    message(SEND_ERROR "no measure is listed of ${part}")
  endif()
endforeach()
