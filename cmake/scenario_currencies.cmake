# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<program> -P scenario_currencies.cmake
# A pledge of a file may be in every currency of NATO's tables; in another one it is refused in words.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET program PARENT_PATH directory)
set(file ${directory}/currency.toml)
function(run amount)
  file(WRITE ${file} "[horizon]\nbase_year = 2025\nuntil = '2027'\n[[share_target.core]]\nto = '3.5 %'\nby = '2035'\n"
       "[[pledge]]\nname = 'a'\namount = '${amount}/month'\nfrom = '2026'\npayers = ['POL']\n")
  execute_process(COMMAND ${program} ${file} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE err)
  set(result ${result} PARENT_SCOPE)
  set(out "${out}" PARENT_SCOPE)
  set(err "${err}" PARENT_SCOPE)
endfunction()

foreach(currency USD EUR GBP CAD ALL CZK DKK HUF MKD NOK PLN RON SEK TRY)
  run("1 bn ${currency}")
  if(NOT result EQUAL 0 OR NOT out MATCHES "pledge \"a\": amount 1 bn ${currency}/month")
    message(SEND_ERROR "${currency}: ended with ${result}: ${err}")
  endif()
endforeach()
# Dollars a euro of 2025 over Poland's own price level, less the euro's deflator of 2026: worked out by another program.
run("1 bn EUR")
string(REGEX MATCH "\n2026[^\n]* ([0-9.]+) +0.00\n" line "${out}")
set(paid "${CMAKE_MATCH_1}")
if(NOT paid STREQUAL "9.92")
  message(SEND_ERROR "12 bn EUR a year from Poland are ${paid} bn of 2021 dollars, not 9.92")
endif()

run("1 bn ISK")
if(NOT result EQUAL 1 OR NOT err MATCHES "an amount in ISK at current prices; valid: a money with a rate into USD at prices of 2021 for POL")
  message(SEND_ERROR "of kronur of Iceland it says, ending with ${result}:\n  ${err}")
endif()
