# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D source=<file> -D log=<path without extension> -P compile.cmake -- <compiler and flags>
# Compiles the file as it is into <log>.log and with CONTROL into <log>.control.log; "compiled" stands in a log when it did.
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
function(compile_into file)
  execute_process(COMMAND ${compile} -fsyntax-only ${ARGN} ${source} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(result EQUAL 0)
    string(PREPEND said "compiled\n")
  endif()
  file(WRITE ${file} "${said}")
endfunction()

# gcc writes no dependencies when there are errors, so they are the control's; without them the files are compiled again next time.
file(REMOVE ${log}.d)
compile_into(${log}.control.log -DCONTROL -MD -MF ${log}.d -MT ${log}.log)
compile_into(${log}.log)
if(NOT EXISTS ${log}.d)
  file(WRITE ${log}.d "${log}.log: ${log}.again\n")
endif()
