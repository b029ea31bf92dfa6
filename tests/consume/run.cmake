# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# run(command...): a command of a test, whose output is shown where it fails.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(NOTICE "${said}")
    message(FATAL_ERROR "failed: ${command}")
  endif()
endfunction()
