# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# cmake -D root=<source directory> -P readme_blocks.cmake
# The README shows regions of compiled files: what stands between the marks of examples/quickstart.cpp, and what it prints.
cmake_minimum_required(VERSION 3.25)

file(READ ${root}/README.md readme)
file(READ ${root}/examples/quickstart.cpp program)
string(REGEX REPLACE ".*// \\[quickstart\\]\n(.*)// \\[quickstart\\]\n.*" "\\1" region "${program}")
file(READ ${root}/examples/quickstart.expected printed)
foreach(part region printed)
  string(FIND "${readme}" "${${part}}" place)
  if(place EQUAL -1)
    message(SEND_ERROR "README.md does not show the ${part} of examples/quickstart.cpp as it is:\n${${part}}")
  endif()
endforeach()

# The steps of docs/parts.md are regions of a compiled test.
file(READ ${root}/docs/parts.md page)
file(READ ${root}/tests/docs/parts_path.test.cpp steps)
foreach(step 1 2 3 4)
  string(REGEX REPLACE ".*// \\[step ${step}\\]\n(.*)// \\[step ${step}\\]\n.*" "\\1" region "${steps}")
  string(FIND "${page}" "${region}" place)
  if(place EQUAL -1)
    message(SEND_ERROR "docs/parts.md does not show step ${step} of tests/docs/parts_path.test.cpp as it is:\n${region}")
  endif()
endforeach()
