# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D include=<include directory> -P header_order.cmake
# The umbrella lists every header once, floor by floor, and a header includes only what stands above it in that list.
cmake_minimum_required(VERSION 3.25)

cmake_path(ABSOLUTE_PATH include BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})

set(floors version.hpp error.hpp text.hpp nearest.hpp refuse.hpp time units numbers alliance model schema parts answers results reports engines)

# Beside the umbrella: they may include anything that is listed, and one another.
set(beside "^(data/|estimates/|scores/|io/|files/|eigen\\.hpp$|parallel\\.hpp$|(scenario|manifest)\\.hpp$|scenario/|answers/by_name\\.hpp$|engines/(solve|chance|as_many_as_fit|any_kind)\\.hpp$|model/(live_part|any_part|erased_machine)\\.hpp$)")

# Opened and closed around the text of other headers, so that listing them would mean nothing.
set(brackets "_(begin|end)\\.hpp$")

# Kept out of the umbrella: slow to compile, or not repeatable.
set(kept_out iostream random regex thread execution Eigen/Core Eigen/Dense)

set(faults "")
function(fault text)
  set(faults "${faults}  ${text}\n" PARENT_SCOPE)
endfunction()

function(outlay_includes header result)
  file(STRINGS ${include}/outlay/${header} lines REGEX "^[ \t]*#[ \t]*include[ \t]*<outlay/")
  list(TRANSFORM lines REPLACE "^.*<outlay/([^>]*)>.*$" "\\1")
  set(${result} ${lines} PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE headers RELATIVE ${include}/outlay ${include}/outlay/*.hpp)
list(REMOVE_ITEM headers outlay.hpp)
outlay_includes(outlay.hpp listed)

set(floor_before 0)
set(seen)
foreach(header IN LISTS listed)
  if(header IN_LIST seen)
    fault("outlay.hpp lists ${header} twice")
  endif()
  list(APPEND seen ${header})
  string(REGEX REPLACE "/.*" "" floor ${header})
  list(FIND floors ${floor} floor)
  if(NOT header IN_LIST headers)
    fault("outlay.hpp lists ${header}, which does not exist")
  elseif(floor EQUAL -1 OR header MATCHES "${beside}" OR header MATCHES "${brackets}")
    fault("outlay.hpp lists ${header}, which stands on no floor")
  elseif(floor LESS floor_before)
    fault("outlay.hpp lists ${header} after a higher floor")
  else()
    set(floor_before ${floor})
  endif()
endforeach()

foreach(header IN LISTS headers)
  file(STRINGS ${include}/outlay/${header} quoted REGEX "^[ \t]*#[ \t]*include[ \t]*\"")
  if(quoted)
    fault("${header} includes by quotes: write <outlay/...>")
  endif()

  list(FIND listed "${header}" place)
  outlay_includes(${header} uses)
  if(header MATCHES "${beside}")
    continue()
  elseif(header MATCHES "${brackets}")
    set(place 0)
  elseif(place EQUAL -1)
    fault("outlay.hpp does not list ${header}")
    continue()
  endif()
  foreach(used IN LISTS uses)
    list(FIND listed "${used}" used_place)
    if(used MATCHES "${brackets}")
      continue()
    elseif(used_place EQUAL -1)
      fault("${header} includes ${used}, which outlay.hpp does not list")
    elseif(NOT used_place LESS place)
      fault("${header} includes ${used}, which does not stand above it in outlay.hpp")
    endif()
  endforeach()
  foreach(name IN LISTS kept_out)
    file(STRINGS ${include}/outlay/${header} found REGEX "^[ \t]*#[ \t]*include[ \t]*<${name}>")
    if(found)
      fault("${header} includes <${name}>, which is kept out of the umbrella")
    endif()
  endforeach()
endforeach()

if(faults)
  message(FATAL_ERROR "Headers out of order:\n${faults}")
endif()
list(LENGTH listed count)
message(STATUS "${count} headers in order")
