# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<program> -P scenario_errors.cmake
# Files that the example scenario must refuse, and the words of each error: file and line, what was read, what would be valid.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET program PARENT_PATH directory)
set(file ${directory}/bad.toml)
set(begin "[horizon]\nuntil = '2030'\n[[share_target.core]]\nto = '3.5 %'\nby = '2035'\n") # five lines

function(refused text words)
  file(WRITE ${file} "${text}")
  execute_process(COMMAND ${program} ${file} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE err)
  string(STRIP "${err}" err)
  if(NOT result EQUAL 1 OR NOT err STREQUAL "outlay: bad.toml, line ${words}")
    message(SEND_ERROR "ended with ${result} and said\n  ${err}\nnot\n  outlay: bad.toml, line ${words}")
  endif()
endfunction()

set(payment "money over time or once, such as \"1 bn USD/month\" or \"937 mn USD\"")
set(a_key "a key that is not known; valid: amount, from, growth, until, payers, by, counts, indexed, beneficiary, name")
refused("${begin}[[pledge]]\namount = '1 bn USD/week'\nfrom = '2026'\n" "7: pledge.amount = '1 bn USD/week'; valid: ${payment}")
refused("${begin}[[pledge]]\nname = 'a'\nfrom = '2026'\n" "6: pledge.amount = nothing; valid: ${payment}")
refused("${begin}[[pledge]]\namount = '1 bn USD'\nfrom = 2026\n" "8: pledge.from = 2026; valid: a year or a month, such as \"2035\" or \"2026-01\"")
refused("${begin}[[pledge]]\nsum = '1 bn USD'\namount = '1 bn USD'\nfrom = '2026'\n" "7: pledge.sum = ${a_key}")
refused("${begin}[[pledge]]\nname = 'a'\namount = '-1 bn USD'\nfrom = '2026'\n" "6, pledge \"a\": amount = -1 bn USD at current prices; valid: 0 or more")
refused("${begin}[[pledge]]\nname = 'a'\namount = '1 bn USD'\nfrom = '2026'\n[[pledge]]\nname = 'a'\namount = '1 bn USD'\nfrom = '2026'\n"
        "10, pledge \"a\": name = \"a\" twice; valid: a .name of its own for each part of one type")
refused("${begin}except = { ESP = 2.1 }\n" "6: share_target.core.except.ESP = 2.1; valid: a percentage, such as \"3.5 %\"")
refused("${begin}opt_out = ['esp']\n" "6: share_target.core.opt_out = \"esp\"; valid: 1 to 6 characters of A-Z, 0-9 and _, such as NOR")
refused("${begin}[[share_target.core]]\nname = 'b'\nto = '3 %'\nby = '2035'\n" "6, share_target<core> \"b\": of = ALB again; valid: members without another share_target<core>")
refused("${begin}[[stockpile_growth]]\nover = '10 years'\nlift = { air_defence = '400 %' }\n"
        "8: stockpile_growth.lift.long_range_strike = nothing; valid: a percentage for each area, or one for the whole, such as whole = \"30 %\"")
refused("[horizon]\nuntil = '2030'\n" "1: share_target = nothing; valid: a core target for every member, under [[share_target.core]]")
refused("[horizon]\nuntil = '2030'\nuntil = '2031'\n" "3: TOML = Error while parsing key-value pair: cannot redefine existing string 'until'; valid: a file in TOML 1.0")
