# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D program=<outlay> -P errors.cmake
# Files that `outlay run` must refuse, and the words of each error: file and line, what was read, what would be valid.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET program PARENT_PATH directory)
set(file ${directory}/bad.toml)
set(begin "[horizon]\nuntil = '2030'\n[[share_target.core]]\nto = '3.5 %'\nby = '2035'\n") # five lines

function(refused text words)
  file(WRITE ${file} "${text}")
  execute_process(COMMAND ${program} run ${file} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE err)
  string(STRIP "${err}" err)
  if(NOT result EQUAL 1 OR NOT err STREQUAL "outlay: bad.toml, line ${words}")
    message(SEND_ERROR "ended with ${result} and said\n  ${err}\nnot\n  outlay: bad.toml, line ${words}")
  endif()
endfunction()

set(payment "money over time or once, such as \"1 bn USD/month\" or \"937 mn USD\"")
set(moment "a year or a month, such as \"2035\" or \"2026-01\", an event, such as \"on review\" or \"on review + 2 years\", or \"never\"")
set(a_key "a key that is not known; valid: amount, growth, from, until, payers, by, to, counts, indexed, delivery, stages, supplier, beneficiary, tags, out_of, name, source")
refused("${begin}[[pledge]]\namount = '1 bn USD/week'\nfrom = '2026'\n" "7: pledge.amount = \"1 bn USD/week\"; valid: ${payment}")
refused("${begin}[[pledge]]\nname = 'a'\nfrom = '2026'\n" "6: pledge.amount = nothing; valid: ${payment}")
refused("${begin}[[pledge]]\namount = '1 bn USD'\nfrom = 2026\n" "8: pledge.from = 2026 without quotation marks; valid: ${moment}")
refused("${begin}[[pledge]]\nsum = '1 bn USD'\namount = '1 bn USD'\nfrom = '2026'\n" "7: pledge.sum = ${a_key}")
refused("${begin}[[pledge]]\nname = 'a'\namount = '-1 bn USD'\nfrom = '2026'\n" "8, pledge \"a\": amount = -1 bn USD; valid: 0 or more")
refused("${begin}[[pledge]]\nname = 'a'\namount = '1 bn USD'\nfrom = '2026'\n[[pledge]]\nname = 'a'\namount = '1 bn USD'\nfrom = '2026'\n"
        "11, pledge \"a\": name = \"a\" twice; valid: a name of its own for each part of one kind")
refused("${begin}except = { ESP = 2.1 }\n" "6: share_target.core.except.ESP = 2.1 without a unit in quotation marks; valid: a percentage, such as \"3.5 %\"")
set(ally "an ally's name or code, such as Germany or DEU")
refused("${begin}opt_out = ['Germny']\n" "6: share_target.core.opt_out = \"Germny\"; valid: ${ally}; nearest: Germany (DEU)")
refused("${begin}opt_out = ['XYZ']\n" "6: share_target.core.opt_out = \"XYZ\"; valid: ${ally}")
refused("${begin}except = { Atlantis = '2 %' }\n" "6: share_target.core.except = \"Atlantis\"; valid: ${ally}")
refused("${begin}[[pledge]]\namonut = '1 bn USD'\nfrom = '2026'\namount = '1 bn USD'\n"
        "7: pledge.amonut = a key that is not known; valid: amount, which is nearest, of amount, growth, from, until, payers, by, to, counts, indexed, delivery, stages, supplier, beneficiary, tags, out_of, name, source")
refused("${begin}[[stockpile_growth]]\nlift = { whole = '30 %' }\nover = '10 years'\n"
        "6: stockpile_growth.opening = nothing; valid: a table by member, such as { DEU = { units = { air_defence = 5, ... } } }")
set(stocks "[[stockpile_growth]]\nover = '10 years'\nopening = { DEU = { units = 5 } }\n")
refused("${begin}[[share_target.core]]\nname = 'b'\nto = '3 %'\nby = '2035'\n" "6, share_target.core \"b\": of = ALB again; valid: members without another share_target.core")
refused("${begin}${stocks}lift = { air_defence = '400 %' }\n"
        "9: stockpile_growth.lift.long_range_strike = nothing; valid: a percentage for each area, or one for the whole, such as whole = \"30 %\"")
refused("[horizon]\nuntil = '2030'\nuntil = '2031'\n" "3: TOML = Error while parsing key-value pair: cannot redefine existing string 'until'; valid: a file in TOML 1.0")
set(pledge "[[pledge]]\nname = 'a'\namount = '1 bn USD'\n")
refused("${begin}${pledge}from = 'on review + 1 week'\n" "9: pledge.from = \"on review + 1 week\"; valid: ${moment}")
refused("${begin}${pledge}from = 'on review'\n" "9, pledge \"a\": from = on review; valid: a date: the plan has no event")
refused("${begin}[[event]]\nname = 'e'\nwhen = { core_share = 'DEU', at_least = '3 %', at_most = '4 %' }\n"
        "8: event.when.at_most = \"4 %\"; valid: a level, under either at_least or at_most")
refused("${begin}[[event]]\nname = 'e'\nwhen = { stock_index = 'DEU', gdp = 'DEU', at_least = 1 }\n"
        "8: event.when.gdp = \"DEU\"; valid: one figure: core_share, gdp, stock_index or measure")
refused("${begin}[[event]]\nname = 'e'\nwhen = { core_share = 'DEU', area = 'logistics', at_least = '3 %' }\n"
        "8: event.when.area = \"logistics\"; valid: unset but beside stock_index")
refused("${begin}[[event]]\nname = 'e'\n" "6, event \"e\": at = 0 of at, rate and when; valid: exactly one of them")
refused("${begin}[[industry]]\ncapacity = { air_defence = 10 }\n"
        "7: industry.capacity.long_range_strike = nothing; valid: a number of units, such as 12.5")
refused("${begin}[[industry]]\ncapacity = 10\ngrowth = 10\n" "8: industry.growth = 10; valid: a percentage, such as \"3.5 %\", or a table with one for each area")
refused("${begin}[[learning]]\nexponent = 0.1\n"
        "6: learning.before = nothing; valid: a number of units, such as 12.5, or a table with one for each area")
refused("${begin}[[consumables]]\nheld = { DEU = 'many' }\nuse = 2\n" "7: consumables.held.DEU = \"many\"; valid: a number, such as 1.5")
refused("${begin}[[price]]\nvolatility = '1 %'\n"
        "6: price = a key that is not known; valid: prices, which is nearest, of version, title, assumed, source, horizon, group, growth_table, member, exchange_rate, alliance, money, prices_of_the_alliance, economy, prices, feedback, share_target, budget_risk, pledge, capital_contribution, bank, asset_backed_loan, public_debt, stockpile_growth, industry, learning, real_costs, deployment, backfill, consumables, manpower, rival, event")

execute_process(COMMAND ${program} run ${directory} RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE err)
if(NOT result EQUAL 1 OR NOT err MATCHES "no regular file; valid: a text file in TOML")
  message(SEND_ERROR "of a directory it says, ending with ${result}:\n  ${err}")
endif()
