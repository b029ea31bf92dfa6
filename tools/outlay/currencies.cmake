# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<outlay> -P currencies.cmake
# A pledge of a file may be in every currency of NATO's tables; in another one it is refused in words.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET program PARENT_PATH directory)
set(file ${directory}/currency.toml)
set(csv ${directory}/currency.csv)
function(run amount)
  file(WRITE ${file} "[horizon]\nbase_year = 2025\nuntil = '2027'\n[[share_target.core]]\nto = '3.5 %'\nby = '2035'\n"
       "[[pledge]]\nname = 'a'\namount = '${amount}/month'\nfrom = '2026'\npayers = ['POL']\n")
  file(REMOVE ${csv})
  execute_process(COMMAND ${program} run ${file} --answer aid --csv ${csv} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE err)
  set(result ${result} PARENT_SCOPE)
  set(out "")
  if(EXISTS ${csv})
    file(READ ${csv} out)
  endif()
  set(out "${out}" PARENT_SCOPE)
  set(err "${err}" PARENT_SCOPE)
endfunction()

foreach(currency USD EUR GBP CAD ALL CZK DKK HUF MKD NOK PLN RON SEK TRY)
  run("1 bn ${currency}")
  if(NOT result EQUAL 0 OR NOT out MATCHES "\"aid\",\"billions\",2026,[0-9.e-]*[1-9]")
    message(SEND_ERROR "${currency}: ended with ${result}: ${err}")
  endif()
endforeach()
# Dollars a euro of 2025 over Poland's own price level, less the euro's deflator of 2026: worked out by another program.
run("1 bn EUR")
if(NOT out MATCHES ",2026,9[.]9(1[5-9]|2[0-4])")
  message(SEND_ERROR "12 bn EUR a year from Poland are not 9.92 bn of 2021 dollars: ${out}")
endif()

run("1 bn ISK")
if(NOT result EQUAL 1 OR NOT err MATCHES "an amount in ISK at current prices; valid: a money with a rate into USD at prices of 2021 for POL")
  message(SEND_ERROR "of kronur of Iceland it says, ending with ${result}:\n  ${err}")
endif()
