# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# The program on a processor that has less than this one: it picks a set that runs, and has the same bits.
# cmake -D program=<say> -D qemu=<qemu-x86_64, if any> -D valgrind=<valgrind, if any> -P without_avx.cmake
cmake_minimum_required(VERSION 3.25)

unset(ENV{OUTLAY_ISA})
execute_process(COMMAND ${program} OUTPUT_VARIABLE here COMMAND_ERROR_IS_FATAL ANY)
if(qemu)
  set(emulated ${qemu} -cpu Nehalem ${program})
  set(sets baseline)
elseif(valgrind)
  set(emulated ${valgrind} --quiet --tool=none ${program}) # knows AVX2, no AVX-512
  set(sets "avx2|baseline")
else()
  message("skipped: neither qemu-x86_64 (Debian: qemu-user) nor valgrind is here")
  return()
endif()
execute_process(COMMAND ${emulated} OUTPUT_VARIABLE there ERROR_VARIABLE errors RESULT_VARIABLE result)
string(REGEX REPLACE "^[a-z0-9]+ " "" bits "${here}")
if(NOT result EQUAL 0 OR NOT there MATCHES "^(${sets}) ${bits}$" OR NOT errors STREQUAL "")
  message(FATAL_ERROR "${emulated}\nended with ${result} and said\n${there}${errors}\nhere it says\n${here}")
endif()
