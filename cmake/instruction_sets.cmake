# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# The instruction sets beyond the baseline for which outlay::compiled is built, and how their objects are closed.
#
# An object compiled for AVX defines inline functions, of the standard library too, of which a linker keeps one for a
# whole program, and may keep that one for every processor. So the objects of a set are linked into one, and all that
# they define becomes local but for one name. That needs a linker that takes groups of sections apart, and objcopy.

# outlay_instruction_sets(result): of avx2 and avx512, those that can be built here.
function(outlay_instruction_sets result)
  set(${result} "" PARENT_SCOPE)
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" OR NOT CMAKE_EXECUTABLE_FORMAT STREQUAL "ELF")
    return()
  endif()
  if("${CMAKE_CXX_FLAGS} ${OUTLAY_BUSY_FLAGS}" MATCHES "-fsanitize|--coverage|-fprofile")
    return() # what they keep of a program has to be one
  endif()
  find_program(OUTLAY_LD NAMES ld.bfd ld DOC "A linker with --force-group-allocation, for outlay::compiled")
  set(help "")
  if(OUTLAY_LD)
    execute_process(COMMAND ${OUTLAY_LD} --help OUTPUT_VARIABLE help ERROR_QUIET)
  endif()
  if(NOT help MATCHES "--force-group-allocation" OR NOT CMAKE_OBJCOPY)
    message(STATUS "no linker with --force-group-allocation or no objcopy: outlay::compiled is built for the baseline alone")
    return()
  endif()
  set(${result} avx2 avx512 PARENT_SCOPE)
endfunction()

set(outlay_flags_of_avx2 -mavx2 -mbmi -mbmi2)
set(outlay_flags_of_avx512 ${outlay_flags_of_avx2} -mavx512f -mavx512bw -mavx512cd -mavx512dq -mavx512vl)

# outlay_closed_object(<target> <set> <name left> <source...>): adds to the target one object, its sources compiled for
# the set. Tests find sets, objects and names as properties of the target.
function(outlay_closed_object target set name)
  set(objects ${target}_${set})
  add_library(${objects} OBJECT ${ARGN})
  set_target_properties(${objects} PROPERTIES POSITION_INDEPENDENT_CODE ON INTERPROCEDURAL_OPTIMIZATION OFF)
  # the last flag wins: the same objects also where a whole build is for one processor
  target_compile_options(${objects} PRIVATE -march=x86-64 ${outlay_flags_of_${set}} -fno-lto)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${objects} PRIVATE -fno-gnu-unique) # objcopy leaves unique symbols as they are
  endif()
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${set}.names "${name}\n")
  set(closed ${CMAKE_CURRENT_BINARY_DIR}/${objects}${CMAKE_CXX_OUTPUT_EXTENSION})
  add_custom_command(OUTPUT ${closed}
    COMMAND ${OUTLAY_LD} -r --force-group-allocation -o ${closed}.open $<TARGET_OBJECTS:${objects}>
    COMMAND ${CMAKE_OBJCOPY} --keep-global-symbols=${CMAKE_CURRENT_BINARY_DIR}/${set}.names ${closed}.open ${closed}
    COMMAND ${CMAKE_COMMAND} -E rm ${closed}.open
    DEPENDS ${objects} $<TARGET_OBJECTS:${objects}> COMMAND_EXPAND_LISTS VERBATIM)
  set_source_files_properties(${closed} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  target_sources(${target} PRIVATE ${closed})
  set_property(TARGET ${target} APPEND PROPERTY OUTLAY_SETS ${set})
  set_target_properties(${target} PROPERTIES OUTLAY_OBJECT_OF_${set} ${closed} OUTLAY_NAME_OF_${set} ${name})
endfunction()
